"""Meetings with what their ids stand for, and ids that stand for nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchmaking.scheduling.problem import Problem, Request, Slot, Table
from matchmaking.scheduling.schedule import Meeting
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting with what its ids stand for."""

    request: Request
    slot: Slot
    at: int  # position of the slot
    table: Table | None
    representatives: tuple[int, ...]


def held(problem: Problem, meeting: Meeting) -> Held:
    at = problem.slot_index[meeting.slot]
    table = meeting.table
    return Held(
        problem.requests[problem.request_index[meeting.request]],
        problem.slots[at],
        at,
        None if table is None else problem.tables[problem.table_index[table]],
        meeting.representatives,
    )


def unknown(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Sentence]:
    for each in meetings:
        if each.request not in problem.request_index:
            yield Sentence(_("There is no request “%(id)s”."), {"id": each.request})
        if each.slot not in problem.slot_index:
            yield Sentence(_("There is no slot “%(id)s”."), {"id": each.slot})
        if each.table is not None and each.table not in problem.table_index:
            yield Sentence(_("There is no table “%(id)s”."), {"id": each.table})
