"""Days that a participant need not come for: all meetings it has on one go to other days, if that is worth it."""

from typing import Any, NamedTuple

from matchmaking.scheduling.jit import njit, part
from matchmaking.scheduling.kernels.grid import BLOCKED, FREE, Grid
from matchmaking.scheduling.kernels.insert import Space, cheapest, days_of_adding
from matchmaking.scheduling.kernels.paths import (
    breaks_of_adding,
    is_busy,
    lift,
    place,
)


class Visits(NamedTuple):
    """Participants and days to look at, in this order."""

    participant: Any  # (n,)
    day: Any  # (n,)
    lifted: Any  # scratch: the meetings of one visit, and their columns
    origin: Any


@njit
def give_up(grid: Grid, space: Space, visits: Visits) -> int:
    """Return how many breaks, with days in their price, are saved."""
    saved = 0
    for i in range(len(visits.participant)):
        saved += give_up_one(grid, space, visits, visits.participant[i], visits.day[i])
    return saved


@part
def give_up_one(
    grid: Grid, space: Space, visits: Visits, participant: int, day: int
) -> int:
    n = gather(grid, space, visits, participant, day)
    if n <= 0:
        return 0
    cost = 0
    for i in range(n):
        lift(grid, visits.lifted[i])
        cost -= worth(grid, space, visits.lifted[i], visits.origin[i])
    mark(grid, space, participant, day, FREE, BLOCKED)
    placed = 0
    while placed < n:
        column = cheapest(grid, space, visits.lifted[placed])
        if column < 0:
            break
        cost += worth(grid, space, visits.lifted[placed], column)
        place(grid, visits.lifted[placed], column)
        placed += 1
    mark(grid, space, participant, day, BLOCKED, FREE)
    if placed == n and cost < 0:
        return -cost
    for i in range(placed):
        lift(grid, visits.lifted[i])
    for i in range(n):
        place(grid, visits.lifted[i], visits.origin[i])
    return 0


@part
def gather(grid: Grid, space: Space, visits: Visits, participant: int, day: int) -> int:
    """Note the meetings of a visit; returns their number, or -1 if one of them never moves or they are too many."""
    n = 0
    for row in range(space.row_start[participant], space.row_start[participant + 1]):
        for i in range(len(space.columns)):
            column = space.columns[i]
            k = grid.cell[row * grid.width + column]
            if space.day_of[column] != day or k == FREE:
                continue
            if k == BLOCKED or n == len(visits.lifted):
                return -1
            visits.lifted[n] = k
            visits.origin[n] = column
            n += 1
    return n


@part
def mark(
    grid: Grid, space: Space, participant: int, day: int, old: int, new: int
) -> None:
    """Turn all cells of one kind into another, in the rows of a participant on a day."""
    for row in range(space.row_start[participant], space.row_start[participant + 1]):
        for i in range(len(space.columns)):
            cell = row * grid.width + space.columns[i]
            if space.day_of[space.columns[i]] == day and grid.cell[cell] == old:
                grid.cell[cell] = new


@part
def worth(grid: Grid, space: Space, k: int, column: int) -> int:
    """Return the breaks, with days in their price, that holding a meeting in a free column adds."""
    x, y = grid.x[k], grid.y[k]
    day = space.day_of[column]
    cost = breaks_of_adding(grid, x, column) + breaks_of_adding(grid, y, column)
    cost -= first_of_day(grid, space, x, day) + first_of_day(grid, space, y, day)
    days = days_of_adding(grid, space, x, day) + days_of_adding(grid, space, y, day)
    return cost + days * space.day_price


@part
def first_of_day(grid: Grid, space: Space, row: int, day: int) -> int:
    """Return 1 if the row has no meeting on this day: its first run is no break."""
    for i in range(len(space.columns)):
        column = space.columns[i]
        if space.day_of[column] == day and is_busy(grid, row, column):
            return 0
    return 1
