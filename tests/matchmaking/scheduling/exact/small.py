"""Small random problems, and every timetable of them: plain loops that share nothing with the solver."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, pairwise, product

from matchmaking.scheduling.problem import (
    Lock,
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)

START = datetime(2030, 5, 6, 9)  # noqa: DTZ001
LONG, SHORT = 30, 15


def slots_of(days: list[int], noon: int = 99) -> tuple[Slot, ...]:
    """Return as many slots a day as told; odd ones are long, those from `noon` on are in the afternoon."""
    found = []
    for day, count in enumerate(days):
        for number in range(count):
            start = START + timedelta(days=day, hours=number)
            found.append(
                Slot(
                    id=f"s{len(found)}",
                    day=start.date(),
                    start=start.time(),
                    end=(
                        start + timedelta(minutes=LONG if number % 2 else SHORT)
                    ).time(),
                    session="afternoon" if number >= noon else "morning",
                )
            )
    return tuple(found)


def event(
    meetings: list[tuple[int, ...]],
    *,
    slots: tuple[Slot, ...],
    people: int,
    tables: int,
) -> Problem:
    """Return a classic problem without further conditions."""
    return Problem(
        name="small",
        participants=tuple(Participant(f"p{i}") for i in range(people)),
        slots=slots,
        tables=tuple(Table(f"t{i}") for i in range(tables)),
        requests=tuple(
            Request(
                f"r{i}", tuple(f"p{p}" for p in each), (1,) * len(each), required=True
            )
            for i, each in enumerate(meetings)
        ),
    )


def draw(seed: int) -> Problem:
    """Return a random problem with conditions of every kind, of at most about ten thousand timetables."""
    rnd = random.Random(seed)  # noqa: S311
    days = rnd.choice([[3], [4], [5], [6], [2, 2], [3, 2], [3, 3], [2, 2, 2]])
    slots = slots_of(days, noon=rnd.choice([99, 1, 2]))
    people = rnd.randint(3, 6)
    groups = list(combinations(range(people), 2)) + rnd.sample(
        list(combinations(range(people), 3)), rnd.choice([0, 0, 1])
    )
    most = {2: 6, 3: 6, 4: 6, 5: 5, 6: 5}[len(slots)]
    meetings = rnd.sample(groups, min(len(groups), rnd.randint(2, most)))
    problem = event(meetings, slots=slots, people=people, tables=rnd.randint(1, 3))
    return restricted(problem, rnd)


def restricted(problem: Problem, rnd: random.Random) -> Problem:
    requests = tuple(_request(each, problem, rnd) for each in problem.requests)
    ids = [each.id for each in requests]
    ordered = [pair for pair in combinations(ids, 2) if rnd.random() < 0.08]
    return replace(
        problem,
        participants=tuple(
            _person(each, problem, rnd) for each in problem.participants
        ),
        tables=tuple(_table(each, problem, rnd) for each in problem.tables),
        requests=requests,
        precedences=tuple(Precedence(*pair) for pair in ordered),
        locks=tuple(
            Lock(each, rnd.choice(problem.slots).id)
            for each in ids
            if rnd.random() < 0.05
        ),
        virtual_capacity=rnd.randint(0, 2),
    )


def _request(each: Request, problem: Problem, rnd: random.Random) -> Request:
    sessions = sorted({slot.session for slot in problem.slots})
    return replace(
        each,
        fixed=rnd.choice(problem.slots).id if rnd.random() < 0.12 else None,
        sessions=frozenset({rnd.choice(sessions)} if rnd.random() < 0.2 else ()),
        minutes=LONG if rnd.random() < 0.1 else 0,
        virtual=rnd.random() < 0.1,
    )


def _person(each: Participant, problem: Problem, rnd: random.Random) -> Participant:
    first, last = problem.slots[0], problem.slots[-1]
    hour = timedelta(hours=1)
    return replace(
        each,
        forbidden=frozenset(s.id for s in problem.slots if rnd.random() < 0.06),
        arrives_at=first.starts_at + hour if rnd.random() < 0.1 else None,
        leaves_at=last.ends_at - hour if rnd.random() < 0.1 else None,
        maximum=rnd.randint(1, 4) if rnd.random() < 0.08 else None,
    )


def _table(each: Table, problem: Problem, rnd: random.Random) -> Table:
    people = [person.id for person in problem.participants]
    return replace(
        each,
        host=rnd.choice(people) if rnd.random() < 0.15 else None,
        closed=frozenset(s.id for s in problem.slots if rnd.random() < 0.1),
    )


def timetables(
    problem: Problem, fairness: int | None
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Return every timetable, as slot positions, with its breaks."""
    choices = [
        [i for i, slot in enumerate(problem.slots) if _may_take(problem, request, slot)]
        for request in problem.requests
    ]
    for chosen in product(*choices):
        if _clashes(problem, chosen) or _is_full(problem, chosen):
            continue
        breaks = [_breaks(problem, chosen, each.id) for each in problem.participants]
        if fairness is None or max(breaks) - min(breaks) <= fairness:
            yield chosen, sum(breaks)


def fewest(problem: Problem, fairness: int | None) -> int | None:
    """Return the fewest breaks of all timetables; None if there is none."""
    return min((breaks for _, breaks in timetables(problem, fairness)), default=None)


def _may_take(problem: Problem, request: Request, slot: Slot) -> bool:
    people = {each.id: each for each in problem.participants}
    locks = [lock.slot for lock in problem.locks if lock.request == request.id]
    own: dict[str, list[Table]] = {}
    for table in problem.tables:
        if table.host in request.participants:
            own.setdefault(table.host or "", []).append(table)
    return (
        all(people[each].is_there(slot) for each in request.participants)
        and request.fixed in {None, slot.id}
        and all(lock == slot.id for lock in locks)
        and (not request.sessions or slot.session in request.sessions)
        and slot.minutes >= request.minutes
        and all(any(slot.id not in t.closed for t in tables) for tables in own.values())
    )


def host_of(problem: Problem, request: Request) -> str | None:
    hosts = {table.host for table in problem.tables}
    if request.virtual:
        return None
    return next((each for each in request.participants if each in hosts), None)


def _clashes(problem: Problem, chosen: tuple[int, ...]) -> bool:
    number = {each.id: i for i, each in enumerate(problem.requests)}
    seats: Counter[tuple[str, int]] = Counter()
    meetings: Counter[str] = Counter()
    for request, slot in zip(problem.requests, chosen, strict=True):
        seats.update((person, slot) for person in request.participants)
        meetings.update(request.participants)
    return (
        any(count > 1 for count in seats.values())
        or any(
            each.maximum is not None and meetings[each.id] > each.maximum
            for each in problem.participants
        )
        or any(
            chosen[number[each.earlier]] >= chosen[number[each.later]]
            for each in problem.precedences
        )
    )


def _is_full(problem: Problem, chosen: tuple[int, ...]) -> bool:
    for number, slot in enumerate(problem.slots):
        here = [
            request
            for request, place in zip(problem.requests, chosen, strict=True)
            if place == number
        ]
        pooled = [r for r in here if not r.virtual and host_of(problem, r) is None]
        open_ = [
            t for t in problem.tables if t.host is None and slot.id not in t.closed
        ]
        if len(pooled) > len(open_):
            return True
        if sum(request.virtual for request in here) > problem.virtual_capacity:
            return True
    return False


def _breaks(problem: Problem, chosen: tuple[int, ...], person: str) -> int:
    busy = sorted(
        slot
        for request, slot in zip(problem.requests, chosen, strict=True)
        if person in request.participants
    )
    days = [slot.day for slot in problem.slots]
    return sum(b > a + 1 and days[a] == days[b] for a, b in pairwise(busy))
