"""Tables of a repaired agenda: who stays keeps its table, others take what is free."""

import numpy as np

from matchmaking.scheduling.arrays import OWN_TABLE, VIRTUAL
from matchmaking.scheduling.repair.boards import Seats
from matchmaking.scheduling.repair.standing import Standing
from matchmaking.scheduling.schedule import Meeting

Taken = set[tuple[str, str]]  # (table, slot)


def meetings_of_seats(standing: Standing, seats: Seats) -> tuple[Meeting, ...]:
    """Return the meetings that the seats stand for, in the order of the file."""
    held = np.flatnonzero(seats.column >= 0).tolist()
    stay = {k: standing.published[k] for k in held if keeps_table(standing, seats, k)}
    taken = {(each.table, each.slot) for each in stay.values() if each.table}
    return tuple(
        stay[k] if k in stay else _meeting(standing, seats, k, taken) for k in held
    )


def _meeting(standing: Standing, seats: Seats, k: int, taken: Taken) -> Meeting:
    """Return a meeting at a table that is free, and take the table."""
    event = standing.event
    rows = _rows(standing, seats, k)
    starts = event.row_start[list(event.members(k))].tolist()
    slot = event.problem.slots[int(event.slot_of[seats.column[k]])].id
    return Meeting(
        event.problem.requests[k].id,
        slot,
        _table(standing, k, rows, slot, taken),
        tuple(row - start for row, start in zip(rows, starts, strict=True)),
    )


def _rows(standing: Standing, seats: Seats, k: int) -> tuple[int, ...]:
    if k in standing.event.joint:
        return standing.kept[k]
    return int(seats.x[k]), int(seats.y[k])


def keeps_table(standing: Standing, seats: Seats, k: int) -> bool:
    """Say whether a meeting is held when and by whom it was published, at a table that is still open."""
    if k not in standing.kept or k in standing.changed or k in standing.placed:
        return False
    same_rows = _rows(standing, seats, k) == standing.kept[k]
    return same_rows and bool(seats.column[k] == standing.home[k])


def _table(
    standing: Standing, k: int, rows: tuple[int, ...], slot: str, taken: Taken
) -> str | None:
    """Return a free table of the kind the meeting needs, and take it; the published one if it can be."""
    event = standing.event
    problem = event.problem
    need = event.need[k]
    if need == VIRTUAL:
        return None
    host, wanted = None, []
    if need == OWN_TABLE:
        host = next(p for p in problem.requests[k].participants if p in problem.hosts)
        own = [int(event.row_table[row]) for row in rows]
        wanted = [problem.tables[t] for t in own if t >= 0]
    if k in standing.published and (named := standing.published[k].table):
        wanted.append(problem.tables[problem.table_index[named]])
    for table in (*wanted, *problem.tables):
        place = (table.id, slot)
        if table.host == host and slot not in table.closed and place not in taken:
            taken.add(place)
            return table.id
    raise ArithmeticError("a repaired slot holds more meetings than tables")
