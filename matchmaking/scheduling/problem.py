"""The B2B meeting scheduling problem as frozen values.

Terms follow Bofill et al., "Meeting scheduling in B2B events", JAIR 74 (2022): participants, requests, sessions,
forbidden and fixed slots, precedences, breaks.  Everything is known by its id; positions follow the order of the file,
and no result depends on the wording of an id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Slot:
    """One period in which meetings take place; slots of a day may differ in length and never overlap."""

    id: str
    day: date
    start: time
    end: time
    session: str = ""  # a half day, such as "morning"; breaks run across it

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.day, self.start)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day, self.end)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation at the event; it holds as many meetings at once as it has representatives."""

    id: str
    name: str = ""
    side: str = ""  # such as "supplier" or "buyer"
    group: str = ""  # such as a county or a size, for fairness figures
    representatives: int = 1
    arrives_at: datetime | None = None
    leaves_at: datetime | None = None
    minimum: int = 0  # meetings it is promised, if they can be had
    maximum: int | None = None  # meetings it wants at most, over all days
    forbidden: frozenset[str] = frozenset()  # slots in which it does not meet

    def is_there(self, slot: Slot) -> bool:
        """Say whether the participant may meet during the whole slot."""
        return (
            slot.id not in self.forbidden
            and (self.arrives_at is None or self.arrives_at <= slot.starts_at)
            and (self.leaves_at is None or slot.ends_at <= self.leaves_at)
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A place for one meeting at a time: pooled, or a host's own, at which that host receives its guests.

    In a slot a host is in no more meetings than it has open own tables, virtual ones and those at another host's table
    among them: where its tables are closed, it is not there.  When two hosts meet, it is at the table of the participant
    named first in the request.
    """

    id: str
    hall: str = ""
    host: str | None = None
    closed: frozenset[str] = frozenset()  # slots in which nobody meets here


@dataclass(frozen=True, slots=True)
class Request:
    """A wish that two or more participants meet once; the utility of a held meeting is the sum over its participants."""

    id: str
    participants: tuple[str, ...]
    utilities: tuple[int, ...]  # one per participant, not negative
    required: bool = (
        False  # the meeting must be held; if it cannot, the problem is infeasible
    )
    fixed: str | None = None  # it must be held in this slot
    sessions: frozenset[str] = frozenset()  # allowed sessions; empty: all
    minutes: int = 0  # its slot must last as long
    virtual: bool = False  # needs no table, counts against the virtual capacity

    @property
    def utility(self) -> int:
        return sum(self.utilities)


@dataclass(frozen=True, slots=True)
class Precedence:
    """If both meetings are held, the earlier one is in a slot before the later one's."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A meeting of an agenda that stays where it is: its slot, and its table unless None."""

    request: str
    slot: str
    table: str | None = None
    representatives: tuple[int, ...] | None = (
        None  # who takes part, one per participant
    )


@dataclass(frozen=True)
class Problem:
    """An event to be scheduled. Slots stand in time order.

    Utility comes before breaks; `day_price` says how many breaks one more attended day of a participant is worth.
    """

    name: str
    participants: tuple[Participant, ...]
    slots: tuple[Slot, ...]
    tables: tuple[Table, ...]
    requests: tuple[Request, ...]
    precedences: tuple[Precedence, ...] = ()
    locks: tuple[Lock, ...] = ()
    virtual_capacity: int = 0  # virtual meetings at once
    day_price: int = 0

    @property
    def is_classic(self) -> bool:
        """Say whether all meetings are given (the literature's problem), rather than more than fit."""
        return all(request.required for request in self.requests)

    @cached_property
    def participant_index(self) -> Mapping[str, int]:
        return {each.id: i for i, each in enumerate(self.participants)}

    @cached_property
    def slot_index(self) -> Mapping[str, int]:
        return {each.id: i for i, each in enumerate(self.slots)}

    @cached_property
    def table_index(self) -> Mapping[str, int]:
        return {each.id: i for i, each in enumerate(self.tables)}

    @cached_property
    def request_index(self) -> Mapping[str, int]:
        return {each.id: i for i, each in enumerate(self.requests)}

    @cached_property
    def lock_of(self) -> Mapping[str, Lock]:
        """Return the lock of each locked request."""
        return {each.request: each for each in self.locks}

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Return the participants that have tables of their own."""
        return frozenset(each.host for each in self.tables if each.host is not None)

    def with_requests(self, requests: Iterable[Request]) -> "Problem":
        """Return the problem with only these requests, and the precedences and locks between them."""
        kept = tuple(requests)
        ids = {each.id for each in kept}
        return replace(
            self,
            requests=kept,
            precedences=tuple(
                each for each in self.precedences if {each.earlier, each.later} <= ids
            ),
            locks=tuple(each for each in self.locks if each.request in ids),
        )
