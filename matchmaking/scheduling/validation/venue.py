"""Faults of slots and tables."""

from collections.abc import Iterator
from itertools import pairwise

from matchmaking.faults import fault
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.validation.ids import repeated, unknown_slots
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

MOST_SLOTS_A_DAY = 60  # a day is one machine word in the kernels


def slot_faults(problem: Problem) -> Iterator[Sentence]:
    """Yield the faults of the slots: times that cannot be, and times that overlap."""
    if not problem.slots:
        yield fault("slots", _("the event has no slot."))
    yield from repeated("slots", [each.id for each in problem.slots])
    for number, slot in enumerate(problem.slots):
        if slot.end <= slot.start:
            yield fault(
                f"slots[{number}].end",
                _("slot “%(id)s” ends before it has begun."),
                id=slot.id,
            )
    for number, (one, other) in enumerate(pairwise(problem.slots), 1):
        if other.starts_at < one.starts_at:
            yield fault(
                f"slots[{number}]",
                _(
                    "slot “%(id)s” begins before slot “%(other)s” above it; slots stand in time order."
                ),
                id=other.id,
                other=one.id,
            )
        elif other.starts_at < one.ends_at:
            yield fault(
                f"slots[{number}]",
                _(
                    "slots “%(other)s” and “%(id)s” overlap, so a participant would be in both at once."
                ),
                id=other.id,
                other=one.id,
            )
    yield from _crowded_days(problem)


def _crowded_days(problem: Problem) -> Iterator[Sentence]:
    days = [slot.day for slot in problem.slots]
    for day in sorted(set(days)):
        if days.count(day) > MOST_SLOTS_A_DAY:
            yield fault(
                "slots",
                _("%(day)s has %(count)s slots, at most %(most)s are possible."),
                day=day,
                count=days.count(day),
                most=MOST_SLOTS_A_DAY,
            )


def table_faults(problem: Problem) -> Iterator[Sentence]:
    """Yield the faults of the tables and of the capacity for virtual meetings."""
    if not problem.tables and not all(each.virtual for each in problem.requests):
        yield fault("tables", _("there is no table, and not every meeting is virtual."))
    if not problem.virtual_capacity and any(each.virtual for each in problem.requests):
        yield fault("virtual_capacity", _("is 0, but there are virtual meetings."))
    yield from repeated("tables", [each.id for each in problem.tables])
    for number, table in enumerate(problem.tables):
        yield from unknown_slots(
            f"tables[{number}].closed", table.closed, problem.slot_index
        )
        if table.host is not None and table.host not in problem.participant_index:
            yield fault(
                f"tables[{number}].host",
                _("There is no participant “%(id)s”."),
                id=table.host,
            )
