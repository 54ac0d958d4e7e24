"""Small random problems, and what can be said of them by trying everything."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from itertools import combinations

from hypothesis import strategies as st

from matchmaking.scheduling.problem import (
    Participant,
    Problem,
    Request,
    Slot,
    Table,
)

IDS = ("a", "b", "c", "d", "e", "f")


def slots(days: int, of_day: int) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            f"{day}-{n}",
            date(2026, 5, 1 + day),
            time(9 + n),
            time(9 + n, 30),
            session="morning" if n < 2 else "afternoon",
        )
        for day in range(days)
        for n in range(of_day)
    )


@st.composite
def problems(
    draw: st.DrawFn, *, two_sides: bool = False, kinds: bool = True, joint: bool = True
) -> Problem:
    """Return at most 6 participants, 5 slots, 3 pooled tables and 7 requests."""
    when = slots(draw(st.integers(1, 2)), draw(st.integers(1, 3)))[:5]
    count = draw(st.integers(2, 6))
    people = tuple(draw(participants(name, when)) for name in IDS[:count])
    pooled = tuple(
        Table(f"t{n}", closed=draw(some([each.id for each in when], 3)))
        for n in range(draw(st.integers(0, 3)))
    )
    hosts = draw(some(IDS[:count], 4)) if kinds else frozenset()
    own = tuple(Table(f"own-{name}", host=name) for name in sorted(hosts))
    problem = Problem(
        "small",
        people,
        when,
        (*pooled, *own),
        requests=(),
        virtual_capacity=draw(st.integers(0, 2)) if kinds else 0,
    )
    return replace(
        problem,
        requests=draw(requests(count, two_sides=two_sides, kinds=kinds, joint=joint)),
    )


@st.composite
def participants(draw: st.DrawFn, name: str, when: tuple[Slot, ...]) -> Participant:
    return Participant(
        name,
        representatives=draw(st.sampled_from((1, 1, 1, 2))),
        minimum=draw(st.integers(0, 2)),
        maximum=draw(st.sampled_from((None, None, 1, 2))),
        forbidden=draw(some([each.id for each in when], 3)),
    )


@st.composite
def requests(
    draw: st.DrawFn, count: int, *, two_sides: bool, kinds: bool, joint: bool
) -> tuple[Request, ...]:
    names = IDS[:count]
    pairs = [
        pair
        for pair in combinations(names, 2)
        if not two_sides or (names.index(pair[0]) + names.index(pair[1])) % 2
    ]
    groups = list(combinations(names, 3)) if joint and not two_sides else []
    chosen = draw(
        st.lists(
            st.sampled_from(pairs * 3 + groups), min_size=1, max_size=7, unique=True
        )
    )
    return tuple(
        Request(
            f"r{n}",
            members,
            tuple(draw(st.integers(0, 9)) for _ in members),
            sessions=draw(
                st.sampled_from((frozenset(), frozenset(), frozenset({"morning"})))
            ),
            virtual=kinds and draw(st.integers(0, 3)) == 0,
        )
        for n, members in enumerate(chosen)
    )


def some(values: tuple[str, ...] | list[str], one_in: int) -> st.SearchStrategy:
    """Return strategies for sets that hold each value once in so many cases."""
    flags = st.tuples(*(st.integers(1, one_in) for _ in values))
    return flags.map(
        lambda drawn: frozenset(v for v, d in zip(values, drawn, strict=True) if d == 1)
    )


def needs(problem: Problem, request: Request) -> str:
    hosts = {table.host for table in problem.tables}
    if request.virtual:
        return "virtual"
    return "own" if hosts & set(request.participants) else "pooled"


def places(problem: Problem, person: Participant, slot: Slot) -> int:
    """Return how many meetings the participant can hold in the slot."""
    if not person.is_there(slot):
        return 0
    own = [table for table in problem.tables if table.host == person.id]
    if not own:
        return person.representatives
    return sum(slot.id not in table.closed for table in own[: person.representatives])


def kinds_of(problem: Problem, slot: Slot) -> dict[str, int]:
    """Return how many meetings of each kind fit into the slot."""
    pooled = [table for table in problem.tables if table.host is None]
    return {
        "virtual": problem.virtual_capacity,
        "pooled": sum(slot.id not in table.closed for table in pooled),
        "own": len(problem.participants),
    }


def may_take(problem: Problem, request: Request, slot: Slot) -> bool:
    lock = problem.lock_of.get(request.id)
    wanted = {request.fixed, lock.slot if lock else None} - {None}
    return (
        (not request.sessions or slot.session in request.sessions)
        and slot.minutes >= request.minutes
        and wanted <= {slot.id}
    )


def forced(problem: Problem, request: Request) -> bool:
    return bool(request.required or request.fixed or request.id in problem.lock_of)


def open_slots(problem: Problem, request: Request) -> list[Slot]:
    """Return the slots in which the request could be held if nothing else were."""
    people = [
        problem.participants[problem.participant_index[p]] for p in request.participants
    ]
    return [
        slot
        for slot in problem.slots
        if may_take(problem, request, slot)
        and kinds_of(problem, slot)[needs(problem, request)] > 0
        and all(places(problem, person, slot) > 0 for person in people)
    ]


def selections(problem: Problem) -> Iterator[tuple[Request, ...]]:
    """Return every set of requests that the totals of participants and tables allow."""
    able = [each for each in problem.requests if open_slots(problem, each)]
    for size in range(len(able) + 1):
        for chosen in combinations(able, size):
            if _within(problem, chosen):
                yield chosen


def _within(problem: Problem, chosen: tuple[Request, ...]) -> bool:
    for person in problem.participants:
        has = sum(person.id in each.participants for each in chosen)
        most = sum(places(problem, person, slot) for slot in problem.slots)
        if has > most or (person.maximum is not None and has > person.maximum):
            return False
    for kind in ("virtual", "pooled", "own"):
        total = sum(kinds_of(problem, slot)[kind] for slot in problem.slots)
        if sum(needs(problem, each) == kind for each in chosen) > total:
            return False
    return all(each in chosen for each in problem.requests if forced(problem, each))


def best_agenda(problem: Problem) -> int:
    """Return the utility of the best schedule, found by trying every one; -1 if none holds all forced requests."""
    return _best(problem, 0, {})


def _best(problem: Problem, number: int, at: dict[str, Slot]) -> int:
    if number == len(problem.requests):
        return 0 if _in_order(problem, at) else -1
    request = problem.requests[number]
    best = -1 if forced(problem, request) else _best(problem, number + 1, at)
    for slot in open_slots(problem, request):
        if _has_room(problem, request, slot, at):
            rest = _best(problem, number + 1, {**at, request.id: slot})
            best = max(best, rest + request.utility if rest >= 0 else -1)
    return best


def _has_room(
    problem: Problem, request: Request, slot: Slot, at: dict[str, Slot]
) -> bool:
    held = [problem.requests[problem.request_index[each]] for each in at]
    here = [each for each in held if at[each.id] == slot]
    for name in request.participants:
        person = problem.participants[problem.participant_index[name]]
        has = sum(name in each.participants for each in held)
        if person.maximum is not None and has >= person.maximum:
            return False
        busy = sum(name in each.participants for each in here)
        if busy >= places(problem, person, slot):
            return False
    kind = needs(problem, request)
    taken = sum(needs(problem, each) == kind for each in here)
    return taken < kinds_of(problem, slot)[kind]


def _in_order(problem: Problem, at: dict[str, Slot]) -> bool:
    when = {name: problem.slot_index[slot.id] for name, slot in at.items()}
    return all(
        when[each.earlier] < when[each.later]
        for each in problem.precedences
        if each.earlier in when and each.later in when
    )
