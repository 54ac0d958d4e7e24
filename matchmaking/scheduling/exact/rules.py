"""From a problem to the classic problem: what its conditions mean for slots and tables."""

from collections.abc import Callable, Iterator

from matchmaking.scheduling.exact.classic import Classic, Pool
from matchmaking.scheduling.problem import Participant, Problem, Request, Slot, Table


def classic_of(problem: Problem, fairness: int | None) -> Classic:
    """Return the problem as the exact solver sees it."""
    rules = _Rules(problem)
    index = problem.participant_index
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
            for each in problem.precedences
        ),
        maxima={
            i: each.maximum
            for i, each in enumerate(problem.participants)
            if each.maximum is not None
        },
        fairness=fairness,
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
    """What the conditions mean for slots and tables."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.every = (1 << len(problem.slots)) - 1
        self.there = {each.id: self._there(each) for each in problem.participants}
        self.own = self._own_tables()

    def domains(self) -> Iterator[int]:
        """Return the mask of each meeting: everybody is there, hosts with an open table, and its own rules hold."""
        for request in self.problem.requests:
            mask = self._allowed(request)
            for person in request.participants:
                mask &= self.there[person] & self.own.get(person, self.every)
            yield mask

    def pools(self) -> Iterator[Pool]:
        """Return the pooled tables and the virtual places."""
        requests, slots = self.problem.requests, range(len(self.problem.slots))
        pooled = [i for i, r in enumerate(requests) if self._is_pooled(r)]
        shut = [self._closed(t) for t in self.problem.tables if t.host is None]
        open_ = [len(shut) - sum(mask >> slot & 1 for mask in shut) for slot in slots]
        yield Pool(tuple(pooled), tuple(open_))
        virtual = [i for i, r in enumerate(requests) if r.virtual]
        if virtual:
            places = self.problem.virtual_capacity
            yield Pool(tuple(virtual), tuple(places for _ in slots))

    def _is_pooled(self, request: Request) -> bool:
        hosts = self.problem.hosts
        return not request.virtual and hosts.isdisjoint(request.participants)

    def _there(self, person: Participant) -> int:
        return self._where(person.is_there)

    def _allowed(self, request: Request) -> int:
        index, mask = self.problem.slot_index, self.every
        if request.fixed is not None:
            mask &= 1 << index[request.fixed]
        if request.id in self.problem.lock_of:
            mask &= 1 << index[self.problem.lock_of[request.id].slot]
        if request.sessions:
            mask &= self._where(lambda slot: slot.session in request.sessions)
        if request.minutes:
            mask &= self._where(lambda slot: slot.minutes >= request.minutes)
        return mask

    def _where(self, holds: Callable[[Slot], bool]) -> int:
        return sum(holds(slot) << i for i, slot in enumerate(self.problem.slots))

    def _own_tables(self) -> dict[str, int]:
        """Return when each host has an open table of its own."""
        found: dict[str, int] = {}
        for table in self.problem.tables:
            if table.host is not None:
                open_ = self.every & ~self._closed(table)
                found[table.host] = found.get(table.host, 0) | open_
        return found

    def _closed(self, table: Table) -> int:
        return sum(1 << self.problem.slot_index[slot] for slot in table.closed)
