"""A problem as arrays, for the flows and the kernels.

Columns are the slots in time order with one idle column before, between and after the days, so that neighbours of a
column on the same day are its neighbours in the array.  Rows are representatives: a participant with three has three
rows, each of which is in one meeting at a time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.problem import Problem, Request

Ints = NDArray[np.int64]
Flags = NDArray[np.uint8]

OWN_TABLE, POOLED_TABLE, VIRTUAL = 0, 1, 2  # what a meeting needs of the venue
PAIR = 2


@dataclass(frozen=True)
class Event:
    """P participants, R representatives (rows), M requests, C columns, D days."""

    problem: Problem
    column_of: Ints  # (slots,) column of each slot
    slot_of: Ints  # (C,) slot of each column, -1 in idle columns
    day_of: Ints  # (C,) day of each column from 0, -1 in idle columns
    first: Ints  # (M,) participant named first in each request
    second: Ints  # (M,) participant named second
    joint: dict[
        int, tuple[int, ...]
    ]  # requests of three or more -> all their participants
    utility: Ints  # (M,) sum over the participants
    need: Ints  # (M,) OWN_TABLE, POOLED_TABLE or VIRTUAL
    choice: Ints  # (M,) which row of `allowed` holds the columns a request may take
    allowed: Flags  # (choices, C) row 0: every slot
    capacity: Ints  # (3, C) meetings at once by need; own tables limit themselves through the rows
    row_start: (
        Ints  # (P + 1,) rows of participant p are row_start[p] .. row_start[p + 1] - 1
    )
    row_table: Ints  # (R,) the own table that a host's row prefers, else -1
    available: Flags  # (R, C) the row may be in a meeting
    there: Flags  # (P, C) the participant is there, whatever its tables
    places: Ints  # (P, C) meetings the participant can hold at once
    minimum: Ints  # (P,)
    maximum: Ints  # (P,) of all days; no wish: its places over all columns
    before: tuple[
        tuple[int, int], ...
    ]  # precedences as (earlier request, later request)

    @property
    def participants(self) -> int:
        return len(self.minimum)

    @property
    def requests(self) -> int:
        return len(self.first)

    @property
    def columns(self) -> Ints:
        """Return the columns that are slots, in time order."""
        return self.column_of

    @property
    def days(self) -> int:
        return int(self.day_of.max()) + 1

    def members(self, request: int) -> tuple[int, ...]:
        """Return the participants of a request, in its order."""
        return self.joint.get(request) or (
            int(self.first[request]),
            int(self.second[request]),
        )

    def common_columns(self, requests: Ints | None = None) -> Ints:
        """Return in how many columns all participants of each request are there and the request may take place."""
        wanted = np.arange(self.requests) if requests is None else requests
        found = np.empty(len(wanted), np.int64)
        open_ = (self.capacity > 0).astype(np.uint8)
        there = (self.places > 0).astype(np.uint8)
        for start in range(0, len(wanted), 20_000):
            part = wanted[start : start + 20_000]
            both = there[self.first[part]] & there[self.second[part]]
            both &= self.allowed[self.choice[part]] & open_[self.need[part]]
            found[start : start + 20_000] = both.sum(1)
        for position in np.flatnonzero(np.isin(wanted, list(self.joint))):
            found[position] = self.open_to(int(wanted[position])).sum()
        return found

    def open_to(self, request: int) -> Flags:
        """Return (C,) the columns in which the request could take place if nothing else did."""
        there = (self.places[list(self.members(request))] > 0).all(0)
        open_ = self.capacity[self.need[request]] > 0
        return (self.allowed[self.choice[request]] & there & open_).astype(np.uint8)


def event_of(problem: Problem) -> Event:
    """Return the arrays of a valid problem (`validation.faults` names none)."""
    columns = _columns(problem)
    rows = _rows(problem, columns["column_of"], len(columns["slot_of"]))
    index = problem.participant_index
    members = [tuple(index[p] for p in r.participants) for r in problem.requests]
    choice, allowed = _choices(problem, columns["column_of"], len(columns["slot_of"]))
    many = problem.request_index
    return Event(
        problem=problem,
        **columns,
        first=np.array([each[0] for each in members], np.int64),
        second=np.array([each[1] for each in members], np.int64),
        joint={k: each for k, each in enumerate(members) if len(each) > PAIR},
        utility=np.array([each.utility for each in problem.requests], np.int64),
        need=_needs(problem, members),
        choice=choice,
        allowed=allowed,
        capacity=_capacity(problem, columns["column_of"], len(columns["slot_of"])),
        **rows,
        before=tuple((many[e.earlier], many[e.later]) for e in problem.precedences),
    )


def _columns(problem: Problem) -> dict[str, Any]:
    slot_of, day_of, day = [-1], [-1], -1
    column_of = []
    for number, slot in enumerate(problem.slots):
        if not number or slot.day != problem.slots[number - 1].day:
            day += 1
            if number:
                slot_of.append(-1)
                day_of.append(-1)
        column_of.append(len(slot_of))
        slot_of.append(number)
        day_of.append(day)
    return {
        "column_of": np.array(column_of, np.int64),
        "slot_of": np.array([*slot_of, -1], np.int64),
        "day_of": np.array([*day_of, -1], np.int64),
    }


def _rows(problem: Problem, column_of: Ints, columns: int) -> dict[str, Any]:
    own = own_tables(problem)
    locked = _locked_rows(problem)
    starts, row_table, available, there = [0], [], [], []
    there_when: dict[object, Flags] = {}
    for each in problem.participants:
        key = (each.arrives_at, each.leaves_at, each.forbidden)
        if key not in there_when:
            slots = [i for i, slot in enumerate(problem.slots) if each.is_there(slot)]
            there_when[key] = _marked(column_of[slots], columns)
        there.append(there_when[key])
        if each.id in own:
            host = _Host(problem, own[each.id], locked.get(each.id, frozenset()))
            row_table += host.tables(each.representatives)
            available += host.rows(each.representatives, there[-1], column_of)
        else:
            row_table += [-1] * each.representatives
            available += [there[-1]] * each.representatives
        starts.append(len(row_table))
    matrix = np.array(available, np.uint8).reshape(len(available), columns)
    places = np.add.reduceat(matrix.astype(np.int64), starts[:-1], axis=0)
    most = places.sum(1)
    wished = [
        most[i] if each.maximum is None else each.maximum
        for i, each in enumerate(problem.participants)
    ]
    return {
        "row_start": np.array(starts, np.int64),
        "row_table": np.array(row_table, np.int64),
        "available": matrix,
        "there": np.array(there, np.uint8).reshape(len(there), columns),
        "places": places,
        "minimum": np.array([each.minimum for each in problem.participants], np.int64),
        "maximum": np.minimum(np.array(wished, np.int64), most),
    }


def own_tables(problem: Problem) -> dict[str, list[int]]:
    """Return the positions of each host's own tables, those that are closed least first."""
    found: dict[str, list[int]] = {}
    for number, table in enumerate(problem.tables):
        if table.host is not None:
            found.setdefault(table.host, []).append(number)
    for tables in found.values():
        tables.sort(key=lambda number: len(problem.tables[number].closed))
    return found


def _locked_rows(problem: Problem) -> dict[str, frozenset[tuple[str, int]]]:
    """Return for each participant in which slots which of its representatives are locked."""
    found: dict[str, frozenset[tuple[str, int]]] = {}
    for lock in problem.locks:
        request = problem.requests[problem.request_index[lock.request]]
        pairs = zip(request.participants, lock.representatives or (), strict=False)
        for name, number in pairs:
            found[name] = found.get(name, frozenset()) | {(lock.slot, number)}
    return found


@dataclass(frozen=True)
class _Host:
    """The representatives of a host: in each slot as many can meet as own tables are open, locked ones first."""

    problem: Problem
    own: list[int]
    locked: frozenset[tuple[str, int]]

    def tables(self, representatives: int) -> list[int]:
        """Return the table that each row prefers; rows beyond the tables stand for locked representatives only."""
        last = max((number for _slot, number in self.locked), default=-1)
        count = max(min(representatives, len(self.own)), last + 1)
        return [*self.own, *[-1] * count][:count]

    def rows(self, representatives: int, there: Flags, column_of: Ints) -> list[Flags]:
        count = len(self.tables(representatives))
        rows = [there.copy() for _ in range(count)]
        for column, slot in zip(column_of.tolist(), self.problem.slots, strict=True):
            shut = [slot.id in self.problem.tables[table].closed for table in self.own]
            numbers = sorted(
                range(count), key=lambda n: (slot.id, n) not in self.locked
            )
            for number in numbers[len(shut) - sum(shut) :]:
                rows[number][column] = 0
        return rows


def _marked(columns: Ints, count: int) -> Flags:
    flags = np.zeros(count, np.uint8)
    flags[columns] = 1
    return flags


def _needs(problem: Problem, members: Iterable[tuple[int, ...]]) -> Ints:
    hosting = [each.id in problem.hosts for each in problem.participants]
    return np.array(
        [
            VIRTUAL
            if request.virtual
            else OWN_TABLE
            if any(hosting[p] for p in those)
            else POOLED_TABLE
            for request, those in zip(problem.requests, members, strict=True)
        ],
        np.int64,
    )


def _capacity(problem: Problem, column_of: Ints, columns: int) -> Ints:
    capacity = np.zeros((3, columns), np.int64)
    capacity[OWN_TABLE, column_of] = len(problem.tables)
    capacity[VIRTUAL, column_of] = problem.virtual_capacity
    for table in problem.tables:
        if table.host is None:
            capacity[POOLED_TABLE, column_of] += 1
            for slot in table.closed:
                capacity[POOLED_TABLE, column_of[problem.slot_index[slot]]] -= 1
    return capacity


def _choices(problem: Problem, column_of: Ints, columns: int) -> tuple[Ints, Flags]:
    """Return the columns each request may take by its own rules: sessions, length, fixed or locked slot."""
    everywhere = np.zeros(columns, np.uint8)
    everywhere[column_of] = 1
    found: dict[object, int] = {(frozenset(), 0, None): 0}
    rows, choice = [everywhere], []
    for request in problem.requests:
        lock = problem.lock_of.get(request.id)
        slot = lock.slot if lock else request.fixed
        key = (request.sessions, request.minutes, slot)
        if key not in found:
            found[key] = len(rows)
            rows.append(_row(problem, request, slot, column_of, everywhere))
        choice.append(found[key])
    return np.array(choice, np.int64), np.array(rows, np.uint8)


def _row(
    problem: Problem, request: Request, slot: str | None, column_of: Ints, like: Flags
) -> Flags:
    row = np.zeros_like(like)
    for number, each in enumerate(problem.slots):
        row[column_of[number]] = (
            (not request.sessions or each.session in request.sessions)
            and each.minutes >= request.minutes
            and slot in {None, each.id}
        )
    return row
