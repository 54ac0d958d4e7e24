"""The classic problem as the exact solver sees it: agendas, slots as bit masks, pools of tables.

Bit t of a mask stands for slot t.  Nothing here knows ids: positions are those of the problem.
"""

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Pool:
    """Meetings that share places: at most `capacity[t]` of them at once in slot t."""

    meetings: tuple[int, ...]
    capacity: tuple[int, ...]


@dataclass(frozen=True)
class Classic:
    """M meetings of P participants in T slots: all are held, breaks are to be few.

    A break is a maximal gap between two meetings of one participant on one day.  `fairness` is the largest difference
    allowed between the breaks of two participants, those without meetings included.
    """

    day_of: tuple[int, ...]  # (T,) day of each slot, from 0
    borders: tuple[int, ...]  # slots with which a session or a day begins, but slot 0
    meetings: tuple[tuple[int, ...], ...]  # (M,) two or more participants each
    participants: int
    domains: tuple[int, ...]  # (M,) masks of the slots a meeting may take
    pools: tuple[Pool, ...] = ()
    precedences: tuple[tuple[int, int], ...] = ()  # (earlier, later)
    maxima: dict[int, int] = field(default_factory=dict)  # meetings a participant wants
    fairness: int | None = None

    @property
    def slots(self) -> int:
        return len(self.day_of)

    @cached_property
    def agendas(self) -> tuple[tuple[int, ...], ...]:
        """Return the meetings of each participant, in the order of the file."""
        found: list[list[int]] = [[] for _ in range(self.participants)]
        for meeting, people in enumerate(self.meetings):
            for person in people:
                found[person].append(meeting)
        return tuple(map(tuple, found))

    @cached_property
    def last_of_day(self) -> tuple[int, ...]:
        """Return (T,) the last slot of the day of each slot."""
        last = {day: slot for slot, day in enumerate(self.day_of)}
        return tuple(last[day] for day in self.day_of)

    @cached_property
    def has_idle(self) -> bool:
        """Say whether somebody is sure to have no break, whatever the timetable."""
        return any(
            len(agenda) <= 1 or len(agenda) == self.slots for agenda in self.agendas
        )


def slots_in(mask: int) -> list[int]:
    """Return the slots of a mask, in time order."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def first(mask: int) -> int:
    """Return the first slot of a mask that is not empty."""
    return (mask & -mask).bit_length() - 1


def last(mask: int) -> int:
    """Return the last slot of a mask that is not empty."""
    return mask.bit_length() - 1
