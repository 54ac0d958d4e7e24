"""An agenda in the making: the grid of an event that the kernels work on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.agenda.joint import Joint
from matchmaking.scheduling.agenda.rows import Rows
from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.jit import run
from matchmaking.scheduling.kernels.grid import BLOCKED, FREE, KINDS, Grid
from matchmaking.scheduling.kernels.insert import Space, fill, insert_all


@dataclass(frozen=True)
class Draft:
    """All requests of an event with the columns they have so far; `grid.column` is changed in place."""

    event: Event
    grid: Grid
    space: Space
    joint: Joint = field(default_factory=dict)

    @property
    def column(self) -> Ints:
        """Return (M,) the column of each request, -1 where it is not held."""
        return self.grid.column

    def insert(self, order: Iterable[int], *, moving: bool = True) -> Ints:
        """Place requests in this order; returns those left out."""
        wanted = np.array(list(order), np.int64)
        run(insert_all, self.grid, self.space, wanted, int(moving))
        return wanted[self.grid.column[wanted] < 0]

    def fill(self, order: Ints, *, moving: bool = True) -> int:
        """Place more requests of two as long as their participants want any; returns how many were placed."""
        return int(run(fill, self.grid, self.space, order, int(moving)))

    def set_columns(self, requests: Ints, columns: Ints) -> None:
        """Put requests of two, all of which are held, into other columns, and rebuild the cells."""
        grid = self.grid
        grid.column[requests] = columns
        cells = grid.cell.reshape(-1, grid.width)
        cells[cells >= 0] = FREE
        held = pairs_held(self)
        cells[grid.x[held], grid.column[held]] = held
        cells[grid.y[held], grid.column[held]] = held
        grid.load[:] = loads(self.event, grid.column)

    def hold_joint(self, request: int, column: int, rows: tuple[int, ...]) -> None:
        """Hold a meeting of three or more in a column in which these rows are free."""
        grid = self.grid
        self.joint[request] = (column, rows)
        grid.column[request] = column
        grid.cell.reshape(-1, grid.width)[list(rows), column] = BLOCKED
        grid.load[grid.kind[request] * grid.width + column] += 1
        self.space.degree[list(self.event.members(request))] += 1

    def replace(self, column: Ints) -> None:
        """Hold exactly the requests of two that have a column here."""
        self.grid.column[:] = column
        held = pairs_held(self)
        self.set_columns(held, self.grid.column[held])
        self.space.degree[:] = self.degrees()

    def held(self) -> Ints:
        """Return the requests that are held."""
        return np.flatnonzero(self.grid.column >= 0)

    def degrees(self) -> Ints:
        """Return (P,) how many meetings each participant has."""
        return degrees_of(self.event, self.held())


def draft_of(event: Event, rows: Rows, joint: Joint) -> Draft:
    """Return a draft that holds the joint meetings and nothing else."""
    column = np.full(event.requests, -1, np.int32)
    cells = np.full(event.available.shape, FREE, np.int32)
    for request, (where, theirs) in joint.items():
        column[request] = where
        cells[list(theirs), where] = BLOCKED
    x, y = rows.x.copy(), rows.y.copy()
    links = links_of(event.requests, event.before)
    grid = Grid(
        x=x,
        y=y,
        total=x + y,
        column=column,
        cell=cells.ravel(),
        width=event.available.shape[1],
        kind=event.need.astype(np.uint8),
        load=loads(event, column),
        capacity=event.capacity.ravel().copy(),
        choice=event.choice.astype(np.int32),
        allowed=event.allowed.ravel().copy(),
        link_start=links[0],
        link_to=links[1],
        link_sign=links[2],
        mixed=int(len(np.unique(event.need)) > 1),
        restricted=int(event.choice.any()),
        linked=int(len(event.before) > 0),
    )
    return Draft(event, grid, space_of(event, list(joint)), joint)


def space_of(event: Event, held: list[int]) -> Space:
    """Return where the rows of an event may meet, and the meetings of participants when these requests are held."""
    counts = np.diff(event.row_start)
    rows = int(event.row_start[-1])
    return Space(
        open=event.available.ravel().copy(),
        columns=event.columns.copy(),
        day_of=event.day_of.copy(),
        owner=np.repeat(np.arange(event.participants), counts),
        row_start=event.row_start.copy(),
        degree=degrees_of(event, np.array(held, np.int64)),
        maximum=event.maximum.copy(),
        day_price=event.problem.day_price if event.days > 1 else 0,
        path=np.zeros(2 * rows + 4, np.int64),
    )


def links_of(
    requests: int, before: Iterable[tuple[int, int]]
) -> tuple[Ints, Ints, Ints]:
    """Return precedences from both sides as (start of each request, the other request, 1 if it is the later one)."""
    pairs = np.array(list(before), np.int64).reshape(-1, 2)
    one = np.concatenate([pairs[:, 0], pairs[:, 1]])
    other = np.concatenate([pairs[:, 1], pairs[:, 0]])
    sign = np.repeat(np.array([1, -1], np.int64), len(pairs))
    order = np.argsort(one, kind="stable")
    start = np.zeros(requests + 1, np.int64)
    np.cumsum(np.bincount(one, minlength=requests), out=start[1:])
    return start, other[order].astype(np.int64), sign[order]


def loads(event: Event, column: NDArray[Any]) -> Ints:
    """Return (3 * C,) how many meetings of each kind each column holds."""
    held = np.flatnonzero(column >= 0)
    width = event.capacity.shape[1]
    return np.bincount(
        event.need[held] * width + column[held], minlength=KINDS * width
    ).astype(np.int64)


def pairs_held(draft: Draft) -> Ints:
    """Return the requests of two that are held."""
    held = draft.held()
    if not draft.joint:
        return held
    return held[~np.isin(held, list(draft.joint))]


def degrees_of(event: Event, requests: Ints) -> Ints:
    """Return (P,) how many of these requests each participant is in."""
    ends = np.concatenate([event.first[requests], event.second[requests]])
    degree = np.bincount(ends, minlength=event.participants)
    for k in np.intersect1d(requests, list(event.joint)) if event.joint else ():
        for participant in event.members(int(k))[2:]:
            degree[participant] += 1
    return degree
