"""What follows from the conditions without any search, and proofs by counting that no timetable exists.

Clause learning cannot count: it needs exponentially many steps for the pigeonhole principle (Haken, 1985), so these
checks come first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NoReturn

from matchmaking.scheduling.exact.agenda_bound import agenda_bound
from matchmaking.scheduling.exact.classic import Classic, first, last
from matchmaking.scheduling.exact.hall import shortfall


class Cause(StrEnum):
    """Why there is no timetable; who, what and where stands in the refutation."""

    NO_SLOT = "no-slot"  # a meeting on its own
    SQUEEZED = "squeezed"  # a meeting, after others took their slots
    MAXIMUM = "maximum"  # a participant wants fewer meetings than it has
    AGENDA = "agenda"  # a participant has more meetings than slots for them
    PLACES = "places"  # more meetings than the tables hold
    FAIRNESS = "fairness"  # a participant has more breaks than the limit


@dataclass(frozen=True)
class Refutation:
    """A proof that there is no timetable."""

    cause: Cause
    meetings: tuple[int, ...] = ()
    slots: tuple[int, ...] = ()
    participant: int = -1
    number: int = 0  # the breaks that cannot be avoided, or the places there are


class InfeasibleError(Exception):
    """No timetable exists; the refutation says why."""

    def __init__(self, refutation: Refutation) -> None:
        super().__init__(refutation.cause)
        self.refutation = refutation


@dataclass(frozen=True)
class Presolved:
    """Smaller domains with the same timetables, and the fewest breaks of each agenda on its own."""

    classic: Classic
    domains: tuple[int, ...]
    least: tuple[int, ...]  # (P,) breaks
    bound: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bound", sum(self.least))


def presolve(classic: Classic) -> Presolved:
    """Return smaller domains and bounds; raises InfeasibleError if counting shows that no timetable exists."""
    domains = narrowed(classic)
    return Presolved(classic, domains, _least(classic, domains))


def narrowed(classic: Classic) -> tuple[int, ...]:
    """Return smaller domains; raises InfeasibleError as far as this needs no look at breaks."""
    for person, most in classic.maxima.items():
        if len(classic.agendas[person]) > most:
            agenda = classic.agendas[person]
            _refute(Cause.MAXIMUM, meetings=agenda, participant=person, number=most)
    opened = tuple(_open(classic))
    try:
        domains = tuple(_Propagation(classic, opened).run())
    except InfeasibleError:
        if all(opened):
            _count(classic, opened)  # says more to people, if it refutes as well
        raise
    _count(classic, domains)
    return domains


def _refute(cause: Cause, **facts: Any) -> NoReturn:
    raise InfeasibleError(Refutation(cause, **facts))


class _Propagation:
    """A placed meeting takes its slot from its participants; precedences move ends of domains."""

    def __init__(self, classic: Classic, domains: tuple[int, ...]) -> None:
        self.classic = classic
        self.domains = list(domains)
        self.todo: list[int] = []
        for meeting, mask in enumerate(self.domains):
            if not mask:
                _refute(Cause.NO_SLOT, meetings=(meeting,))
            if not mask & (mask - 1):
                self.todo.append(meeting)

    def run(self) -> list[int]:
        """Return the domains once nothing changes any more."""
        changed = True
        while changed:
            self._place()
            changed = False
            for earlier, later in self.classic.precedences:
                changed |= self._order(earlier, later)
        return self.domains

    def _place(self) -> None:
        done: set[int] = set()
        while self.todo:
            meeting = self.todo.pop()
            if meeting in done:
                continue
            done.add(meeting)
            taken = self.domains[meeting]
            for person in self.classic.meetings[meeting]:
                for other in self.classic.agendas[person]:
                    if other != meeting and self.domains[other] & taken:
                        self._shrink(other, self.domains[other] & ~taken)

    def _order(self, earlier: int, later: int) -> bool:
        low, high = first(self.domains[earlier]), last(self.domains[later])
        too_early = self.domains[later] & ((2 << low) - 1)
        if too_early:
            self._shrink(later, self.domains[later] & ~too_early)
        too_late = self.domains[earlier] & ~((1 << high) - 1)
        if too_late:
            self._shrink(earlier, self.domains[earlier] & ~too_late)
        return bool(too_early or too_late)

    def _shrink(self, meeting: int, mask: int) -> None:
        if not mask:
            _refute(Cause.SQUEEZED, meetings=(meeting,))
        self.domains[meeting] = mask
        if not mask & (mask - 1):
            self.todo.append(meeting)


def _open(classic: Classic) -> Iterator[int]:
    """Return each domain without the slots in which its pool has no place."""
    shut = dict.fromkeys(range(len(classic.meetings)), 0)
    for pool in classic.pools:
        mask = sum((not places) << slot for slot, places in enumerate(pool.capacity))
        shut |= dict.fromkeys(pool.meetings, mask)
    return (mask & ~shut[meeting] for meeting, mask in enumerate(classic.domains))


def _count(classic: Classic, domains: tuple[int, ...]) -> None:
    """Check Hall's condition for the slots of each agenda and the places of each pool."""
    one = (1,) * classic.slots
    for person, agenda in enumerate(classic.agendas):
        found = shortfall([domains[m] for m in agenda], one)
        if found:
            few = tuple(agenda[row] for row in found.rows)
            _refute(Cause.AGENDA, meetings=few, slots=found.slots, participant=person)
    for pool in classic.pools:
        found = shortfall([domains[m] for m in pool.meetings], pool.capacity)
        if found:
            few = tuple(pool.meetings[row] for row in found.rows)
            places = sum(pool.capacity[slot] for slot in found.slots)
            _refute(Cause.PLACES, meetings=few, slots=found.slots, number=places)


def _least(classic: Classic, domains: tuple[int, ...]) -> tuple[int, ...]:
    """Return the fewest breaks of each participant, within the fairness limit where somebody has none."""
    least = []
    for person, agenda in enumerate(classic.agendas):
        breaks = agenda_bound(classic, domains, person)
        limit = classic.fairness
        if limit is not None and classic.has_idle and breaks > limit:
            _refute(Cause.FAIRNESS, meetings=agenda, participant=person, number=breaks)
        least.append(breaks)
    return tuple(least)
