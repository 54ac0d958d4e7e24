"""What a solver answers: meetings with their slots and tables, what was not met and why, bounds and figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from matchmaking.scheduling.problem import Lock
from matchmaking.wording import Sentence

VERSION = 1  # of the solver: the same problem, seed and effort give the same schedule within one version


class Status(StrEnum):
    OPTIMAL = "optimal"  # no schedule has more utility, nor the same with fewer breaks
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"  # no schedule holds every required meeting
    UNKNOWN = "unknown"  # stopped before a schedule or a proof was found


@dataclass(frozen=True, slots=True)
class Meeting:
    """A request that is held: where, when, and which representative of each participant takes part."""

    request: str
    slot: str
    table: str | None  # None: a virtual meeting
    representatives: tuple[int, ...]  # one per participant, from 0


class Reason(StrEnum):
    """Why a request is not held. The first that is true, in this order."""

    NO_COMMON_SLOT = "no-common-slot"
    PARTICIPANT_FULL = "participant-full"  # at its maximum, or in all its slots
    TABLES_FULL = "tables-full"
    RULES = "rules"  # precedences, fixed or locked meetings, sessions leave no slot
    NEVER_FREE_TOGETHER = "never-free-together"  # each is free at some time, all never
    NOT_PLACED = "not-placed"  # it fits, and could be added as the agenda is


@dataclass(frozen=True, slots=True)
class Unmet:
    """A request that is not held, with the reason and the cheapest change that would make room, both in words."""

    request: str
    reason: Reason
    why: Sentence
    fix: Sentence | None = None


@dataclass(frozen=True)
class Schedule:
    """An agenda for everybody. `utility_bound` and `break_bound` hold for every schedule of the problem:
    no schedule has more utility; none that holds the same meetings on the same days has fewer breaks."""

    status: Status
    meetings: tuple[Meeting, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    utility: int = 0
    utility_bound: int = 0
    breaks: int = 0
    break_bound: int = 0
    figures: Mapping[str, int] = field(default_factory=dict)
    conflict: tuple[
        Sentence, ...
    ] = ()  # a minimal set of conditions that cannot hold together
    seed: int = 1
    effort: int = 0
    version: int = VERSION

    @cached_property
    def meeting_of(self) -> Mapping[str, Meeting]:
        """Return the meeting of each request that is held."""
        return {each.request: each for each in self.meetings}

    def locks(self) -> tuple[Lock, ...]:
        """Return locks that keep every meeting where it is."""
        return tuple(
            Lock(each.request, each.slot, each.table, each.representatives)
            for each in self.meetings
        )
