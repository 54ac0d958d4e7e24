"""What happens on the day of an event, and the problem that is left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from matchmaking.scheduling.changes import without_request
from matchmaking.scheduling.problem import Lock, Participant, Problem, Request


@dataclass(frozen=True, slots=True)
class Absent:
    """A participant does not come, or leaves: it is in no slot that begins from this moment (None: now) on."""

    participant: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """A participant is not there before this moment."""

    participant: str
    until: datetime


@dataclass(frozen=True, slots=True)
class ClosedTable:
    """A table cannot be used in slots that begin from this moment (None: now) on."""

    table: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody comes who was not expected, with requests; None: only new requests of those who are there."""

    participant: Participant | None
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A meeting or request is called off by its participants."""

    request: str


Disruption = Absent | Late | ClosedTable | Added | Cancelled


def disrupted(
    problem: Problem, disruptions: Iterable[Disruption], now: datetime
) -> Problem:
    """Return the problem after all disruptions; slots that have begun are as they were.

    Raises:
        KeyError: a disruption names what the problem does not have.
    """
    for each in disruptions:
        problem = _after(problem, each, now)
    return problem


def _after(problem: Problem, disruption: Disruption, now: datetime) -> Problem:
    match disruption:
        case Absent(name, since):
            gone = slots_from(problem, max(now, since or now))
            return _away(problem, name, gone)
        case Late(name, until):
            missed = slots_from(problem, now) - slots_from(problem, until)
            return _away(problem, name, missed)
        case ClosedTable(name, since):
            number = problem.table_index[name]
            tables = list(problem.tables)
            closed = slots_from(problem, max(now, since or now))
            table = tables[number]
            tables[number] = replace(table, closed=table.closed | closed)
            return replace(problem, tables=tuple(tables))
        case Added(participant, requests):
            new = () if participant is None else (participant,)
            return replace(
                problem,
                participants=(*problem.participants, *new),
                requests=(*problem.requests, *requests),
            )
        case Cancelled(request):
            return without_request(
                problem, problem.requests[problem.request_index[request]].id
            )


def slots_from(problem: Problem, moment: datetime) -> frozenset[str]:
    """Return the slots that begin at this moment or later."""
    return frozenset(each.id for each in problem.slots if each.starts_at >= moment)


def _away(problem: Problem, name: str, slots: frozenset[str]) -> Problem:
    number = problem.participant_index[name]
    people = list(problem.participants)
    person = people[number]
    people[number] = replace(person, forbidden=person.forbidden | slots)
    return replace(problem, participants=tuple(people))


def released(
    problem: Problem, fallen: frozenset[str], reseated: frozenset[str]
) -> Problem:
    """Return the problem in which fallen requests need not be held, and reseated ones are locked to their slot only."""
    return replace(
        problem,
        requests=tuple(
            replace(each, required=False, fixed=None) if each.id in fallen else each
            for each in problem.requests
        ),
        locks=tuple(
            Lock(each.request, each.slot) if each.request in reseated else each
            for each in problem.locks
            if each.request not in fallen
        ),
    )
