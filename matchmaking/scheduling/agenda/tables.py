"""A table for each meeting: hosts stay at their own; elsewhere one side sits, keeps its table and comes back to it.

Within a slot, locked meetings take their tables first, then those who sit at the table of their meeting just before,
then those who come back, and at last newcomers: in the hall they know, at the table whose owner comes back last
(Belady 1966, for pages in place of tables).
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from matchmaking.scheduling.agenda.joint import Joint
from matchmaking.scheduling.agenda.rows import Rows
from matchmaking.scheduling.agenda.seats import seated_rows
from matchmaking.scheduling.arrays import (
    OWN_TABLE,
    POOLED_TABLE,
    Event,
    Ints,
    own_tables,
)

NEVER = 1 << 30  # the column at which an owner who does not come back comes back


@dataclass
class Hall:
    """Pooled tables while columns go by; tables are known by their positions in the problem."""

    hall_of: dict[int, str]
    closed: dict[int, set[int]]  # columns in which a table is closed
    columns_of: dict[int, list[int]]  # when each seated row sits, rising
    home: dict[int, int] = field(default_factory=dict)  # table of a row
    last: dict[int, int] = field(default_factory=dict)  # column of its last meeting
    owner: dict[int, int] = field(default_factory=dict)  # row last at a table


def tables_of(event: Event, column: Ints, rows: Rows, joint: Joint) -> Ints:
    """Return (M,) the table of each held meeting, -1 for virtual ones; columns must hold no more than there are tables."""
    table = np.full(event.requests, -1, np.int64)
    held = np.flatnonzero(column >= 0)
    _take_own(event, held[event.need[held] == OWN_TABLE], (column, rows, joint), table)
    pooled = held[event.need[held] == POOLED_TABLE]
    seated = seated_rows(event, pooled, rows, joint)
    sitting: dict[int, list[int]] = defaultdict(list)
    by_column: dict[int, list[tuple[int, int]]] = defaultdict(list)
    order = np.lexsort((pooled, column[pooled]))
    ends = zip(
        pooled[order].tolist(),
        column[pooled[order]].tolist(),
        seated[order].tolist(),
        strict=True,
    )
    for k, at, row in ends:
        by_column[at].append((k, row))
        sitting[row].append(at)
    hall = _hall(event, sitting)
    locked = _locked_tables(event)
    for at, meetings in by_column.items():
        for k, number in _seat(hall, at, meetings, locked):
            table[k] = number
    return table


def table_moves(event: Event, column: Ints, seated: Ints, table: Ints) -> int:
    """Return how often a seated row sits at another table than at its meeting before on the same day.

    `column`, `seated` and `table` describe the pooled meetings.
    """
    order = np.lexsort((column, seated))
    who, when, where = seated[order], event.day_of[column[order]], table[order]
    same = (who[1:] == who[:-1]) & (when[1:] == when[:-1])
    return int((same & (where[1:] != where[:-1])).sum())


def _hall(event: Event, sitting: dict[int, list[int]]) -> Hall:
    pooled = {i: t for i, t in enumerate(event.problem.tables) if t.host is None}
    index = event.problem.slot_index
    return Hall(
        {i: t.hall for i, t in pooled.items()},
        {
            i: {int(event.column_of[index[s]]) for s in t.closed}
            for i, t in pooled.items()
        },
        sitting,
    )


def _locked_tables(event: Event) -> dict[int, int]:
    """Return the table of each request that is locked at one."""
    problem = event.problem
    return {
        problem.request_index[lock.request]: problem.table_index[lock.table]
        for lock in problem.locks
        if lock.table is not None
    }


def _take_own(
    event: Event, requests: Ints, agenda: tuple[Ints, Rows, Joint], table: Ints
) -> None:
    """Seat meetings with hosts: locked ones first, then those whose representative's table is open, then the others."""
    column, rows, joint = agenda
    locked, tables = _locked_tables(event), event.problem.tables
    own = own_tables(event.problem)
    used: set[tuple[int, int]] = set()
    waiting = []
    for k in requests.tolist():
        at = int(column[k])
        slot = event.problem.slots[int(event.slot_of[at])].id
        seats = joint[k][1] if k in joint else (int(rows.x[k]), int(rows.y[k]))
        host, row = _host_of(event, k, seats)
        preferred = locked.get(k, int(event.row_table[row]))
        open_ = [t for t in own[host] if slot not in tables[t].closed]
        keeps = k in locked or preferred in open_
        wanted = [preferred, *open_] if keeps else open_
        waiting.append((k not in locked, not keeps, k, at, wanted))
    for *_turn, k, at, wanted in sorted(waiting):
        table[k] = next(t for t in wanted if (t, at) not in used)
        used.add((int(table[k]), at))


def _host_of(event: Event, request: int, seats: tuple[int, ...]) -> tuple[str, int]:
    """Return at whose table they meet, and by whom of its rows."""
    names = event.problem.requests[request].participants
    hosts = event.problem.hosts
    return next((n, row) for n, row in zip(names, seats, strict=True) if n in hosts)


def _seat(
    hall: Hall, at: int, meetings: list[tuple[int, int]], locked: dict[int, int]
) -> list[tuple[int, int]]:
    """Return a table for each meeting of a column."""
    found: list[tuple[int, int]] = []
    used: set[int] = set()
    waiting = []
    for k, row in sorted(meetings, key=lambda m: _turn(hall, at, m, locked)):
        number = locked.get(k, hall.home.get(row, -1))
        if (
            number < 0
            or number in used
            or (k not in locked and at in hall.closed[number])
        ):
            waiting.append((k, row))
            continue
        used.add(number)
        found.append((k, number))
        _sit(hall, at, row, number)
    if waiting:
        for k, row, number in _newcomers(hall, at, waiting, used):
            found.append((k, number))
            _sit(hall, at, row, number)
    return found


def _turn(
    hall: Hall, at: int, meeting: tuple[int, int], locked: dict[int, int]
) -> tuple[int, int]:
    """Return who chooses first: locked meetings, those who sit already, those who come back, newcomers."""
    k, row = meeting
    if k in locked:
        return 0, k
    if row not in hall.home:
        return 3, k
    return (1 if hall.last[row] == at - 1 else 2), k


def _sit(hall: Hall, at: int, row: int, number: int) -> None:
    hall.home[row], hall.last[row], hall.owner[number] = number, at, row


def _newcomers(
    hall: Hall, at: int, waiting: list[tuple[int, int]], used: set[int]
) -> list[tuple[int, int, int]]:
    """Return (request, row, table) of those who have no table they could keep."""
    free: dict[str, list[int]] = defaultdict(list)
    for number, name in hall.hall_of.items():
        if number not in used and at not in hall.closed[number]:
            free[name].append(number)
    back = {n: _back(hall, at, n) for numbers in free.values() for n in numbers}
    for numbers in free.values():
        numbers.sort(key=lambda n: (back[n], -n))
    found = []
    for k, row in waiting:
        known = hall.hall_of[hall.home[row]] if row in hall.home else ""
        name = known if free.get(known) else _best(free, back)
        found.append((k, row, free[name].pop()))
    return found


def _best(free: dict[str, list[int]], back: dict[int, int]) -> str:
    """Return the hall with the table that is wanted back last, the first such table of the file."""
    return max(
        (name for name in free if free[name]),
        key=lambda name: (back[free[name][-1]], -free[name][-1]),
    )


def _back(hall: Hall, at: int, number: int) -> int:
    """Return when the row last at a table sits there again, as far as it has not found another home."""
    row = hall.owner.get(number)
    if row is None or hall.home[row] != number:
        return NEVER
    columns = hall.columns_of[row]
    place = bisect_right(columns, at - 1)
    return columns[place] if place < len(columns) else NEVER
