"""The conditions of a problem that somebody could lift, one by one, and the problem without them.

Not negotiable are the slots of the event, one meeting at a time for everybody, and that every meeting is held.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from matchmaking.scheduling.problem import Participant, Problem, Request, Table


class Kind(StrEnum):
    """What a condition is about; its subject is a position in the tuple named here."""

    FIXED = "fixed"  # requests
    LOCKED = "locked"  # locks
    SESSIONS = "sessions"  # requests
    MINUTES = "minutes"  # requests
    FORBIDDEN = "forbidden"  # participants
    ARRIVAL = "arrival"  # participants
    LEAVING = "leaving"  # participants
    MAXIMUM = "maximum"  # participants
    PRECEDENCE = "precedence"  # precedences
    TABLES = "tables"  # the number of pooled tables
    VIRTUAL = "virtual"  # the number of virtual meetings at once
    CLOSED = "closed"  # tables
    FAIRNESS = "fairness"  # the largest difference of breaks


@dataclass(frozen=True, slots=True)
class Condition:
    kind: Kind
    subject: int = 0


Has = Set[tuple[Kind, int]]
Facts = Mapping[Kind, tuple[str, Any]]
Each = TypeVar("Each")
Value = TypeVar("Value", Participant, Request, Table)

# Which value holds each condition, and what it is where the condition is lifted.
OF_REQUESTS: Facts = {
    Kind.FIXED: ("fixed", None),
    Kind.SESSIONS: ("sessions", frozenset()),
    Kind.MINUTES: ("minutes", 0),
}
OF_PARTICIPANTS: Facts = {
    Kind.FORBIDDEN: ("forbidden", frozenset()),
    Kind.ARRIVAL: ("arrives_at", None),
    Kind.LEAVING: ("leaves_at", None),
    Kind.MAXIMUM: ("maximum", None),
}
OF_TABLES: Facts = {Kind.CLOSED: ("closed", frozenset())}


def conditions_of(problem: Problem, fairness: int | None) -> tuple[Condition, ...]:
    """Return every condition of the problem, in the order of the file."""
    found = [*_of_requests(problem), *_of_participants(problem)]
    found += [Condition(Kind.PRECEDENCE, i) for i, _ in enumerate(problem.precedences)]
    found += [
        Condition(Kind.CLOSED, i) for i, t in enumerate(problem.tables) if t.closed
    ]
    found.append(Condition(Kind.TABLES))
    if any(request.virtual for request in problem.requests):
        found.append(Condition(Kind.VIRTUAL))
    if fairness is not None:
        found.append(Condition(Kind.FAIRNESS))
    return tuple(found)


def _of_requests(problem: Problem) -> Iterator[Condition]:
    shortest = min((slot.minutes for slot in problem.slots), default=0)
    for number, request in enumerate(problem.requests):
        if request.fixed is not None:
            yield Condition(Kind.FIXED, number)
        if request.sessions:
            yield Condition(Kind.SESSIONS, number)
        if request.minutes > shortest:
            yield Condition(Kind.MINUTES, number)
    for number, _ in enumerate(problem.locks):
        yield Condition(Kind.LOCKED, number)


def _of_participants(problem: Problem) -> Iterator[Condition]:
    for number, each in enumerate(problem.participants):
        if each.forbidden:
            yield Condition(Kind.FORBIDDEN, number)
        if each.arrives_at is not None:
            yield Condition(Kind.ARRIVAL, number)
        if each.leaves_at is not None:
            yield Condition(Kind.LEAVING, number)
        if each.maximum is not None:
            yield Condition(Kind.MAXIMUM, number)


def under(problem: Problem, kept: Iterable[Condition]) -> Problem:
    """Return the problem without the conditions that are not kept; a limit on breaks is none of its values."""
    has = {(each.kind, each.subject) for each in kept}
    pooled, virtual = (Kind.TABLES, 0) in has, (Kind.VIRTUAL, 0) in has
    enough = () if pooled else (Table(f" {each.id}") for each in problem.requests)
    return replace(
        problem,
        participants=_each_under(has, problem.participants, OF_PARTICIPANTS),
        requests=_each_under(has, problem.requests, OF_REQUESTS),
        tables=(*_each_under(has, problem.tables, OF_TABLES), *enough),
        precedences=_kept(has, Kind.PRECEDENCE, problem.precedences),
        locks=_kept(has, Kind.LOCKED, problem.locks),
        virtual_capacity=problem.virtual_capacity if virtual else len(problem.requests),
    )


def _kept(has: Has, kind: Kind, values: tuple[Each, ...]) -> tuple[Each, ...]:
    return tuple(each for i, each in enumerate(values) if (kind, i) in has)


def _each_under(has: Has, values: tuple[Value, ...], facts: Facts) -> tuple[Value, ...]:
    found = list(values)
    for kind, (name, nothing) in facts.items():
        for i, each in enumerate(found):
            if getattr(each, name) != nothing and (kind, i) not in has:
                found[i] = replace(each, **{name: nothing})
    return tuple(found)
