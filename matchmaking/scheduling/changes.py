"""Changes of an event, as values: what an organiser could do, and the problem that follows from it."""

from dataclasses import dataclass, replace

from matchmaking.scheduling.problem import Participant, Problem, Request, Table

NEW = "new"


@dataclass(frozen=True, slots=True)
class AddRepresentative:
    """One more representative; a host gets a table for it."""

    participant: str


@dataclass(frozen=True, slots=True)
class Attend:
    """The participant meets in this slot too: the slot is no longer forbidden, its stay covers it."""

    participant: str
    slot: str


@dataclass(frozen=True, slots=True)
class RaiseMaximum:
    """The participant takes one more meeting than it wished."""

    participant: str


@dataclass(frozen=True, slots=True)
class AddTable:
    """One more pooled table, open in every slot."""


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table is open in this slot too."""

    table: str
    slot: str


@dataclass(frozen=True, slots=True)
class AddVirtualPlace:
    """One more virtual meeting at once."""


@dataclass(frozen=True, slots=True)
class AllowSlot:
    """The request may take this slot too: its session is added, its length shortened to the slot's."""

    request: str
    slot: str


@dataclass(frozen=True, slots=True)
class DropPrecedence:
    """The later meeting may come first."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The request is given up."""

    request: str


Change = (
    AddRepresentative
    | Attend
    | RaiseMaximum
    | AddTable
    | OpenTable
    | AddVirtualPlace
    | AllowSlot
    | DropPrecedence
    | Withdraw
)


def apply(problem: Problem, *changes: Change) -> Problem:
    """Return the problem after the changes, in their order."""
    for each in changes:
        problem = _applied(problem, each)
    return problem


def _applied(problem: Problem, change: Change) -> Problem:
    match change:
        case AddRepresentative() | Attend() | RaiseMaximum():
            return _applied_to_people(problem, change)
        case AddTable() | OpenTable() | AddVirtualPlace():
            return _applied_to_venue(problem, change)
        case AllowSlot() | DropPrecedence() | Withdraw():
            return _applied_to_requests(problem, change)


def _applied_to_people(
    problem: Problem, change: AddRepresentative | Attend | RaiseMaximum
) -> Problem:
    match change:
        case AddRepresentative(name):
            return _with_representative(problem, name)
        case Attend(name, slot):
            return _with_participant(problem, _attending(problem, name, slot))
        case RaiseMaximum(name):
            person = problem.participants[problem.participant_index[name]]
            if person.maximum is None:
                return problem
            raised = replace(person, maximum=person.maximum + 1)
            return _with_participant(problem, raised)


def _applied_to_venue(
    problem: Problem, change: AddTable | OpenTable | AddVirtualPlace
) -> Problem:
    match change:
        case AddTable():
            return replace(problem, tables=(*problem.tables, Table(_new(problem))))
        case OpenTable(table, slot):
            tables = [
                replace(each, closed=each.closed - {slot}) if each.id == table else each
                for each in problem.tables
            ]
            return replace(problem, tables=tuple(tables))
        case AddVirtualPlace():
            return replace(problem, virtual_capacity=problem.virtual_capacity + 1)


def _applied_to_requests(
    problem: Problem, change: AllowSlot | DropPrecedence | Withdraw
) -> Problem:
    match change:
        case AllowSlot(request, slot):
            return _with_request(problem, _allowed(problem, request, slot))
        case DropPrecedence():
            kept = [
                each
                for each in problem.precedences
                if (each.earlier, each.later) != (change.earlier, change.later)
            ]
            return replace(problem, precedences=tuple(kept))
        case Withdraw(request):
            return problem.with_requests(
                each for each in problem.requests if each.id != request
            )


def _with_representative(problem: Problem, name: str) -> Problem:
    person = problem.participants[problem.participant_index[name]]
    if name in problem.hosts:
        table = Table(_new(problem), host=name)
        problem = replace(problem, tables=(*problem.tables, table))
    more = replace(person, representatives=person.representatives + 1)
    return _with_participant(problem, more)


def _attending(problem: Problem, name: str, slot_id: str) -> Participant:
    person = problem.participants[problem.participant_index[name]]
    slot = problem.slots[problem.slot_index[slot_id]]
    arrives, leaves = person.arrives_at, person.leaves_at
    return replace(
        person,
        forbidden=person.forbidden - {slot_id},
        arrives_at=arrives and min(arrives, slot.starts_at),
        leaves_at=leaves and max(leaves, slot.ends_at),
    )


def _allowed(problem: Problem, name: str, slot_id: str) -> Request:
    request = problem.requests[problem.request_index[name]]
    slot = problem.slots[problem.slot_index[slot_id]]
    return replace(
        request,
        sessions=request.sessions and request.sessions | {slot.session},
        minutes=min(request.minutes, slot.minutes),
    )


def _with_participant(problem: Problem, person: Participant) -> Problem:
    people = [person if each.id == person.id else each for each in problem.participants]
    return replace(problem, participants=tuple(people))


def _with_request(problem: Problem, request: Request) -> Problem:
    requests = [request if each.id == request.id else each for each in problem.requests]
    return replace(problem, requests=tuple(requests))


def _new(problem: Problem) -> str:
    """Return an id that no table has."""
    number = len(problem.tables) + 1
    while f"{NEW}-{number}" in problem.table_index:
        number += 1
    return f"{NEW}-{number}"
