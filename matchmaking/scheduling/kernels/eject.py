"""Ejection search: a meeting takes a column from others, which look for another one (Glover 1996, ejection chains).

Accepted like in simulated annealing; the objective is the weight of the meetings that are held.
"""

from typing import Any, NamedTuple

from matchmaking.scheduling.jit import njit, part
from matchmaking.scheduling.kernels.grid import BLOCKED, Grid
from matchmaking.scheduling.kernels.insert import (
    Space,
    drop,
    has_table,
    hold,
    is_open,
    may_take,
    wants,
)
from matchmaking.scheduling.kernels.numbers import draw

LEVELS = 1024


class Search(NamedTuple):
    """What the search may try."""

    weight: Any  # (M,) of a held meeting
    candidates: Any  # meetings that may be placed or moved
    threshold: Any  # (1024,) weight that may be lost, drawn at equal chances
    generator: Any  # (1,)
    lifted: Any  # scratch: meetings of a step
    origin: Any  # scratch: their columns before


@njit
def eject_all(grid: Grid, space: Space, search: Search, count: int) -> int:
    """Try so many steps; returns by how much the weight changed."""
    gained = 0
    for _ in range(count):
        k = search.candidates[draw(search.generator, len(search.candidates))]
        column = space.columns[draw(search.generator, len(space.columns))]
        if can_enter(grid, space, k, column):
            gained += step(grid, space, search, k, column)
    return gained


@part
def can_enter(grid: Grid, space: Space, k: int, column: int) -> bool:
    """Say whether a meeting could take a column if those in its way left."""
    if column == grid.column[k]:
        return False
    if not grid.allowed[grid.choice[k] * grid.width + column]:
        return False
    x = grid.x[k] * grid.width + column
    y = grid.y[k] * grid.width + column
    if grid.cell[x] == BLOCKED or grid.cell[y] == BLOCKED:
        return False
    return space.open[x] != 0 and space.open[y] != 0


@part
def step(grid: Grid, space: Space, search: Search, k: int, column: int) -> int:
    """Move the meeting into the column, find places for those it ejects, and keep or undo it all."""
    gained = 0
    n = remember(grid, search, 0, k)
    n = remember(grid, search, n, grid.cell[grid.x[k] * grid.width + column])
    n = remember(grid, search, n, grid.cell[grid.y[k] * grid.width + column])
    if grid.linked:
        n = remember_out_of_order(grid, search, n, k, column)
    for i in range(n):
        if search.origin[i] >= 0:
            drop(grid, space, search.lifted[i])
            gained -= search.weight[search.lifted[i]]
    if not (
        may_take(grid, k, column)
        and has_table(grid, k, column)
        and wants(grid, space, k)
    ):
        put_back(grid, space, search, n)
        return 0
    hold(grid, space, k, column)
    gained += search.weight[k]
    for i in range(1, n):
        gained += settle(grid, space, search, search.lifted[i])
    limit = search.threshold[draw(search.generator, LEVELS)]
    if gained + limit < 0:
        put_back(grid, space, search, n)
        return 0
    return gained


@part
def remember(grid: Grid, search: Search, n: int, k: int) -> int:
    """Note a meeting and where it was, unless it is none or noted already; returns how many are noted."""
    if k < 0:
        return n
    for i in range(n):
        if search.lifted[i] == k:
            return n
    search.lifted[n] = k
    search.origin[n] = grid.column[k]
    return n + 1


@part
def remember_out_of_order(
    grid: Grid, search: Search, n: int, k: int, column: int
) -> int:
    """Note the meetings that must be before or after this one and would not be; joint ones never move."""
    for i in range(grid.link_start[k], grid.link_start[k + 1]):
        other = grid.link_to[i]
        there = grid.column[other]
        if there < 0 or (there - column) * grid.link_sign[i] > 0:
            continue
        movable = grid.cell[grid.x[other] * grid.width + there] == other
        if movable and n < len(search.lifted):
            n = remember(grid, search, n, other)
    return n


@part
def settle(grid: Grid, space: Space, search: Search, k: int) -> int:
    """Place an ejected meeting in any free column, from a drawn one on; returns the weight gained."""
    if not wants(grid, space, k):
        return 0
    x, y = grid.x[k], grid.y[k]
    start = draw(search.generator, len(space.columns))
    for i in range(len(space.columns)):
        column = space.columns[(start + i) % len(space.columns)]
        if (
            is_open(grid, space, x, column)
            and is_open(grid, space, y, column)
            and has_table(grid, k, column)
            and may_take(grid, k, column)
        ):
            hold(grid, space, k, column)
            return search.weight[k]
    return 0


@part
def put_back(grid: Grid, space: Space, search: Search, n: int) -> None:
    for i in range(n):
        if grid.column[search.lifted[i]] >= 0:
            drop(grid, space, search.lifted[i])
    for i in range(n):
        if search.origin[i] >= 0:
            hold(grid, space, search.lifted[i], search.origin[i])
