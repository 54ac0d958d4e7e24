"""Alternating paths: the meetings that change places when two columns are exchanged from one row on."""

from typing import Any

from matchmaking.scheduling.jit import hot, part
from matchmaking.scheduling.kernels.grid import (
    BLOCKED,
    FREE,
    POOLED_TABLE,
    VIRTUAL,
    Grid,
)


@hot
def walk(grid: Grid, row: int, old: int, new: int, path: Any) -> tuple[int, int]:
    """Follow the path of a row that meets in `old` and not in `new`.

    Its meetings, written into `path`, go from `old` to `new` and back in turn.  Returns their number and the row at the
    other end; the number is -1 when a meeting may not take its new column.
    """
    n = 0
    k = grid.cell[row * grid.width + old]
    while k >= 0:
        if grid.restricted and not grid.allowed[grid.choice[k] * grid.width + new]:
            return -1, row
        path[n] = k
        n += 1
        row = grid.total[k] - row
        old, new = new, old
        k = grid.cell[row * grid.width + old]
    return n, row


@part
def keeps_order(grid: Grid, k: int, column: int) -> bool:
    """Say whether a meeting may take a column, given where the meetings before and after it are now."""
    for i in range(grid.link_start[k], grid.link_start[k + 1]):
        there = grid.column[grid.link_to[i]]
        if there >= 0 and (there - column) * grid.link_sign[i] <= 0:
            return False
    return True


@part
def path_keeps_order(grid: Grid, path: Any, n: int, old: int, new: int) -> bool:
    """Say whether all meetings of a path may exchange the two columns.

    Looking at present columns is exact: if both meetings of a precedence stand in the two columns, neither may leave.
    """
    for i in range(n):
        if not keeps_order(grid, path[i], new):
            return False
        old, new = new, old
    return True


@hot
def drift(grid: Grid, path: Any, n: int) -> tuple[int, int]:
    """Return how many more pooled and virtual meetings the new column has once the path is turned."""
    if not grid.mixed:
        kind = grid.kind[path[0]]
        odd = n & 1
        return (
            odd if kind == POOLED_TABLE else 0,
            odd if kind == VIRTUAL else 0,
        )
    pooled = 0
    virtual = 0
    sign = 1
    for i in range(n):
        kind = grid.kind[path[i]]
        if kind == POOLED_TABLE:
            pooled += sign
        elif kind == VIRTUAL:
            virtual += sign
        sign = -sign
    return pooled, virtual


@hot
def has_room(grid: Grid, old: int, new: int, pooled: int, virtual: int) -> bool:
    """Say whether so many meetings of each kind can go from one column to the other (back, if negative)."""
    return has_room_for(grid, POOLED_TABLE, old, new, pooled) and has_room_for(
        grid, VIRTUAL, old, new, virtual
    )


@part
def has_room_for(grid: Grid, kind: int, old: int, new: int, more: int) -> bool:
    if more > 0:
        cell = kind * grid.width + new
        return grid.load[cell] + more <= grid.capacity[cell]
    if more < 0:
        cell = kind * grid.width + old
        return grid.load[cell] - more <= grid.capacity[cell]
    return True


@hot
def exchange(
    grid: Grid, row: int, old: int, new: int, path: Any, n: int
) -> tuple[int, int]:
    """Move each meeting of a path or cycle to its other column; returns the row at its end, and the column it left."""
    for i in range(n):
        k = path[i]
        other = grid.total[k] - row
        grid.cell[row * grid.width + new] = k
        grid.cell[other * grid.width + new] = k
        grid.column[k] = new
        base = grid.kind[k] * grid.width
        grid.load[base + old] -= 1
        grid.load[base + new] += 1
        row = other
        old, new = new, old
    return row, new


@hot
def turn(grid: Grid, row: int, old: int, new: int, path: Any, n: int) -> int:
    """Let the meetings of a path change places; returns the row at the other end."""
    end, left = exchange(grid, row, old, new, path, n)
    grid.cell[row * grid.width + old] = FREE
    grid.cell[end * grid.width + left] = FREE
    return end


@part
def place(grid: Grid, k: int, column: int) -> None:
    """Hold a meeting in a column in which both its rows are free."""
    grid.column[k] = column
    grid.cell[grid.x[k] * grid.width + column] = k
    grid.cell[grid.y[k] * grid.width + column] = k
    grid.load[grid.kind[k] * grid.width + column] += 1


@part
def lift(grid: Grid, k: int) -> None:
    """Take a meeting out of its column."""
    column = grid.column[k]
    grid.cell[grid.x[k] * grid.width + column] = FREE
    grid.cell[grid.y[k] * grid.width + column] = FREE
    grid.load[grid.kind[k] * grid.width + column] -= 1
    grid.column[k] = -1


@part
def is_busy(grid: Grid, row: int, column: int) -> bool:
    cell = grid.cell[row * grid.width + column]
    return cell >= 0 or cell == BLOCKED


@part
def breaks_of_adding(grid: Grid, row: int, column: int) -> int:
    """Return by how much the number of runs of a row changes when a free column gets a meeting."""
    change = 1
    if is_busy(grid, row, column - 1):
        change -= 1
    if is_busy(grid, row, column + 1):
        change -= 1
    return change
