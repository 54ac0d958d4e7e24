"""Kempe-path annealing of breaks on bit masks, for columns 1 .. W - 2 of at most 62 (one day).

A path changes the busy columns of the rows at its two ends only, and any path that is worth turning can be begun at an
end that does not get worse; so only such proposals are drawn, mostly at rows with more runs than they need and beside
meetings they have.  Short runs cost more per meeting than long ones, which makes them give their meetings away.
Acceptance is that of simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) with thresholds drawn beforehand.
"""

from typing import Any, NamedTuple

from matchmaking.scheduling.jit import hot, njit, part
from matchmaking.scheduling.kernels.grid import Grid
from matchmaking.scheduling.kernels.numbers import (
    cost_change,
    nth_bit,
    run_change,
    runs,
    xorshift,
)
from matchmaking.scheduling.kernels.paths import (
    drift,
    exchange,
    has_room,
    path_keeps_order,
    turn,
    walk,
)
from matchmaking.scheduling.kernels.words import bits

GENERATOR, RUNS, WORSE, WALKED, TURNED = range(5)  # places in `Rows.tally`
SECOND_TRIES = 20  # meetings looked at for a path that makes room for another


class Rows(NamedTuple):
    """What the annealing knows of the rows besides the grid."""

    open: Any  # (R,) mask of columns in which the row may have a meeting that moves
    busy: Any  # (R,) mask of columns with a meeting
    runs: Any  # (R,)
    least: Any  # (R,) runs that cannot be avoided
    worse: Any  # (R,) rows with more runs than that, tally[WORSE] of them
    place: Any  # (R,) where a row stands in `worse`, or -1
    moving: Any  # meetings that may move
    path: Any  # (2 R + 4,) scratch
    other: Any  # (2 R + 4,) scratch
    tally: Any  # (5,) generator, runs of all rows, length of `worse`, paths walked and turned


class Heat(NamedTuple):
    """One stage of the annealing."""

    threshold: Any  # (1024,) by how much the cost may rise, drawn at equal chances
    cost: Any  # (W,) cost of a run by its length; cost[0] = 0, concave
    focus: int  # of 1024 starts, those at rows with more runs than they need
    near: int  # of 1024 proposals, those beside a meeting


@njit
def anneal(grid: Grid, rows: Rows, heat: Heat, count: int) -> None:
    """Make so many proposals."""
    for _ in range(count):
        propose(grid, rows, heat)


@hot
def propose(grid: Grid, rows: Rows, heat: Heat) -> None:
    x = xorshift(rows.tally[GENERATOR])
    y = xorshift(x)
    z = xorshift(y)
    rows.tally[GENERATOR] = z
    row = start(grid, rows, heat, x, y)
    busy = rows.busy[row]
    gaps = rows.open[row] & ~busy
    if ((x >> 11) & 1023) < heat.near:
        gaps &= (busy << 1) | (busy >> 1)
    if gaps == 0:
        if ((x >> 21) & 7) == 0:
            turn_cycle(grid, rows, row, z)
        return
    new = nth_bit(gaps, ((z & 0xFFFF) * bits(gaps)) >> 16)
    leaving = willing(rows.open[row] & busy, busy, new)
    if leaving == 0:
        return
    old = nth_bit(leaving, ((z >> 16) * bits(leaving)) >> 16)
    if run_change(busy, old, new) <= 0:
        try_path(grid, rows, heat, row, old, new, heat.threshold[(x >> 22) & 1023])


@hot
def start(grid: Grid, rows: Rows, heat: Heat, x: int, y: int) -> int:
    """Return the row a proposal begins at."""
    worse = rows.tally[WORSE]
    if worse > 0 and (x & 1023) < heat.focus:
        return rows.worse[(y * worse) >> 32]
    k = rows.moving[(y * len(rows.moving)) >> 32]
    return grid.y[k] if (x >> 10) & 1 else grid.x[k]


@hot
def willing(movable: int, busy: int, new: int) -> int:
    """Return the meetings, as columns, that a row may move to `new` without getting more runs."""
    change = 1 - ((busy >> (new - 1)) & 1) - ((busy >> (new + 1)) & 1)
    if change < 0:
        return movable
    if change == 0:
        return movable & ~((busy << 1) & (busy >> 1))
    return movable & ~((busy << 1) | (busy >> 1))


@hot
def try_path(
    grid: Grid, rows: Rows, heat: Heat, row: int, old: int, new: int, limit: int
) -> None:
    """Turn the path if both ends allow it, it costs no more than the limit, and there is room."""
    cost = cost_change(rows.busy[row], old, new, heat.cost)
    if cost - 2 * heat.cost[1] > limit:
        return
    rows.tally[WALKED] += 1
    n, end = walk(grid, row, old, new, rows.path)
    if n < 0:
        return
    leaves, comes = (old, new) if n & 1 else (new, old)
    if not (rows.open[end] >> comes) & 1:
        return
    cost += cost_change(rows.busy[end], leaves, comes, heat.cost)
    if cost > limit:
        return
    if grid.linked and not path_keeps_order(grid, rows.path, n, old, new):
        return
    pooled, virtual = drift(grid, rows.path, n)
    if has_room(grid, old, new, pooled, virtual):
        commit(grid, rows, row, old, new, rows.path, n)
        swap_bits(rows, row, end, old, new)
    elif grid.mixed == 0 or pooled + virtual > 0:
        try_pair(grid, rows, heat, row, end, old, new, n, limit - cost)


@part
def try_pair(
    grid: Grid,
    rows: Rows,
    heat: Heat,
    row: int,
    end: int,
    old: int,
    new: int,
    n: int,
    limit: int,
) -> None:
    """Where tables are full, turn the path together with one that goes the other way."""
    for _ in range(SECOND_TRIES):
        rows.tally[GENERATOR] = xorshift(rows.tally[GENERATOR])
        k = rows.moving[(rows.tally[GENERATOR] * len(rows.moving)) >> 32]
        if grid.column[k] != new:
            continue
        second = grid.x[k]
        if not (rows.open[second] & ~rows.busy[second]) >> old & 1:
            second = grid.y[k]
            if not (rows.open[second] & ~rows.busy[second]) >> old & 1:
                continue
        if second in (row, end) or run_change(rows.busy[second], new, old) > 0:
            continue
        m, last = walk(grid, second, new, old, rows.other)
        if m > 0 and pair_fits(
            grid, rows, heat, (second, last), (old, new), (n, m), limit
        ):
            commit(grid, rows, row, old, new, rows.path, n)
            swap_bits(rows, row, end, old, new)
            commit(grid, rows, second, new, old, rows.other, m)
            swap_bits(rows, second, last, old, new)
            return


@part
def pair_fits(
    grid: Grid,
    rows: Rows,
    heat: Heat,
    ends: tuple[int, int],
    columns: tuple[int, int],
    lengths: tuple[int, int],
    limit: int,
) -> bool:
    """Say whether the second path may be turned with the first."""
    second, last = ends
    old, new = columns
    n, m = lengths
    leaves, comes = (new, old) if m & 1 else (old, new)
    if not (rows.open[last] >> comes) & 1:
        return False
    cost = cost_change(rows.busy[second], new, old, heat.cost)
    cost += cost_change(rows.busy[last], leaves, comes, heat.cost)
    if cost > limit:
        return False
    if grid.linked and not path_keeps_order(grid, rows.other, m, new, old):
        return False
    pooled, virtual = drift(grid, rows.path, n)
    back_pooled, back_virtual = drift(grid, rows.other, m)
    return has_room(grid, old, new, pooled - back_pooled, virtual - back_virtual)


@part
def turn_cycle(grid: Grid, rows: Rows, row: int, z: int) -> None:
    """Turn the cycle through two meetings of a row: neutral, but it opens other paths."""
    busy = rows.open[row] & rows.busy[row]
    count = bits(busy)
    if count < 2:
        return
    old = nth_bit(busy, ((z & 0xFFFF) * count) >> 16)
    new = nth_bit(busy, ((z >> 16) * count) >> 16)
    if old == new:
        return
    n = walk_cycle(grid, row, old, new, rows.path)
    if n == 0 or (grid.linked and not path_keeps_order(grid, rows.path, n, old, new)):
        return
    pooled, virtual = drift(grid, rows.path, n)
    if has_room(grid, old, new, pooled, virtual):
        exchange(grid, row, old, new, rows.path, n)


@part
def walk_cycle(grid: Grid, row: int, old: int, new: int, path: Any) -> int:
    """Follow the meetings of two columns from a row back to it; returns their number, 0 if they do not close."""
    n = 0
    at = row
    k = grid.cell[at * grid.width + old]
    while k >= 0:
        if grid.restricted and not grid.allowed[grid.choice[k] * grid.width + new]:
            return 0
        path[n] = k
        n += 1
        at = grid.total[k] - at
        if at == row:
            return n
        old, new = new, old
        k = grid.cell[at * grid.width + old]
    return 0


@hot
def commit(
    grid: Grid, rows: Rows, row: int, old: int, new: int, path: Any, n: int
) -> None:
    rows.tally[TURNED] += 1
    turn(grid, row, old, new, path, n)


@hot
def swap_bits(rows: Rows, row: int, end: int, old: int, new: int) -> None:
    """Exchange the columns in the busy masks of the ends of a turned path."""
    both = (1 << old) | (1 << new)
    set_busy(rows, row, rows.busy[row] ^ both)
    set_busy(rows, end, rows.busy[end] ^ both)


@hot
def set_busy(rows: Rows, row: int, busy: int) -> None:
    """Keep the runs of a row and the list of those with too many."""
    before = rows.runs[row]
    after = runs(busy)
    rows.busy[row] = busy
    rows.runs[row] = after
    rows.tally[RUNS] += after - before
    least = rows.least[row]
    if before <= least < after:
        rows.worse[rows.tally[WORSE]] = row
        rows.place[row] = rows.tally[WORSE]
        rows.tally[WORSE] += 1
    elif after <= least < before:
        rows.tally[WORSE] -= 1
        moved = rows.worse[rows.tally[WORSE]]
        rows.worse[rows.place[row]] = moved
        rows.place[moved] = rows.place[row]
        rows.place[row] = -1
