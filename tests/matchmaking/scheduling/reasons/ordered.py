"""Small agendas in which requests that are not held have an order too."""

from dataclasses import replace

from hypothesis import strategies as st

from matchmaking.scheduling.problem import Precedence, Problem, Request
from tests.matchmaking.scheduling.repair.agendas import Meetings, agendas, placed

Agenda = tuple[Problem, Meetings]


@st.composite
def ordered(draw: st.DrawFn) -> Agenda:
    """Return an agenda in which requests that are not held have precedences too."""
    problem, schedule = draw(agendas())
    at = {each.request: problem.slot_index[each.slot] for each in schedule.meetings}
    order = list(problem.precedences)
    for request in problem.requests:
        if request.id not in at:
            turn = draw(st.integers(0, len(problem.slots)))
            order += [
                Precedence(other, request.id)
                if slot < turn
                else Precedence(request.id, other)
                for other, slot in at.items()
                if draw(st.integers(0, 2)) == 0
            ]
    return replace(problem, precedences=tuple(order)), schedule.meetings


def in_order(problem: Problem, meetings: Meetings) -> bool:
    at = {each.request: problem.slot_index[each.slot] for each in meetings}
    return all(
        at[each.earlier] < at[each.later]
        for each in problem.precedences
        if each.earlier in at and each.later in at
    )


def fits(problem: Problem, meetings: Meetings, request: Request) -> bool:
    """Say whether the request can be held in some slot, every one of the meetings staying where it is."""
    return any(
        (held := placed(problem, meetings, request, slot)) is not None
        and in_order(problem, (*meetings, held))
        for slot in problem.slots
    )
