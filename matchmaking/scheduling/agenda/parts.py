"""One day of a draft as a grid of its own, small enough for masks and near in memory."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.agenda.draft import Draft, links_of
from matchmaking.scheduling.agenda.windows import least_runs
from matchmaking.scheduling.arrays import Ints
from matchmaking.scheduling.kernels.grid import BLOCKED, FREE, KINDS, Grid
from matchmaking.scheduling.kernels.polish import RUNS, WORSE, Rows

Numbers = NDArray[Any]  # whole numbers of any width


@dataclass(frozen=True)
class Part:
    """The meetings of consecutive columns, numbered from 0, with one column more on both sides."""

    requests: Ints  # in the event
    first: int  # column of the event that is column 0
    grid: Grid
    rows: Rows


def part_of(draft: Draft, column: Ints, start: int, end: int) -> Part:
    """Return columns start .. end - 1 as a grid of their own; the meetings of the outer two do not move."""
    event, grid = draft.event, draft.grid
    requests = np.flatnonzero((column > start) & (column < end - 1))
    number = np.full(event.requests, BLOCKED, np.int32)
    number[requests] = np.arange(len(requests), dtype=np.int32)
    number[list(draft.joint)] = BLOCKED
    pairs = requests[number[requests] >= 0]
    used = np.unique(np.concatenate([grid.x[pairs], grid.y[pairs]]))
    row_number = np.zeros(int(event.row_start[-1]), np.int64)
    row_number[used] = np.arange(len(used))
    cells = cells_of(draft, column, start, end)[used]
    cells = np.where(cells >= 0, number[cells], cells)
    small = _small_grid(draft, column, requests, row_number, cells, start)
    available = event.available[used, start:end].copy()
    available[:, [0, -1]] = 0
    return Part(requests, start, small, _rows(small, cells, available))


def cells_of(draft: Draft, column: Ints, start: int, end: int) -> Numbers:
    """Return (R, end - start) the meeting of each cell under these columns."""
    grid = draft.grid
    cells = grid.cell.reshape(-1, grid.width)[:, start:end].copy()
    cells[cells >= 0] = FREE
    here = np.flatnonzero((column >= start) & (column < end))
    here = here[~np.isin(here, list(draft.joint))] if draft.joint else here
    cells[grid.x[here], column[here] - start] = here
    cells[grid.y[here], column[here] - start] = here
    return cells


def _small_grid(
    draft: Draft, column: Ints, requests: Ints, row: Numbers, cells: Numbers, start: int
) -> Grid:
    event, grid = draft.event, draft.grid
    width = cells.shape[1]
    number = {int(k): i for i, k in enumerate(requests)} if event.before else {}
    links = links_of(
        len(requests),
        [
            (number[a], number[b])
            for a, b in event.before
            if a in number and b in number
        ],
    )
    x, y = row[grid.x[requests]], row[grid.y[requests]]
    kind, at_column = grid.kind[requests], column[requests].astype(np.int32) - start
    load = np.bincount(
        kind.astype(np.int64) * width + at_column, minlength=KINDS * width
    )
    part = slice(start, start + width)
    return Grid(
        x=x,
        y=y,
        total=x + y,
        column=at_column.astype(np.int32),
        cell=np.ascontiguousarray(cells, np.int32).ravel(),
        width=width,
        kind=kind,
        load=load.astype(np.int64),
        capacity=event.capacity[:, part].ravel(),
        choice=grid.choice[requests],
        allowed=event.allowed[:, part].ravel(),
        link_start=links[0],
        link_to=links[1],
        link_sign=links[2],
        mixed=int(len(np.unique(kind)) > 1),
        restricted=int(grid.choice[requests].any()),
        linked=int(len(links[1]) > 0),
    )


def masks(flags: Numbers) -> Ints:
    """Return (R,) the set columns of each row as bits."""
    weight = 1 << np.arange(flags.shape[1], dtype=np.int64)
    return (flags.astype(np.int64) * weight).sum(axis=1)


def _rows(grid: Grid, cells: Numbers, available: Numbers) -> Rows:
    count = len(cells)
    busy = masks(cells != FREE)
    blocked = masks(cells == BLOCKED)
    runs = (((cells != FREE)[:, 1:]) & ((cells == FREE)[:, :-1])).sum(axis=1)
    runs += cells[:, 0] != FREE
    least = least_runs(available, (cells[:, 1:-1] != FREE).sum(axis=1))
    worse = np.flatnonzero(runs > least)
    place = np.full(count, -1, np.int64)
    place[worse] = np.arange(len(worse))
    listed = np.zeros(count + 1, np.int64)
    listed[: len(worse)] = worse
    moves = np.zeros(len(grid.x), bool)
    moves[cells[cells >= 0]] = True
    tally = np.zeros(5, np.int64)
    tally[RUNS], tally[WORSE] = runs.sum(), len(worse)
    return Rows(
        open=masks(available) & ~blocked,
        busy=busy,
        runs=runs.astype(np.int64),
        least=least.astype(np.int64),
        worse=listed,
        place=place,
        moving=np.flatnonzero(moves).astype(np.int64),
        path=np.zeros(2 * count + 4, np.int64),
        other=np.zeros(2 * count + 4, np.int64),
        tally=tally,
    )
