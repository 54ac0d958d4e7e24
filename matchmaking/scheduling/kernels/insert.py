"""Insertion along alternating paths, the constructive proof of König's theorem on edge colouring.

With full availability and a bipartite event nothing is ever left out; availability can stop a path only at its ends.
`levelled_place` moves load from a column with full tables to another one, as equitable edge colouring does
(de Werra 1971), since König's proof knows no tables.
"""

from typing import Any, NamedTuple

from matchmaking.scheduling.jit import njit, part
from matchmaking.scheduling.kernels.grid import FREE, Grid
from matchmaking.scheduling.kernels.paths import (
    breaks_of_adding,
    drift,
    has_room,
    is_busy,
    keeps_order,
    lift,
    path_keeps_order,
    place,
    turn,
    walk,
)

NOWHERE = 1 << 60
BREAK, LOAD = 1_000_000, 1_000  # cost of a break; of a column that is full of meetings


class Space(NamedTuple):
    """Where rows may meet, over all days."""

    open: Any  # (R * W,) the row may be in a meeting that moves
    columns: Any  # columns that are slots, in time order
    day_of: Any  # (W,) day of a column, or -1
    owner: Any  # (R,) participant of a row
    row_start: (
        Any  # (P + 1,) rows of participant p are row_start[p] .. row_start[p + 1] - 1
    )
    degree: Any  # (P,) meetings held
    maximum: Any  # (P,)
    day_price: int  # breaks that one more attended day is worth
    path: Any  # (2 R + 4,) scratch


@njit
def insert_all(grid: Grid, space: Space, order: Any, moving: int) -> int:
    """Place meetings in this order, letting others make room if `moving`; returns how many are left out."""
    left = 0
    for i in range(len(order)):
        if grid.column[order[i]] < 0 and not insert(grid, space, order[i], moving):
            left += 1
    return left


@part
def insert(grid: Grid, space: Space, k: int, moving: int) -> bool:
    column = cheapest(grid, space, k)
    if column >= 0:
        hold(grid, space, k, column)
        return True
    if not moving:
        return False
    return (
        pushed_place(grid, space, k, grid.x[k], grid.y[k])
        or pushed_place(grid, space, k, grid.y[k], grid.x[k])
        or levelled_place(grid, space, k)
    )


@njit
def fill(grid: Grid, space: Space, order: Any, moving: int) -> int:
    """Place more meetings in this order as long as their participants want any, with whichever rows are free.

    Returns how many were placed.
    """
    placed = 0
    for i in range(len(order)):
        k = order[i]
        if (
            grid.column[k] < 0
            and wants(grid, space, k)
            and seat(grid, space, k, moving)
        ):
            placed += 1
    return placed


@part
def wants(grid: Grid, space: Space, k: int) -> bool:
    """Say whether neither participant has as many meetings as it wants."""
    p, q = space.owner[grid.x[k]], space.owner[grid.y[k]]
    return space.degree[p] < space.maximum[p] and space.degree[q] < space.maximum[q]


@part
def seat(grid: Grid, space: Space, k: int, moving: int) -> bool:
    """Place a meeting with any rows of its participants."""
    x, y = grid.x[k], grid.y[k]
    if insert(grid, space, k, moving):
        return True
    p, q = space.owner[x], space.owner[y]
    for one in range(space.row_start[p], space.row_start[p + 1]):
        for two in range(space.row_start[q], space.row_start[q + 1]):
            if one == x and two == y:
                continue
            give_rows(grid, k, one, two)
            if insert(grid, space, k, moving):
                return True
    give_rows(grid, k, x, y)
    return False


@part
def give_rows(grid: Grid, k: int, x: int, y: int) -> None:
    """Let these rows take part in a meeting that is not held."""
    grid.x[k] = x
    grid.y[k] = y
    grid.total[k] = x + y


@part
def hold(grid: Grid, space: Space, k: int, column: int) -> None:
    """Place a meeting and count it to its participants."""
    place(grid, k, column)
    space.degree[space.owner[grid.x[k]]] += 1
    space.degree[space.owner[grid.y[k]]] += 1


@part
def drop(grid: Grid, space: Space, k: int) -> None:
    """Take a meeting out of the agenda."""
    lift(grid, k)
    space.degree[space.owner[grid.x[k]]] -= 1
    space.degree[space.owner[grid.y[k]]] -= 1


@part
def is_open(grid: Grid, space: Space, row: int, column: int) -> bool:
    cell = row * grid.width + column
    return grid.cell[cell] == FREE and space.open[cell] != 0


@part
def may_take(grid: Grid, k: int, column: int) -> bool:
    """Say whether the rules of the meeting itself allow the column now."""
    if not grid.allowed[grid.choice[k] * grid.width + column]:
        return False
    return not grid.linked or keeps_order(grid, k, column)


@part
def has_table(grid: Grid, k: int, column: int) -> bool:
    cell = grid.kind[k] * grid.width + column
    return grid.load[cell] < grid.capacity[cell]


@part
def cheapest(grid: Grid, space: Space, k: int) -> int:
    """Return the column in which the meeting adds fewest breaks, days and load, or -1."""
    best = NOWHERE
    found = -1
    x, y = grid.x[k], grid.y[k]
    day = -1
    price = 0
    for i in range(len(space.columns)):
        column = space.columns[i]
        if space.day_price and space.day_of[column] != day:
            day = space.day_of[column]
            price = days_of_adding(grid, space, x, day) + days_of_adding(
                grid, space, y, day
            )
        if not (is_open(grid, space, x, column) and is_open(grid, space, y, column)):
            continue
        if not (has_table(grid, k, column) and may_take(grid, k, column)):
            continue
        cost = breaks_of_adding(grid, x, column) + breaks_of_adding(grid, y, column)
        cell = grid.kind[k] * grid.width + column
        cost = (cost + price * space.day_price) * BREAK
        cost += grid.load[cell] * LOAD // grid.capacity[cell]
        if cost < best:
            best = cost
            found = column
    return found


@part
def days_of_adding(grid: Grid, space: Space, row: int, day: int) -> int:
    """Return 1 if the participant of a row has no meeting on this day yet."""
    owner = space.owner[row]
    for sibling in range(space.row_start[owner], space.row_start[owner + 1]):
        for i in range(len(space.columns)):
            column = space.columns[i]
            if space.day_of[column] == day and is_busy(grid, sibling, column):
                return 0
    return 1


@part
def pushed_place(grid: Grid, space: Space, k: int, row: int, other: int) -> bool:
    """Free a column of `row`, in which `other` is free, by turning the path that leaves it for a free column."""
    for i in range(len(space.columns)):
        wanted = space.columns[i]
        if not is_open(grid, space, other, wanted) or not may_take(grid, k, wanted):
            continue
        cell = row * grid.width + wanted
        if grid.cell[cell] < 0 or not space.open[cell]:
            continue
        for j in range(len(space.columns)):
            away = space.columns[j]
            if is_open(grid, space, row, away) and push(
                grid, space, k, row, other, wanted, away
            ):
                return True
    return False


@part
def push(
    grid: Grid, space: Space, k: int, row: int, other: int, wanted: int, away: int
) -> bool:
    """Turn the path of `row` from `wanted` to `away` and place the meeting, if everything allows it."""
    n, end = walk(grid, row, wanted, away, space.path)
    if n < 0 or end == other:
        return False
    comes = away if n & 1 else wanted
    if not space.open[end * grid.width + comes]:
        return False
    if grid.cell[end * grid.width + comes] != FREE:
        return False
    return turn_and_place(grid, space, k, row, wanted, away, n)


@part
def turn_and_place(
    grid: Grid, space: Space, k: int, row: int, wanted: int, away: int, n: int
) -> bool:
    pooled, virtual = drift(grid, space.path, n)
    if not has_room(grid, wanted, away, pooled, virtual):
        return False
    if grid.linked and not path_keeps_order(grid, space.path, n, wanted, away):
        return False
    turn(grid, row, wanted, away, space.path, n)
    if has_table(grid, k, wanted) and may_take(grid, k, wanted):
        hold(grid, space, k, wanted)
        return True
    walk(grid, row, away, wanted, space.path)
    turn(grid, row, away, wanted, space.path, n)
    return False


@part
def levelled_place(grid: Grid, space: Space, k: int) -> bool:
    """Place the meeting in a common free column with full tables, from which a path takes one meeting away."""
    x, y = grid.x[k], grid.y[k]
    for i in range(len(space.columns)):
        wanted = space.columns[i]
        if not (is_open(grid, space, x, wanted) and is_open(grid, space, y, wanted)):
            continue
        if not may_take(grid, k, wanted):
            continue
        for j in range(len(space.columns)):
            away = space.columns[j]
            if has_table(grid, k, away) and level(grid, space, k, wanted, away):
                return True
    return False


@part
def level(grid: Grid, space: Space, k: int, wanted: int, away: int) -> bool:
    """Move one more meeting from `wanted` to `away` than back, and place the meeting in `wanted`."""
    x, y = grid.x[k], grid.y[k]
    rows = len(grid.cell) // grid.width
    for row in range(rows):
        if row in (x, y) or not is_open(grid, space, row, away):
            continue
        cell = row * grid.width + wanted
        if grid.cell[cell] < 0 or not space.open[cell]:
            continue
        n, end = walk(grid, row, wanted, away, space.path)
        if n < 0 or n % 2 == 0 or end in (x, y):
            continue
        if not is_open(grid, space, end, away):
            continue
        if turn_and_place(grid, space, k, row, wanted, away, n):
            return True
    return False
