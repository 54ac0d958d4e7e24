"""The least useful meeting whose place a request could take."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from matchmaking.scheduling.changes import (
    AddRepresentative,
    AddTable,
    AddVirtualPlace,
    Change,
    DropPrecedence,
    OpenTable,
    Withdraw,
)
from matchmaking.scheduling.reasons.fixes import Fix, Remedies
from matchmaking.scheduling.selection.demand import forced_flags

IN_THE_WAY = (  # one meeting less helps too
    AddRepresentative,
    AddTable,
    AddVirtualPlace,
    DropPrecedence,
    OpenTable,
)


@dataclass(frozen=True)
class Swaps:
    """Looks for meetings to give up; forced ones never are."""

    remedies: Remedies

    @cached_property
    def fixed(self) -> list[bool]:
        return list(forced_flags(self.remedies.event).tolist())

    @cached_property
    def of_person(self) -> list[list[int]]:
        """Return the meetings of each participant."""
        found: list[list[int]] = [
            [] for _each in range(self.remedies.event.participants)
        ]
        for k in self.remedies.usage.held:
            for person in self.remedies.event.members(k):
                found[person].append(k)
        return found

    @cached_property
    def least_of_place(self) -> dict[tuple[int, int], list[int]]:
        """Return the least useful meeting that could be given up by need and column."""
        found: dict[tuple[int, int], list[int]] = {}
        usage = self.remedies.usage
        for k in sorted(usage.held, key=lambda each: (self.worth[each], each)):
            if not self.fixed[k]:
                place = (int(usage.event.need[k]), int(usage.column[k]))
                found.setdefault(place, [k])
        return found

    @cached_property
    def worth(self) -> list[int]:
        return list(self.remedies.event.utility.tolist())

    def cheapest(self, k: int) -> Fix | None:
        """Return the fix that gives up the meeting of least utility; the first of equal ones."""
        best: tuple[int, int, int] | None = None
        for number in range(len(self.remedies.columns)):
            for other in self.in_the_way(k, number):
                found = (self.worth[other], number, other)
                if best is None or found < best:
                    best = found
        if best is None:
            return None
        lost, number, other = best
        problem = self.remedies.event.problem
        changes = (Withdraw(problem.requests[other].id),)
        return Fix(problem.slots[number].id, changes, lost=lost)

    def in_the_way(self, k: int, number: int) -> list[int]:
        """Return meetings each of which alone keeps the request from the slot: of a full place, only the least useful."""
        changes = self.remedies.options(k)[number]
        if changes is None or not all(isinstance(each, IN_THE_WAY) for each in changes):
            return []
        event, column = self.remedies.event, self.remedies.columns[number]
        at = self.remedies.usage.column
        blocking = [*self._of_members(k, number), *self._out_of_order(k, changes)]
        full = any(True for _each in self.remedies.for_place(k, number))
        place = (int(event.need[k]), column)
        if not blocking:
            return self.least_of_place.get(place, []) if full else []
        first, *others = sorted(blocking, key=len)
        common = [m for m in first if all(m in each for each in others)]
        if full:
            common = [m for m in common if (event.need[m], at[m]) == place]
        return [m for m in common if not self.fixed[m]]

    def _of_members(self, k: int, number: int) -> Iterator[list[int]]:
        """Yield the meetings of each participant of which one must go: of all at its maximum, or of the slot."""
        at, column = self.remedies.usage.column, self.remedies.columns[number]
        for person in self.remedies.event.members(k):
            here = self.of_person[person]
            if self.remedies.is_at_maximum(person):
                yield here
            if any(True for _each in self.remedies.for_person(person, number)):
                yield [m for m in here if at[m] == column]

    def _out_of_order(self, k: int, changes: tuple[Change, ...]) -> Iterator[list[int]]:
        """Yield the meeting of each precedence that the slot would break."""
        index = self.remedies.event.problem.request_index
        for each in changes:
            if isinstance(each, DropPrecedence):
                yield [m for m in (index[each.earlier], index[each.later]) if m != k]
