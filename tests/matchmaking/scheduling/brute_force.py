"""Every schedule of a tiny event, by trying them all."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

from matchmaking.scheduling.problem import Problem, Request, Slot

Placing = tuple[int | None, ...]  # position of the slot of each request


def possible(problem: Problem) -> Iterator[tuple[int, Placing]]:
    """Yield the utility of each schedule that keeps every rule, and where it puts the requests."""
    choices = [_choices(problem, each) for each in problem.requests]
    for placing in product(*choices):
        if _keeps_rules(problem, placing):
            held = zip(problem.requests, placing, strict=True)
            yield sum(each.utility for each, at in held if at is not None), placing


def best(problem: Problem) -> int | None:
    """Return the most utility a schedule can have; None: there is no schedule."""
    return max((utility for utility, _placing in possible(problem)), default=None)


def _choices(problem: Problem, request: Request) -> list[int | None]:
    lock = problem.lock_of.get(request.id)
    slot = lock.slot if lock else request.fixed
    slots: list[int | None] = [
        at
        for at, each in enumerate(problem.slots)
        if slot in {None, each.id} and _fits(problem, request, each)
    ]
    must = request.required or slot is not None
    return slots if must else [None, *slots]


def _fits(problem: Problem, request: Request, slot: Slot) -> bool:
    people = [
        problem.participants[problem.participant_index[p]] for p in request.participants
    ]
    return (
        all(each.is_there(slot) for each in people)
        and slot.minutes >= request.minutes
        and (not request.sessions or slot.session in request.sessions)
    )


def _keeps_rules(problem: Problem, placing: Placing) -> bool:
    at = {
        each.id: where
        for each, where in zip(problem.requests, placing, strict=True)
        if where is not None
    }
    busy = Counter(
        (p, at[each.id])
        for each in problem.requests
        if each.id in at
        for p in each.participants
    )
    return (
        all(count <= _places(problem, p, where) for (p, where), count in busy.items())
        and _within_maximum(problem, busy)
        and all(count <= most for count, most in _loads(problem, at))
        and all(
            not {each.earlier, each.later} <= set(at)
            or at[each.earlier] < at[each.later]
            for each in problem.precedences
        )
    )


def _places(problem: Problem, name: str, at: int) -> int:
    """Return how many meetings a participant can hold in a slot: one a representative, of a host one an open own table."""
    representatives = problem.participants[
        problem.participant_index[name]
    ].representatives
    own = [each for each in problem.tables if each.host == name]
    if not own:
        return representatives
    open_ = sum(problem.slots[at].id not in each.closed for each in own)
    return min(representatives, open_)


def _within_maximum(problem: Problem, busy: Counter[tuple[str, int]]) -> bool:
    held: Counter[str] = Counter()
    for (name, _at), count in busy.items():
        held[name] += count
    return all(
        each.maximum is None or held[each.id] <= each.maximum
        for each in problem.participants
    )


def _loads(problem: Problem, at: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Yield meetings and places in each slot, of pooled tables and online."""
    pooled: Counter[int] = Counter()
    online: Counter[int] = Counter()
    for each in problem.requests:
        if each.id in at and each.virtual:
            online[at[each.id]] += 1
        elif each.id in at and not problem.hosts & set(each.participants):
            pooled[at[each.id]] += 1
    for where, slot in enumerate(problem.slots):
        free = [
            each
            for each in problem.tables
            if each.host is None and slot.id not in each.closed
        ]
        yield pooled[where], len(free)
        yield online[where], problem.virtual_capacity
