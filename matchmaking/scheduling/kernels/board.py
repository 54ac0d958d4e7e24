"""The state of a repair: an agenda, what was published, and what every change is worth."""

from typing import Any, NamedTuple

from matchmaking.scheduling.jit import njit
from matchmaking.scheduling.kernels.grid import OWN_TABLE
from matchmaking.scheduling.kernels.numbers import draw

VALUE, EXTRA, LIFTED, BEST = 0, 1, 2, 3  # of the tally; EXTRA: people told beyond need


class Board(NamedTuple):
    """M requests, P participants with R rows in all, W columns; arrays of two dimensions lie row by row."""

    first: Any  # (M,) participants
    second: Any
    utility: Any  # (M,)
    need: Any  # (M,)
    choice: Any  # (M,) row of `allowed`
    allowed: Any  # (choices * W,)
    row_start: Any  # (P + 1,)
    open: Any  # (R * W,) the row may be in a meeting that moves
    width: int
    capacity: Any  # (3 * W,)
    maximum: Any  # (P,)
    frozen: Any  # (M,) 1: stays where it is
    published: Any  # (M,) column, or -1
    published_x: Any  # (M,) rows of the published meeting
    published_y: Any
    exempt: Any  # (P,) 1: is told in any case
    link_start: Any  # (M + 1,)
    link_to: Any  # requests in a precedence with the request
    link_sign: Any  # 1: they come after it; -1: before
    columns: Any  # (T,) that may still change, in time order
    column: Any  # (M,) or -1
    x: Any  # (M,) rows
    y: Any
    cell: Any  # (R * W,) request, or -1
    load: Any  # (3 * W,)
    meetings: Any  # (P,)
    changes: Any  # (P,) requests that are not as published
    heap: Any  # (3 * W * depth,) requests that take up capacity and may move, by need and column
    depth: int
    height: Any  # (3 * W,)
    place: Any  # (M,) of a request in its heap
    lifted: Any  # (4 * 8,) request, column and rows before the step
    tally: Any  # (4,)
    generator: Any  # (1,)


class Prices(NamedTuple):
    keep: int  # for a published meeting that is still held
    move: int  # against one that is held in another column
    tell: int  # against each person told who need not have been
    pause: int  # against each run of meetings


@njit
def worth(board: Board, prices: Prices, k: int, c: int) -> int:
    value = board.utility[k]
    if board.published[k] >= 0:
        value += prices.keep
        if board.published[k] != c:
            value -= prices.move
    return value


@njit
def runs_added(board: Board, row: int, c: int) -> int:
    at = row * board.width + c
    return 1 - (board.cell[at - 1] >= 0) - (board.cell[at + 1] >= 0)


@njit
def differ(board: Board, person: int, change: int) -> None:
    """Count a request of a participant that became other than published, or as published again."""
    before = board.changes[person]
    board.changes[person] = before + change
    if not board.exempt[person]:
        board.tally[EXTRA] += (before + change > 0) - (before > 0)


@njit
def count(board: Board, prices: Prices, k: int, c: int, sign: int) -> None:
    """Count a meeting in or out: value, load, the people's meetings and changes. Its cells are empty meanwhile."""
    pauses = runs_added(board, board.x[k], c) + runs_added(board, board.y[k], c)
    gain = worth(board, prices, k, c) - prices.pause * pauses
    board.tally[VALUE] += sign * gain
    board.load[board.need[k] * board.width + c] += sign
    change = 0
    if board.published[k] == c:
        change = -sign
    elif board.published[k] < 0:
        change = sign
    for person in (board.first[k], board.second[k]):
        board.meetings[person] += sign
        if change:
            differ(board, person, change)


@njit
def put(board: Board, prices: Prices, k: int, c: int, x: int, y: int) -> None:
    board.column[k] = c
    board.x[k] = x
    board.y[k] = y
    count(board, prices, k, c, 1)
    board.cell[x * board.width + c] = k
    board.cell[y * board.width + c] = k
    if board.need[k] != OWN_TABLE:
        at = board.need[k] * board.width + c
        board.heap[at * board.depth + board.height[at]] = k
        board.place[k] = board.height[at]
        board.height[at] += 1


@njit
def take(board: Board, prices: Prices, k: int) -> None:
    c = board.column[k]
    board.cell[board.x[k] * board.width + c] = -1
    board.cell[board.y[k] * board.width + c] = -1
    count(board, prices, k, c, -1)
    board.column[k] = -1
    if board.need[k] != OWN_TABLE:
        at = board.need[k] * board.width + c
        board.height[at] -= 1
        last = board.heap[at * board.depth + board.height[at]]
        board.heap[at * board.depth + board.place[k]] = last
        board.place[last] = board.place[k]


@njit
def lift(board: Board, prices: Prices, k: int) -> None:
    """Remember where a request is, and take it out if it is held."""
    at = 4 * board.tally[LIFTED]
    board.lifted[at] = k
    board.lifted[at + 1] = board.column[k]
    board.lifted[at + 2] = board.x[k]
    board.lifted[at + 3] = board.y[k]
    board.tally[LIFTED] += 1
    if board.column[k] >= 0:
        take(board, prices, k)


@njit
def free_row(board: Board, person: int, c: int, wanted: int) -> int:
    """Return a row of the participant that is free in the column, the wanted one if it is, or -1."""
    if wanted >= 0:
        at = wanted * board.width + c
        if board.open[at] and board.cell[at] < 0:
            return wanted
    for row in range(board.row_start[person], board.row_start[person + 1]):
        at = row * board.width + c
        if board.open[at] and board.cell[at] < 0:
            return row
    return -1


@njit
def cleared_row(board: Board, prices: Prices, person: int, c: int, wanted: int) -> int:
    """Return a free row, lifting a meeting that may move if there is none, or -1."""
    row = free_row(board, person, c, wanted)
    if row >= 0:
        return row
    start = board.row_start[person]
    rows = board.row_start[person + 1] - start
    offset = draw(board.generator, rows) if rows > 1 else 0
    for i in range(rows):
        row = start + (offset + i) % rows
        at = row * board.width + c
        if board.open[at] and not board.frozen[board.cell[at]]:
            lift(board, prices, board.cell[at])
            return row
    return -1


@njit
def keeps_order(board: Board, k: int, c: int) -> bool:
    for i in range(board.link_start[k], board.link_start[k + 1]):
        there = board.column[board.link_to[i]]
        if there >= 0 and (there - c) * board.link_sign[i] <= 0:
            return False
    return True


@njit
def wanted_rows(board: Board, k: int, c: int) -> tuple[int, int]:
    """Return the published rows if the column is the published one."""
    if board.published[k] == c:
        return board.published_x[k], board.published_y[k]
    return -1, -1


@njit
def is_below_maximum(board: Board, k: int) -> bool:
    first, second = board.first[k], board.second[k]
    return (
        board.meetings[first] < board.maximum[first]
        and board.meetings[second] < board.maximum[second]
    )
