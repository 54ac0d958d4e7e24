"""Small agendas, made by taking one request after the other."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from matchmaking.scheduling.checker import recount
from matchmaking.scheduling.problem import (
    Lock,
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)
from matchmaking.scheduling.repair import Moment
from matchmaking.scheduling.schedule import Meeting, Schedule, Status
from tests.matchmaking.scheduling.selection.problems import (
    may_take,
    needs,
    problems,
    slots,
)

Meetings = tuple[Meeting, ...]


@st.composite
def agendas(draw: st.DrawFn, *, two_sides: bool = False) -> tuple[Problem, Schedule]:
    """Return a problem with an agenda that keeps its precedences and locks."""
    problem = draw(problems(two_sides=two_sides))
    meetings: Meetings = ()
    for request in draw(st.permutations(problem.requests)):
        for slot in draw(st.permutations(problem.slots))[:2]:
            held = placed(problem, meetings, request, slot)
            if held and request.id not in {each.request for each in meetings}:
                meetings = (*meetings, held)
    at = {each.request: problem.slot_index[each.slot] for each in meetings}
    order = [
        Precedence(one, two)
        for one in at
        for two in at
        if at[one] < at[two] and draw(st.integers(0, 4)) == 0
    ]
    locked = [each for each in meetings if draw(st.integers(0, 5)) == 0]
    locks = tuple(
        Lock(each.request, each.slot, each.table, each.representatives)
        for each in locked
    )
    problem = replace(problem, precedences=tuple(order), locks=locks)
    return problem, schedule_of(problem, meetings)


def schedule_of(problem: Problem, meetings: Iterable[Meeting]) -> Schedule:
    """Return a schedule of which only the meetings are meant."""
    held = tuple(meetings)
    totals = recount(problem, held)
    return Schedule(
        Status.FEASIBLE,
        held,
        utility=totals.utility,
        utility_bound=totals.utility,
        breaks=totals.breaks,
    )


def two_meetings() -> tuple[Problem, Schedule]:
    """Return a day of two slots, in each of which somebody meets another one."""
    when = slots(1, 2)
    people = (Participant("s"), Participant("b1"), Participant("b2"))
    requests = (
        Request("first", ("s", "b1"), (5, 5)),
        Request("second", ("s", "b2"), (1, 1)),
    )
    problem = Problem("day", people, when, (Table("t"),), requests)
    meetings = (
        Meeting("first", when[0].id, "t", (0, 0)),
        Meeting("second", when[1].id, "t", (0, 0)),
    )
    return problem, schedule_of(problem, meetings)


def first(problem: Problem) -> Moment:
    """Return the moment at which the event begins."""
    return Moment(problem.slots[0].starts_at)


def placed(
    problem: Problem, meetings: Iterable[Meeting], request: Request, slot: Slot
) -> Meeting | None:
    """Return the request as a meeting in a slot, beside these, or None if it has no place there."""
    here = [each for each in meetings if each.slot == slot.id]
    people = [
        problem.participants[problem.participant_index[p]] for p in request.participants
    ]
    if not may_take(problem, request, slot) or any(
        _has_enough(problem, meetings, each) for each in people
    ):
        return None
    seats = [free_representative(problem, here, each, slot) for each in people]
    if None in seats:
        return None
    table = free_table(problem, here, request, slot, seats)
    if table is None and not request.virtual:
        return None
    if request.virtual and _virtual(problem, here) >= problem.virtual_capacity:
        return None
    return Meeting(request.id, slot.id, table, tuple(seats))


def _has_enough(
    problem: Problem, meetings: Iterable[Meeting], person: Participant
) -> bool:
    held = [problem.requests[problem.request_index[each.request]] for each in meetings]
    has = sum(person.id in each.participants for each in held)
    return person.maximum is not None and has >= person.maximum


def _virtual(problem: Problem, here: list[Meeting]) -> int:
    return sum(
        problem.requests[problem.request_index[each.request]].virtual for each in here
    )


def free_representative(
    problem: Problem, here: list[Meeting], person: Participant, slot: Slot
) -> int | None:
    """Return the first representative without a meeting; a host's n-th one sits at its n-th table."""
    if not person.is_there(slot):
        return None
    busy = set()
    for each in here:
        people = problem.requests[problem.request_index[each.request]].participants
        if person.id in people:
            busy.add(each.representatives[people.index(person.id)])
    own = [table for table in problem.tables if table.host == person.id]
    able = [
        n
        for n in range(person.representatives)
        if not own or (n < len(own) and slot.id not in own[n].closed)
    ]
    return next((n for n in able if n not in busy), None)


def free_table(
    problem: Problem,
    here: list[Meeting],
    request: Request,
    slot: Slot,
    seats: list[int | None],
) -> str | None:
    if needs(problem, request) == "virtual":
        return None
    hosts = [name for name in request.participants if name in problem.hosts]
    if hosts:
        own = [table for table in problem.tables if table.host == hosts[0]]
        number = seats[request.participants.index(hosts[0])]
        return own[number].id if number is not None else None
    taken = {each.table for each in here}
    pooled = [table for table in problem.tables if table.host is None]
    free = (t.id for t in pooled if slot.id not in t.closed and t.id not in taken)
    return next(free, None)
