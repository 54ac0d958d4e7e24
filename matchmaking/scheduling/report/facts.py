"""What the page shows, counted once."""

from collections import Counter
from dataclasses import dataclass

from matchmaking.scheduling.checker import Totals, recount
from matchmaking.scheduling.problem import Participant, Problem, Slot
from matchmaking.scheduling.schedule import Meeting, Schedule


@dataclass(frozen=True)
class Facts:
    """Lists are by participant or by slot, in the problem's order."""

    participants: tuple[Participant, ...]
    slots: tuple[Slot, ...]
    totals: Totals
    at_tables: tuple[int, ...]  # meetings in each slot
    open_tables: tuple[int, ...]
    agendas: tuple[dict[str, list[tuple[str, str]]], ...]  # slot -> (who is met, table)
    requests: int

    @property
    def under_minimum(self) -> int:
        pairs = zip(self.totals.meeting_counts, self.participants, strict=True)
        return sum(count < each.minimum for count, each in pairs)


def facts_of(problem: Problem, schedule: Schedule) -> Facts:
    """Return the facts of a sound schedule."""
    held = Counter(each.slot for each in schedule.meetings if each.table is not None)
    agendas: list[dict[str, list[tuple[str, str]]]] = [
        {} for _each in problem.participants
    ]
    for meeting in schedule.meetings:
        _enter(problem, meeting, agendas)
    return Facts(
        problem.participants,
        problem.slots,
        recount(problem, schedule.meetings),
        tuple(held[slot.id] for slot in problem.slots),
        tuple(
            sum(slot.id not in each.closed for each in problem.tables)
            for slot in problem.slots
        ),
        tuple(agendas),
        len(problem.requests),
    )


def _enter(
    problem: Problem, meeting: Meeting, agendas: list[dict[str, list[tuple[str, str]]]]
) -> None:
    """Enter a meeting in the agenda of each of its participants."""
    people = problem.requests[problem.request_index[meeting.request]].participants
    for each in people:
        others = " + ".join(name for name in people if name != each)
        agenda = agendas[problem.participant_index[each]]
        agenda.setdefault(meeting.slot, []).append((others, meeting.table or ""))
