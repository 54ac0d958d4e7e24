"""The least useful meeting whose place a request could take."""

from dataclasses import dataclass
from functools import cached_property

from matchmaking.scheduling.changes import (
    AddRepresentative,
    AddTable,
    AddVirtualPlace,
    OpenTable,
    Withdraw,
)
from matchmaking.scheduling.reasons.fixes import Fix, Remedies
from matchmaking.scheduling.selection.demand import forced_flags

FULL = (
    AddRepresentative,
    AddTable,
    AddVirtualPlace,
    OpenTable,
)  # one meeting less helps


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
    def of_place(self) -> dict[tuple[int, int], list[int]]:
        """Return the meetings by need and column."""
        found: dict[tuple[int, int], list[int]] = {}
        usage = self.remedies.usage
        for k in usage.held:
            place = (int(usage.event.need[k]), int(usage.column[k]))
            found.setdefault(place, []).append(k)
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
        """Return meetings each of which alone keeps the request from the slot."""
        changes = self.remedies.changes_in(k, number)
        if changes is None or any(not isinstance(each, FULL) for each in changes):
            return []
        event, column = self.remedies.event, self.remedies.columns[number]
        blocking: list[list[int]] = []
        for person in event.members(k):
            here = self.of_person[person]
            if self.remedies.is_at_maximum(person):
                blocking.append(here)
            if any(True for _each in self.remedies.for_person(person, number)):
                at = self.remedies.usage.column
                blocking.append([m for m in here if at[m] == column])
        if any(True for _each in self.remedies.for_place(k, number)):
            blocking.append(self.of_place.get((int(event.need[k]), column), []))
        if not blocking:
            return []
        common = set(blocking[0]).intersection(*blocking[1:])
        return sorted(m for m in common if not self.fixed[m])
