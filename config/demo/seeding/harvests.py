"""When a lot was harvested: as late as its season and its road allow. Values in, values out."""

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_WAIT = 60
NO_SHELF_LIFE = 3 * LONGEST_WAIT


@dataclass(frozen=True)
class Dates:
    """The day of a harvest and the last day on which it is good, if it has one."""

    harvest: date
    best_before: date | None

    def is_good_on(self, day: date) -> bool:
        return self.best_before is None or day < self.best_before


def in_season(season: str, day: date) -> bool:
    """Tell whether anything is harvested in the month of a day; `season` has a digit for each month."""
    return season[day.month - 1] != "0"


def last_in_season(season: str, day: date) -> date:
    """Return the last day of harvest up to `day`: itself in season, else the end of the season before."""
    while not in_season(season, day):
        day = day.replace(day=1) - timedelta(days=1)
    return day


def two_harvests(
    season: str, shelf_days: int | None, road_days: int, today: date
) -> list[Dates]:
    """Return the harvest now on sale and the one before it."""
    good_for = shelf_days or NO_SHELF_LIFE
    wait = max(road_days, min(good_for // 8, LONGEST_WAIT))
    gap = max(1, min(wait + 3, good_for - wait - 2))
    newest = last_in_season(season, today - timedelta(days=wait))
    earlier = last_in_season(
        season, min(today - timedelta(days=wait + gap), newest - timedelta(days=1))
    )
    return [dated(day, shelf_days) for day in (newest, earlier)]


def is_due(newest: date, wanted: Dates, shelf_days: int | None) -> bool:
    """Tell whether the time has come for a lot after the newest one: daily for eggs, seldom for what keeps."""
    step = max(1, (shelf_days or NO_SHELF_LIFE) // 16)
    return wanted.harvest - newest >= timedelta(days=step)


def dated(day: date, shelf_days: int | None) -> Dates:
    return Dates(day, day + timedelta(days=shelf_days) if shelf_days else None)
