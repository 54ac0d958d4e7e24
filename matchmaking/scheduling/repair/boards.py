"""The arrays that a repair works on."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from matchmaking.scheduling.agenda.draft import links_of
from matchmaking.scheduling.arrays import OWN_TABLE, PAIR, Event, Ints
from matchmaking.scheduling.kernels.board import EXTRA, VALUE, Board, Prices
from matchmaking.scheduling.repair.standing import Standing
from matchmaking.scheduling.selection.demand import meetings_of

KINDS = 3
JOURNAL = 8  # more than a step ever lifts
TOP = 1000  # what the largest utility of a meeting counts for at least, so that prices can be finer


@dataclass(frozen=True)
class Seats:
    """Where the requests are: (M,) columns, and the rows of the first and second participants."""

    column: Ints
    x: Ints
    y: Ints

    def copy(self) -> "Seats":
        return Seats(self.column.copy(), self.x.copy(), self.y.copy())


def scale_of(event: Event) -> int:
    """Return by what utilities are multiplied."""
    return max(1, -(-TOP // max(1, int(event.utility.max(initial=1)))))


def top_of(standing: Standing) -> int:
    """Return what the largest utility of a meeting counts for."""
    largest = max(1, int(standing.event.utility.max(initial=1)))
    return largest * scale_of(standing.event)


def kept_seats(standing: Standing) -> Seats:
    """Return the seats of the meetings that still stand."""
    event = standing.event
    seats = Seats(*(np.full(event.requests, -1, np.int64) for _each in range(3)))
    for k, rows in standing.kept.items():
        seats.column[k] = standing.column[k]
        seats.x[k], seats.y[k] = rows[:PAIR]
    return seats


def frozen_seats(standing: Standing) -> Seats:
    """Return the seats of the meetings that stay, whatever happens."""
    seats, loose = kept_seats(standing), ~standing.frozen
    for each in (seats.column, seats.x, seats.y):
        each[loose] = -1
    return seats


def board_of(standing: Standing, seats: Seats, prices: Prices) -> Board:
    """Return a board with these seats; what was published is what the repair is measured against."""
    board = Board(**_given(standing), **_state(standing, seats))
    board.tally[EXTRA] = np.count_nonzero((board.changes > 0) & ~standing.touched)
    board.tally[VALUE] = _value(board, prices)
    return board


def _given(standing: Standing) -> dict[str, Any]:
    """Return what a repair does not change."""
    event, done = standing.event, np.flatnonzero(standing.frozen)
    links = links_of(event.requests, event.before)
    home, home_x, home_y = _published(standing)
    open_ = event.available * (1 - standing.settled)
    return {
        "first": event.first,
        "second": event.second,
        "utility": _utility(standing),
        "need": event.need,
        "choice": event.choice,
        "allowed": event.allowed.astype(np.int64).ravel(),
        "row_start": event.row_start,
        "open": open_.astype(np.int64).ravel(),
        "width": len(event.slot_of),
        "capacity": event.capacity.ravel(),
        "maximum": _maximum(standing, meetings_of(event, done)),
        "frozen": standing.frozen.astype(np.int64),
        "published": home,
        "published_x": home_x,
        "published_y": home_y,
        "exempt": standing.touched.astype(np.int64),
        "link_start": links[0],
        "link_to": links[1],
        "link_sign": links[2],
        "columns": changeable(standing),
    }


def _utility(standing: Standing) -> Ints:
    """Return (M,) what meetings are worth; one that is owed is worth more than all others, with all their prices."""
    event = standing.event
    worth = event.utility * scale_of(event)
    worth[list(standing.owed)] += 2 * top_of(standing) * event.requests
    return worth


def _state(standing: Standing, seats: Seats) -> dict[str, Any]:
    """Return what changes from step to step."""
    event, width = standing.event, len(standing.event.slot_of)
    held = np.flatnonzero(seats.column >= 0)
    at = event.need[held] * width + seats.column[held]
    movable = held[~standing.frozen[held]]
    different = np.flatnonzero(_published(standing)[0] != seats.column)
    return {
        "column": seats.column.copy(),
        "x": seats.x.copy(),
        "y": seats.y.copy(),
        "cell": _cells(standing, held, seats),
        "load": np.bincount(at, minlength=KINDS * width).astype(np.int64),
        "meetings": meetings_of(event, held),
        "changes": meetings_of(event, different),
        **_heap(event, movable, seats, width),
        "lifted": np.zeros(4 * JOURNAL, np.int64),
        "tally": np.zeros(4, np.int64),
        "generator": np.ones(1, np.int64),
    }


def _value(board: Board, prices: Prices) -> int:
    """Return what the meetings on a board are worth, less their pauses."""
    held = board.column >= 0
    kept = held & (board.published >= 0)
    moved = kept & (board.published != board.column)
    busy = board.cell.reshape(-1, board.width) >= 0
    runs = np.count_nonzero(busy[:, 1:] & ~busy[:, :-1])
    return int(
        board.utility[held].sum()
        + prices.keep * np.count_nonzero(kept)
        - prices.move * np.count_nonzero(moved)
        - prices.pause * runs
    )


def changeable(standing: Standing) -> Ints:
    """Return the columns that may still change, in time order."""
    columns = standing.event.columns
    return columns[standing.settled[columns] == 0]


def _published(standing: Standing) -> tuple[Ints, Ints, Ints]:
    """Return column and rows of each published meeting, -1 for requests that were not met.

    A joint meeting that fell does not move here, so nothing is measured against it.
    """
    event = standing.event
    home = standing.home.copy()
    fallen = [k for k in event.joint if k not in standing.kept or k in standing.placed]
    home[fallen] = -1
    seats = kept_seats(standing)
    return home, seats.x, seats.y


def _maximum(standing: Standing, frozen: Ints) -> Ints:
    """Return (P,) the most meetings of each participant; what stays may be more than is wished by now."""
    wished = [
        each.maximum if each.maximum is not None else standing.event.requests
        for each in standing.event.problem.participants
    ]
    return np.maximum(np.array(wished, np.int64), frozen)


def _cells(standing: Standing, held: Ints, seats: Seats) -> Ints:
    event = standing.event
    cells = np.full(event.available.shape, -1, np.int64)
    cells[seats.x[held], seats.column[held]] = held
    cells[seats.y[held], seats.column[held]] = held
    for k in event.joint:
        if k in standing.kept:
            cells[list(standing.kept[k]), seats.column[k]] = k
    return cells.ravel()


def _heap(event: Event, movable: Ints, seats: Seats, width: int) -> dict[str, Any]:
    """Return the movable meetings that take up capacity, by need and column, and where each is among them."""
    depth = max(1, int(event.capacity[OWN_TABLE + 1 :].max(initial=1)))
    heap = np.full(KINDS * width * depth, -1, np.int64)
    height = np.zeros(KINDS * width, np.int64)
    place = np.full(event.requests, -1, np.int64)
    for k in movable[event.need[movable] != OWN_TABLE].tolist():
        at = event.need[k] * width + seats.column[k]
        place[k] = height[at]
        heap[at * depth + height[at]] = k
        height[at] += 1
    return {"heap": heap, "depth": depth, "height": height, "place": place}
