"""Days of the published almanac."""

from datetime import date

import pytest

from core.display.solar_terms import starts_on, term_at, terms_of


@pytest.mark.parametrize(
    ("year", "index", "day"),
    [
        (2024, 0, date(2024, 1, 6)),
        (2024, 2, date(2024, 2, 4)),
        (2025, 2, date(2025, 2, 3)),
        (2025, 6, date(2025, 4, 4)),
        (2025, 23, date(2025, 12, 21)),
        (2026, 3, date(2026, 2, 18)),
        (2026, 11, date(2026, 6, 21)),
        (2026, 21, date(2026, 11, 22)),
        (2026, 22, date(2026, 12, 7)),
    ],
)
def test_terms_begin_on_the_days_of_the_almanac(year, index, day):
    assert starts_on(year, index) == day


def test_terms_of_every_year_are_in_order():
    days = [term.starts for year in range(2001, 2099) for term in terms_of(year)]

    assert days == sorted(set(days))


def test_term_at_finds_the_term_and_its_next():
    now, following = term_at(date(2026, 11, 25))

    assert (now.han, following.han, following.starts) == (
        "小雪",
        "大雪",
        date(2026, 12, 7),
    )


def test_term_at_new_year_belongs_to_the_winter_solstice():
    now, following = term_at(date(2027, 1, 1))

    assert (now.han, following.han) == ("冬至", "小寒")
