"""The conditions of a problem that somebody could lift, one by one, and the problem that the others leave.

Not negotiable are the slots of the event, one meeting at a time for everybody, and that every meeting is held.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from matchmaking.scheduling.exact.classic import Classic, Pool
from matchmaking.scheduling.problem import Participant, Problem, Request, Slot


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


def classic_of(
    problem: Problem, fairness: int | None, kept: Iterable[Condition] | None = None
) -> Classic:
    """Return the problem under the conditions that are kept; None: all of them."""
    conditions = conditions_of(problem, fairness) if kept is None else kept
    rules = _Rules(problem, conditions)
    index = problem.participant_index
    keeps_fair = rules.has(Kind.FAIRNESS, 0)
    return Classic(
        day_of=_days(problem.slots),
        borders=_borders(problem.slots),
        meetings=tuple(
            tuple(index[p] for p in request.participants)
            for request in problem.requests
        ),
        participants=len(problem.participants),
        domains=tuple(rules.domains()),
        pools=tuple(rules.pools()),
        precedences=tuple(
            (problem.request_index[each.earlier], problem.request_index[each.later])
            for i, each in enumerate(problem.precedences)
            if rules.has(Kind.PRECEDENCE, i)
        ),
        maxima={
            i: each.maximum
            for i, each in enumerate(problem.participants)
            if each.maximum is not None and rules.has(Kind.MAXIMUM, i)
        },
        fairness=fairness if keeps_fair else None,
    )


def _days(slots: tuple[Slot, ...]) -> tuple[int, ...]:
    order = {day: i for i, day in enumerate(dict.fromkeys(s.day for s in slots))}
    return tuple(order[slot.day] for slot in slots)


def _borders(slots: tuple[Slot, ...]) -> tuple[int, ...]:
    return tuple(
        i
        for i in range(1, len(slots))
        if (slots[i].session, slots[i].day) != (slots[i - 1].session, slots[i - 1].day)
    )


class _Rules:
    """What the kept conditions mean for slots and tables."""

    def __init__(self, problem: Problem, kept: Iterable[Condition]) -> None:
        self.problem = problem
        self.kept: dict[Kind, set[int]] = {kind: set() for kind in Kind}
        for condition in kept:
            self.kept[condition.kind].add(condition.subject)
        self.every = (1 << len(problem.slots)) - 1
        self.there = [self._there(i, p) for i, p in enumerate(problem.participants)]
        self.own = self._own_tables()
        self.lock_of = {
            lock.request: lock.slot
            for i, lock in enumerate(problem.locks)
            if self.has(Kind.LOCKED, i)
        }

    def has(self, kind: Kind, subject: int) -> bool:
        return subject in self.kept[kind]

    def domains(self) -> Iterator[int]:
        """Return the mask of each meeting: everybody is there, and its own rules hold."""
        index = self.problem.participant_index
        for number, request in enumerate(self.problem.requests):
            mask = self._allowed(number, request)
            for person in request.participants:
                mask &= self.there[index[person]]
            host = self.host_of(request)
            yield mask if host is None else mask & self.own[host]

    def pools(self) -> Iterator[Pool]:
        """Return the pooled tables and the virtual places, as far as they are limited."""
        requests = self.problem.requests
        if self.has(Kind.TABLES, 0):
            pooled = [i for i, r in enumerate(requests) if self._is_pooled(r)]
            tables = [t for t in self.problem.tables if t.host is None]
            shut = [
                self._closed(i)
                for i, t in enumerate(self.problem.tables)
                if t.host is None
            ]
            open_ = [
                len(tables) - sum(mask >> slot & 1 for mask in shut)
                for slot in range(len(self.problem.slots))
            ]
            yield Pool(tuple(pooled), tuple(open_))
        if self.has(Kind.VIRTUAL, 0):
            virtual = [i for i, r in enumerate(requests) if r.virtual]
            places = self.problem.virtual_capacity
            yield Pool(tuple(virtual), (places,) * len(self.problem.slots))

    def host_of(self, request: Request) -> str | None:
        """Return at whose table they meet: that of the first participant who has one."""
        hosts = (p for p in request.participants if p in self.problem.hosts)
        return None if request.virtual else next(hosts, None)

    def _is_pooled(self, request: Request) -> bool:
        return not request.virtual and self.host_of(request) is None

    def _there(self, number: int, person: Participant) -> int:
        mask = 0
        for slot, each in enumerate(self.problem.slots):
            absent = (
                (each.id in person.forbidden and self.has(Kind.FORBIDDEN, number))
                or (
                    person.arrives_at is not None
                    and person.arrives_at > each.starts_at
                    and self.has(Kind.ARRIVAL, number)
                )
                or (
                    person.leaves_at is not None
                    and each.ends_at > person.leaves_at
                    and self.has(Kind.LEAVING, number)
                )
            )
            mask |= (not absent) << slot
        return mask

    def _allowed(self, number: int, request: Request) -> int:
        index, mask = self.problem.slot_index, self.every
        if request.fixed is not None and self.has(Kind.FIXED, number):
            mask &= 1 << index[request.fixed]
        if request.id in self.lock_of:
            mask &= 1 << index[self.lock_of[request.id]]
        if request.sessions and self.has(Kind.SESSIONS, number):
            mask &= self._where(lambda slot: slot.session in request.sessions)
        if self.has(Kind.MINUTES, number):
            mask &= self._where(lambda slot: slot.minutes >= request.minutes)
        return mask

    def _where(self, holds: Callable[[Slot], bool]) -> int:
        return sum(holds(slot) << i for i, slot in enumerate(self.problem.slots))

    def _own_tables(self) -> dict[str, int]:
        """Return when each host has an open table of its own."""
        found: dict[str, int] = {}
        for number, table in enumerate(self.problem.tables):
            if table.host is not None:
                open_ = self.every & ~self._closed(number)
                found[table.host] = found.get(table.host, 0) | open_
        return found

    def _closed(self, number: int) -> int:
        if not self.has(Kind.CLOSED, number):
            return 0
        return sum(
            1 << self.problem.slot_index[s] for s in self.problem.tables[number].closed
        )
