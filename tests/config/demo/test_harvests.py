"""Lots are harvested in their season, as late as the road allows."""

from datetime import date

import pytest

from config.demo.seeding.harvests import Dates, is_due, last_in_season, two_harvests

ALL_YEAR = "3" * 12
SUMMER = "000002332000"
WINTER = "310000000013"


@pytest.mark.parametrize(
    ("season", "day", "last"),
    [
        (SUMMER, date(2026, 7, 15), date(2026, 7, 15)),
        (SUMMER, date(2026, 11, 25), date(2026, 9, 30)),
        (SUMMER, date(2026, 2, 3), date(2025, 9, 30)),
        (WINTER, date(2026, 3, 1), date(2026, 2, 28)),
        (WINTER, date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_the_last_day_of_harvest(season, day, last):
    assert last_in_season(season, day) == last


@pytest.mark.parametrize("season", [ALL_YEAR, SUMMER, WINTER, "000000010000"])
@pytest.mark.parametrize("shelf", [2, 4, 30, 365, None])
@pytest.mark.parametrize(
    "today", [date(2026, 1, 1), date(2026, 6, 30), date(2026, 11, 25)]
)
def test_two_harvests_are_in_season_and_over(season, shelf, today):
    newest, earlier = two_harvests(season, shelf, 2, today)

    assert earlier.harvest < newest.harvest <= today
    assert "0" not in {season[one.harvest.month - 1] for one in (newest, earlier)}


def test_what_keeps_for_days_is_on_sale_in_its_season_only():
    in_july = two_harvests(SUMMER, 20, 8, date(2026, 7, 20))[0]
    in_november = two_harvests(SUMMER, 20, 8, date(2026, 11, 25))[0]

    assert in_july.is_good_on(date(2026, 7, 20))
    assert not in_november.is_good_on(date(2026, 11, 25))


@pytest.mark.parametrize(
    ("shelf", "days", "due"),
    [(30, 0, False), (30, 1, True), (365, 21, False), (365, 22, True)],
)
def test_the_next_lot_comes_as_the_shelf_life_asks(shelf, days, due):
    newest = date(2026, 5, 1)
    wanted = Dates(date.fromordinal(newest.toordinal() + days), None)

    assert is_due(newest, wanted, shelf) is due
