from datetime import date

from matchmaking.matching.market import Per, Season
from matchmaking.matching.weeks import covered, demand, shared_weeks, total, week_of
from tests.matchmaking.matching.building import MONDAY, SUNDAY, need, offer

FIRST = week_of(MONDAY)


def test_a_week_begins_on_monday() -> None:
    assert week_of(SUNDAY) == FIRST + 3
    assert week_of(date(2027, 1, 4)) == FIRST + 4


def test_a_season_counts_where_both_have_a_day_of_the_week() -> None:
    late = offer(seasons=(Season(date(2026, 12, 13), date(2026, 12, 21), 50),))

    assert shared_weeks(need(), late) == {FIRST: 50, FIRST + 1: 50, FIRST + 2: 50}


def test_a_week_in_which_they_miss_each_other_does_not_count() -> None:
    wanted = need(begins=date(2026, 12, 10))
    early = offer(seasons=(Season(date(2026, 12, 1), date(2026, 12, 9), 50),))

    assert shared_weeks(wanted, early) == {}


def test_the_larger_capacity_counts_in_a_week_of_two_seasons() -> None:
    seasons = (
        Season(date(2026, 12, 1), date(2026, 12, 9), 50),
        Season(date(2026, 12, 10), date(2026, 12, 13), 80),
        Season(date(2026, 12, 14), date(2026, 12, 20)),
        Season(date(2026, 12, 20), date(2026, 12, 20), 9),
    )

    assert shared_weeks(need(), offer(seasons=seasons)) == {FIRST: 80, FIRST + 1: None}


def test_unknown_seasons_share_unknown_weeks() -> None:
    assert shared_weeks(need(), offer(seasons=None)) is None


def test_a_total_is_known_only_if_all_of_it_is() -> None:
    assert total({1: 5, 2: 6}) == 11
    assert total({1: 5, 2: None}) is None


def test_demand_is_a_week_or_once() -> None:
    assert demand(need(), 3) == 300
    assert demand(need(per=Per.WINDOW), 3) == 100
    assert demand(need(quantity=None), 3) is None


def test_what_is_left_over_in_a_week_does_not_help_another() -> None:
    capacity = {1: 180, 2: 40}

    assert covered(need(), capacity) == 140
    assert covered(need(quantity=200, per=Per.WINDOW), capacity) == 200
    assert covered(need(), {1: None}) is None
    assert covered(need(quantity=None), capacity) is None
