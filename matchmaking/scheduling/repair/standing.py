"""What of a published schedule still stands after disruptions, before anything is mended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.arrays import Event, Flags, Ints, event_of
from matchmaking.scheduling.problem import Problem, Request, Slot
from matchmaking.scheduling.repair.disruptions import released
from matchmaking.scheduling.schedule import Meeting
from matchmaking.scheduling.selection.demand import forced_flags, meetings_of

ROWS = ("row_start", "row_table", "available", "there", "places", "maximum")


@dataclass(frozen=True, slots=True)
class Moment:
    """When a schedule is repaired; meetings that begin within so many minutes stay as they are."""

    now: datetime
    notice: int = 0  # minutes

    def has_begun(self, slot: Slot) -> bool:
        return slot.starts_at < self.now

    def is_settled(self, slot: Slot) -> bool:
        return slot.starts_at < self.now + timedelta(minutes=self.notice)


@dataclass(frozen=True)
class Standing:
    """An event after disruptions, with the published meetings that can be held where they were."""

    event: Event
    published: dict[int, Meeting]  # request -> its meeting, of those that still exist
    kept: dict[int, tuple[int, ...]]  # request -> row of each member
    changed: frozenset[int]  # of the kept ones, those that need another table
    owed: dict[int, Request]  # what must be held and does not stand -> as it was asked
    settled: Flags  # (C,) columns that are past, or begin too soon to change
    touched: NDArray[
        np.bool_
    ]  # (P,) told in any case: new, or a meeting lost, at another table, or owed
    placed: dict[int, int] = field(default_factory=dict)  # kept anew -> its column

    @cached_property
    def home(self) -> Ints:
        """Return (M,) the published column of each request, or -1."""
        index, columns = self.event.problem.slot_index, self.event.column_of.tolist()
        found = np.full(self.event.requests, -1, np.int64)
        for k, meeting in self.published.items():
            found[k] = columns[index[meeting.slot]]
        return found

    @cached_property
    def column(self) -> Ints:
        """Return (M,) the column of each kept request, or -1."""
        found = np.full(self.event.requests, -1, np.int64)
        found[self.kept_requests] = self.home[self.kept_requests]
        found[list(self.placed)] = list(self.placed.values())
        return found

    @cached_property
    def kept_requests(self) -> Ints:
        return np.array(sorted(self.kept), np.int64)

    @cached_property
    def done(self) -> Ints:
        """Return the requests that are held in settled columns."""
        return self.kept_requests[self.settled[self.column[self.kept_requests]] > 0]

    @cached_property
    def frozen(self) -> NDArray[np.bool_]:
        """Return (M,) meetings that stay: settled, locked, fixed, required, and those of three or more."""
        marks = forced_flags(self.event)
        marks[self.done] = True
        marks[list(self.event.joint)] = True
        held = np.zeros(self.event.requests, np.bool_)
        held[self.kept_requests] = True
        return marks & held

    @cached_property
    def possible(self) -> Ints:
        """Return the requests of two that may be held, or held elsewhere, in the columns that may still change."""
        pairs = ~self.frozen
        pairs[list(self.event.joint)] = False
        return np.flatnonzero(pairs & (self.remaining.common_columns() > 0))

    @cached_property
    def remaining(self) -> Event:
        """Return the event of the columns that may still change, without what is done."""
        event, open_ = self.event, 1 - self.settled
        places = event.places * open_
        nowhere = np.zeros((1, len(self.settled)), np.uint8)
        choice = event.choice.copy()
        choice[self.done] = len(event.allowed)
        left = event.maximum - meetings_of(event, self.done)
        return replace(
            event,
            places=places,
            available=event.available * open_,
            capacity=event.capacity * open_,
            allowed=np.concatenate([event.allowed, nowhere]),
            choice=choice,
            maximum=np.clip(left, 0, places.sum(1)),
        )


def standing_of(
    before: Problem, problem: Problem, meetings: Sequence[Meeting], moment: Moment
) -> Standing:
    """Return what stands of the meetings of `before` in the disrupted problem.

    Forced requests that do not stand are released from their force.
    """
    event = event_of(problem)
    index = problem.request_index
    published = {index[m.request]: m for m in meetings if m.request in index}
    seating = _Seating(event, moment)
    for k, meeting in published.items():
        seating.keep(k, meeting)
    for k, meeting in published.items():
        seating.reseat(k, meeting)
    seating.move_tables(published)
    fallen = [k for k in published if k not in seating.kept]
    changed = frozenset(seating.changed) & frozenset(seating.kept)
    forced = np.flatnonzero(forced_flags(event)).tolist()
    owed = {k: problem.requests[k] for k in forced if k not in seating.kept}
    settled = _settled(event, moment)
    lost = [before.requests[before.request_index[m.request]] for m in meetings]
    lost = [request for request in lost if request.id not in index]
    lost += [problem.requests[k] for k in (*fallen, *changed)]
    lost += [
        each
        for k, each in owed.items()
        if k not in event.joint and (event.open_to(k) > settled).any()
    ]
    return Standing(
        _released(event, fallen, changed, owed),
        published,
        seating.kept,
        changed,
        owed,
        settled,
        _concerned(before, problem, lost),
    )


def _released(
    event: Event, fallen: Iterable[int], changed: Iterable[int], owed: Iterable[int]
) -> Event:
    """Return the event in which meetings that fell or need another table are not forced to be where they were.

    What is owed need not be held, but only where it was asked for.
    """
    names = [each.id for each in event.problem.requests]
    there, elsewhere, free = (
        frozenset(names[k] for k in those) for those in (fallen, changed, owed)
    )
    if there or elsewhere:
        free_event = event_of(released(event.problem, there, elsewhere))
        # Which rows of a host meet depends on its locks; those that were released are seated already.
        event = replace(free_event, **{each: getattr(event, each) for each in ROWS})
    return replace(event, problem=released(event.problem, free, frozenset()))


def _settled(event: Event, moment: Moment) -> Flags:
    settled = np.zeros(len(event.slot_of), np.uint8)
    for number, slot in enumerate(event.problem.slots):
        settled[event.column_of[number]] = moment.is_settled(slot)
    return settled


def _concerned(
    before: Problem, problem: Problem, lost: Iterable[Request]
) -> NDArray[np.bool_]:
    """Return (P,) who is new, or in a meeting that is lost or needs another table."""
    index = problem.participant_index
    known = before.participant_index
    touched = np.array([name not in known for name in index], np.bool_)
    for request in lost:
        here = [index[name] for name in request.participants if name in index]
        touched[here] = True
    return touched


class _Seating:
    """Published meetings that keep their rows, find other ones, or fall."""

    def __init__(self, event: Event, moment: Moment) -> None:
        self.event = event
        self.past = {each.id for each in event.problem.slots if moment.has_begun(each)}
        self.kept: dict[int, tuple[int, ...]] = {}
        self.changed: list[int] = []  # kept, but at another table
        self.taken: set[tuple[int, int]] = set()  # (row, column)

    def column(self, meeting: Meeting) -> int:
        return int(self.event.column_of[self.event.problem.slot_index[meeting.slot]])

    def keep(self, k: int, meeting: Meeting) -> None:
        """Keep a meeting in its rows if they may still meet there; what has begun is kept in any case."""
        column = self.column(meeting)
        rows = tuple(
            min(start + number, end - 1)  # some of a host stand for none of its tables
            for number, (start, end) in zip(
                meeting.representatives,
                map(self.rows_of, self.event.members(k)),
                strict=True,
            )
        )
        begun = meeting.slot in self.past
        if begun or all(self.is_free(row, column) for row in rows):
            self.seat(k, rows, column)

    def reseat(self, k: int, meeting: Meeting) -> None:
        """Give a meeting other rows where its own may no longer meet, if there are any."""
        column = self.column(meeting)
        if k in self.kept:
            return
        rows = [
            self.free_row(person, person_row, column)
            for person, person_row in zip(
                self.event.members(k), meeting.representatives, strict=True
            )
        ]
        if all(row >= 0 for row in rows):
            self.seat(k, tuple(rows), column)
            self.changed.append(k)

    def rows_of(self, person: int) -> tuple[int, int]:
        start, end = self.event.row_start[person : person + 2].tolist()
        return start, end

    def free_row(self, person: int, representative: int, column: int) -> int:
        start, end = self.rows_of(person)
        wanted = [start + representative, *range(start, end)]
        free = (row for row in wanted if row < end and self.is_free(row, column))
        return next(free, -1)

    def is_free(self, row: int, column: int) -> bool:
        there = bool(self.event.available[row, column])
        return there and (row, column) not in self.taken

    def seat(self, k: int, rows: tuple[int, ...], column: int) -> None:
        self.kept[k] = rows
        self.taken.update((row, column) for row in rows)

    def move_tables(self, published: dict[int, Meeting]) -> None:
        """Give meetings whose pooled table closed another open one, the most useful first; the others fall."""
        problem = self.event.problem
        taken, homeless = set(), []
        for k in self.kept:
            meeting = published[k]
            if meeting.table is None or meeting.slot in self.past:
                continue
            table = problem.tables[problem.table_index[meeting.table]]
            if meeting.slot not in table.closed:
                taken.add((table.id, meeting.slot))
            elif table.host is None:
                homeless.append(k)
            else:  # its rows say that the host has another one open
                self.changed.append(k)
        homeless.sort(key=lambda k: (-self.event.utility[k], k))
        spare = {
            slot: sum(
                table.host is None
                and slot not in table.closed
                and (table.id, slot) not in taken
                for table in problem.tables
            )
            for slot in {published[k].slot: None for k in homeless}
        }
        for k in homeless:
            slot = published[k].slot
            if spare[slot]:
                spare[slot] -= 1
                self.changed.append(k)
            else:
                del self.kept[k]
