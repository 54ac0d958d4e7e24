"""What happens on the day of an event, and the problem that is left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

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

    Who is left without any slot is no longer part of it, nor are its requests and tables; if no table is left, only
    virtual meetings can be asked for.

    Raises:
        KeyError: a disruption names what the problem does not have.
    """
    happened = list(disruptions)
    for each in happened:
        if isinstance(each, Added):
            problem = _with_new(problem, each)
        elif isinstance(each, Cancelled):
            called_off = problem.requests[problem.request_index[each.request]]
            problem = problem.with_requests(
                request for request in problem.requests if request is not called_off
            )
    after = _closed(_away(problem, happened, now), happened, now)
    return _without(after, _nowhere(after) - _nowhere(problem))


def _with_new(problem: Problem, added: Added) -> Problem:
    new = () if added.participant is None else (added.participant,)
    return replace(
        problem,
        participants=(*problem.participants, *new),
        requests=(*problem.requests, *added.requests),
    )


def _away(problem: Problem, happened: Iterable[Disruption], now: datetime) -> Problem:
    """Return the problem in which absent and late participants are away."""
    people = list(problem.participants)
    for each in happened:
        match each:
            case Absent(name, since):
                missed = slots_from(problem, max(now, since or now))
            case Late(name, until):
                missed = slots_from(problem, now) - slots_from(problem, until)
            case _:
                continue
        number = problem.participant_index[name]
        person = people[number]
        people[number] = replace(person, forbidden=person.forbidden | missed)
    return replace(problem, participants=tuple(people))


def _closed(problem: Problem, happened: Iterable[Disruption], now: datetime) -> Problem:
    tables = list(problem.tables)
    for each in happened:
        if isinstance(each, ClosedTable):
            number = problem.table_index[each.table]
            slots = slots_from(problem, max(now, each.since or now))
            table = tables[number]
            tables[number] = replace(table, closed=table.closed | slots)
    return replace(problem, tables=tuple(tables))


def _nowhere(problem: Problem) -> frozenset[str]:
    """Return the participants who are in no slot."""
    return frozenset(
        each.id
        for each in problem.participants
        if not any(each.is_there(slot) for slot in problem.slots)
    )


def _without(problem: Problem, gone: frozenset[str]) -> Problem:
    """Return the problem without participants, their requests and their tables, and without those that need one."""
    if not gone:
        return problem
    tables = tuple(t for t in problem.tables if t.host not in gone)
    left = (
        each
        for each in problem.requests
        if gone.isdisjoint(each.participants) and (tables or each.virtual)
    )
    return replace(
        problem.with_requests(left),
        participants=tuple(p for p in problem.participants if p.id not in gone),
        tables=tables,
    )


def slots_from(problem: Problem, moment: datetime) -> frozenset[str]:
    """Return the slots that begin at this moment or later."""
    return frozenset(each.id for each in problem.slots if each.starts_at >= moment)


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
