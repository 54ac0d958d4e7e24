"""Weeks of needs and seasons. A week runs from Monday and counts as soon as one of its days belongs to it."""

from collections.abc import Mapping
from datetime import date

from matchmaking.matching.market import NeedLine, OfferLine, Per


def week_of(day: date) -> int:
    """Return the number of a day's week, counted from the first of the calendar; its Monday is day 1."""
    return (day.toordinal() - 1) // 7


def weeks_between(begins: date, ends: date) -> range:
    return range(week_of(begins), week_of(ends) + 1)


def needed_weeks(need: NeedLine) -> range:
    return weeks_between(need.begins, need.ends)


def shared_weeks(need: NeedLine, offer: OfferLine) -> Mapping[int, int | None] | None:
    """Return what the offer can deliver in each week the need has; None if its seasons are not known.

    A week without a known capacity holds None. Where two seasons share a week, the larger capacity counts.
    """
    if offer.seasons is None:
        return None
    wanted = needed_weeks(need)
    capacity: dict[int, int | None] = {}
    for season in offer.seasons:
        first = max(need.begins, season.begins)
        last = min(need.ends, season.ends)
        if first > last:
            continue
        for week in weeks_between(first, last):
            known = capacity.get(week, 0)
            capacity[week] = (
                None
                if known is None or season.per_week is None
                else max(known, season.per_week)
            )
    return {week: capacity[week] for week in wanted if week in capacity}


def total(capacity: Mapping[int, int | None]) -> int | None:
    """Return the capacity of all weeks together; None if one is not known."""
    amounts = [each for each in capacity.values() if each is not None]
    return sum(amounts) if len(amounts) == len(capacity) else None


def demand(need: NeedLine, weeks: int) -> int | None:
    """Return the quantity needed in so many weeks of the window; None if it is not known."""
    if need.quantity is None or need.per is Per.WINDOW:
        return need.quantity
    return need.quantity * weeks


def covered(need: NeedLine, capacity: Mapping[int, int | None]) -> int | None:
    """Return how much of the need these capacities deliver, week by week: what is left over in one spoils."""
    if need.quantity is None or total(capacity) is None:
        return None
    amounts = [each or 0 for each in capacity.values()]
    if need.per is Per.WINDOW:
        return min(need.quantity, sum(amounts))
    return sum(min(need.quantity, each) for each in amounts)
