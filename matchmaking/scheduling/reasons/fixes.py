"""What would have to change for a request to be held in some slot, every other meeting staying where it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from matchmaking.scheduling.arrays import POOLED_TABLE, VIRTUAL, Event
from matchmaking.scheduling.changes import (
    AddRepresentative,
    AddTable,
    AddVirtualPlace,
    AllowSlot,
    Attend,
    Change,
    DropPrecedence,
    OpenTable,
    RaiseMaximum,
    Withdraw,
)
from matchmaking.scheduling.reasons.usage import Usage

PRICES: dict[type[Change], int] = {
    RaiseMaximum: 1,
    AddVirtualPlace: 1,
    AllowSlot: 2,
    DropPrecedence: 2,
    OpenTable: 2,
    Attend: 3,
    AddTable: 3,
    Withdraw: 4,
    AddRepresentative: 5,
}
MOVE = 1  # for each meeting that moves


@dataclass(frozen=True, slots=True)
class Fix:
    """With the changes, the request can be held in the slot; all other meetings stay, but those that move.

    `changes.apply(problem, *fix.changes)` is the problem in which that is true.
    """

    slot: str
    changes: tuple[Change, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()  # (meeting, its new slot)
    lost: int = 0  # utility of the meeting that is given up
    hosts: frozenset[str] = frozenset()  # who needs a table with a representative more

    @property
    def price(self) -> int:
        """Return how much trouble it is, in points."""
        return MOVE * len(self.moves) + price_of(self.changes)


def price_of(changes: tuple[Change, ...]) -> int:
    return sum(PRICES[type(each)] for each in changes)


@dataclass(frozen=True)
class Remedies:
    """Looks for the cheapest changes, slot by slot."""

    usage: Usage

    @property
    def event(self) -> Event:
        return self.usage.event

    @cached_property
    def busy(self) -> list[list[int]]:
        return list(self.usage.busy.tolist())

    @cached_property
    def places(self) -> list[list[int]]:
        return list(self.event.places.tolist())

    @cached_property
    def columns(self) -> list[int]:
        return list(self.event.column_of.tolist())

    @cached_property
    def there(self) -> dict[int, list[bool]]:
        """Return in which slots participants are at the event, as far as it was asked."""
        return {}

    @cached_property
    def closed(self) -> dict[tuple[str | None, str], list[str]]:
        """Return tables that a host (None: all) could use but that are closed, by slot."""
        found: dict[tuple[str | None, str], list[str]] = {}
        for table in self.event.problem.tables:
            for slot in sorted(table.closed):
                found.setdefault((table.host, slot), []).append(table.id)
        return found

    def is_there(self, person: int, number: int) -> bool:
        if person not in self.there:
            who, slots = (
                self.event.problem.participants[person],
                self.event.problem.slots,
            )
            self.there[person] = [who.is_there(slot) for slot in slots]
        return self.there[person][number]

    def cheapest(self, k: int) -> Fix | None:
        """Return the cheapest fix without giving up or moving a meeting; the earliest slot of equal ones."""
        always = [
            RaiseMaximum(self.event.problem.participants[p].id)
            for p in self.event.members(k)
            if self.is_at_maximum(p)
        ]
        options = self.options(k)
        able = [number for number, each in enumerate(options) if each is not None]
        if not able:
            return None
        number = min(able, key=lambda each: price_of(options[each] or ()))
        changes = (*always, *(options[number] or ()))
        hosts = frozenset(
            each.participant
            for each in changes
            if isinstance(each, AddRepresentative)
            and each.participant in self.event.problem.hosts
        )
        return Fix(self.event.problem.slots[number].id, changes, hosts=hosts)

    def options(self, k: int) -> list[tuple[Change, ...] | None]:
        """Return what has to change by slot; the last request's is remembered."""
        if self.latest.get("request") != [k]:
            slots = range(len(self.columns))
            self.latest["options"] = [self.changes_in(k, number) for number in slots]
            self.latest["request"] = [k]
        return list(self.latest["options"])

    @cached_property
    def latest(self) -> dict[str, list[Any]]:
        return {}

    def is_at_maximum(self, person: int) -> bool:
        most = self.event.problem.participants[person].maximum
        return most is not None and bool(self.usage.meetings[person] >= most)

    def changes_in(self, k: int, number: int) -> tuple[Change, ...] | None:
        """Return what has to change for the request to be held in a slot, or None if its slot is given."""
        column = self.columns[number]
        slot = self.event.problem.slots[number].id
        request = self.event.problem.requests[k]
        rule: list[Change] = []
        if not self.event.allowed[self.event.choice[k], column]:
            if request.fixed or request.id in self.event.problem.lock_of:
                return None
            rule.append(AllowSlot(request.id, slot))
        people = (
            change
            for person in self.event.members(k)
            for change in self.for_person(person, number)
        )
        return (*rule, *people, *self.for_place(k, number), *self.for_order(k, column))

    def for_person(self, person: int, number: int) -> Iterator[Change]:
        """Yield what the participant needs to be free in the slot."""
        column = self.columns[number]
        who = self.event.problem.participants[person]
        slot = self.event.problem.slots[number].id
        if self.is_there(person, number):
            if self.busy[person][column] < self.places[person][column]:
                return
            closed = self.closed.get((who.id, slot))
            spare = self.busy[person][column] < who.representatives
            yield (
                OpenTable(closed[0], slot)
                if closed and spare
                else AddRepresentative(who.id)
            )
            return
        yield Attend(who.id, slot)
        if self.has_only_closed(person, number):
            yield OpenTable(self.closed[who.id, slot][0], slot)

    def has_only_closed(self, person: int, number: int) -> bool:
        """Say whether the participant is a host none of whose tables is open in the slot."""
        who = self.event.problem.participants[person]
        if who.id not in self.event.problem.hosts:
            return False
        slot = self.event.problem.slots[number].id
        own = sum(table.host == who.id for table in self.event.problem.tables)
        return len(self.closed.get((who.id, slot), ())) == own

    def for_place(self, k: int, number: int) -> Iterator[Change]:
        """Yield what is needed for a table, or for a virtual meeting."""
        column, need = self.columns[number], self.event.need[k]
        if self.usage.load[need, column] < self.event.capacity[need, column]:
            return
        slot = self.event.problem.slots[number].id
        if need == VIRTUAL:
            yield AddVirtualPlace()
        elif need == POOLED_TABLE:
            closed = self.closed.get((None, slot))
            yield OpenTable(closed[0], slot) if closed else AddTable()

    def for_order(self, k: int, column: int) -> Iterator[Change]:
        """Yield the precedences that the slot would break."""
        for earlier, later in self.event.before:
            other = later if earlier == k else earlier if later == k else -1
            if other < 0 or self.usage.column[other] < 0:
                continue
            there = int(self.usage.column[other])
            if (there <= column) if earlier == k else (column <= there):
                names = self.event.problem.requests
                yield DropPrecedence(names[earlier].id, names[later].id)
