"""Tables of a repaired agenda: who stays keeps its table, others take what is free."""

from matchmaking.scheduling.arrays import OWN_TABLE, VIRTUAL
from matchmaking.scheduling.repair.boards import Seats
from matchmaking.scheduling.repair.standing import Standing
from matchmaking.scheduling.schedule import Meeting

Taken = set[tuple[str, str]]  # (table, slot)


def meetings_of_seats(standing: Standing, seats: Seats) -> tuple[Meeting, ...]:
    """Return the meetings that the seats stand for, in the order of the file."""
    event = standing.event
    problem = event.problem
    rows: dict[int, tuple[int, ...]] = {}
    stay: dict[int, str | None] = {}
    taken: Taken = set()
    for k in (seats.column >= 0).nonzero()[0].tolist():
        rows[k] = _rows(standing, seats, k)
        if keeps_table(standing, seats, k):
            table = standing.published[k].table
            stay[k] = table
            if table is not None:
                taken.add((table, standing.published[k].slot))
    found = []
    for k, theirs in rows.items():
        slot = problem.slots[int(event.slot_of[seats.column[k]])].id
        table = stay[k] if k in stay else _table(standing, k, theirs, slot, taken)
        starts = [int(event.row_start[p]) for p in event.members(k)]
        numbers = tuple(row - start for row, start in zip(theirs, starts, strict=True))
        found.append(Meeting(problem.requests[k].id, slot, table, numbers))
    return tuple(found)


def _rows(standing: Standing, seats: Seats, k: int) -> tuple[int, ...]:
    if k in standing.event.joint:
        return standing.kept[k]
    return int(seats.x[k]), int(seats.y[k])


def keeps_table(standing: Standing, seats: Seats, k: int) -> bool:
    """Say whether a meeting is held when and by whom it was published, at a table that is still open."""
    if k not in standing.kept or k in standing.changed:
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
