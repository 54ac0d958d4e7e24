"""Small events that tests change to their needs."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from matchmaking.scheduling.problem import (
    Lock,
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)
from matchmaking.scheduling.schedule import Meeting, Reason, Schedule, Status, Unmet
from matchmaking.wording import Sentence

DAY = date(2026, 12, 1)
INSTANCES = Path(__file__).resolve().parents[3].parent / "shared" / "b2bsp"


def slots(count: int, days: int = 1) -> tuple[Slot, ...]:
    """Return slots of twenty minutes from nine o'clock; the second half of a day is its afternoon."""
    found = []
    for day in range(days):
        for number in range(count):
            begins = datetime.combine(DAY + timedelta(day), time(9)) + timedelta(
                minutes=20 * number
            )
            found.append(
                Slot(
                    f"t{day * count + number + 1}",
                    begins.date(),
                    begins.time(),
                    (begins + timedelta(minutes=20)).time(),
                    "afternoon" if number >= count / 2 else "morning",
                )
            )
    return tuple(found)


def small(**changes: Any) -> Problem:
    """Return two suppliers and two buyers who all ask for each other, four slots and two tables."""
    problem = Problem(
        name="small",
        participants=(
            Participant("s1", side="supplier"),
            Participant("s2", side="supplier"),
            Participant("b1", side="buyer"),
            Participant("b2", side="buyer"),
        ),
        slots=slots(4),
        tables=(Table("T1"), Table("T2")),
        requests=(
            Request("s1b1", ("s1", "b1"), (5, 5)),
            Request("s1b2", ("s1", "b2"), (3, 4)),
            Request("s2b1", ("s2", "b1"), (2, 2)),
            Request("s2b2", ("s2", "b2"), (6, 1)),
        ),
    )
    return replace(problem, **changes)


def all_fields() -> Problem:
    """Return the small event with all that a file of it may hold."""
    return small(
        requests=(
            *small().requests,
            Request(
                "all",
                ("s1", "s2", "b1"),
                (1, 2, 3),
                required=True,
                fixed="t3",
                sessions=frozenset({"afternoon"}),
                minutes=20,
                virtual=True,
            ),
        ),
        precedences=(Precedence("s1b1", "s2b2"),),
        locks=(Lock("s1b1", "t1", "T1", (0, 0)),),
        virtual_capacity=3,
        day_price=2,
    )


def agenda(**changes: Any) -> Schedule:
    """Return a sound schedule of `small()`: everybody meets in the first two slots."""
    schedule = Schedule(
        Status.OPTIMAL,
        meetings=(
            Meeting("s1b1", "t1", "T1", (0, 0)),
            Meeting("s2b2", "t1", "T2", (0, 0)),
            Meeting("s1b2", "t2", "T1", (0, 0)),
            Meeting("s2b1", "t2", "T2", (0, 0)),
        ),
        utility=28,
        utility_bound=28,
    )
    return replace(schedule, **changes)


def unmet(*requests: str) -> tuple[Unmet, ...]:
    return tuple(
        Unmet(each, Reason.NOT_PLACED, Sentence("because")) for each in requests
    )
