"""Repair of a published agenda: annealing with a price per change and a hard budget of people told.

A step holds one request in one column, or drops it.  Meetings in its way, at most three, are lifted and settle in their
best free columns at once.  All decisions are on integers, and the state is exact after every step, kept or undone.
"""

from typing import Any, NamedTuple

from matchmaking.scheduling.jit import njit
from matchmaking.scheduling.kernels.board import (
    BEST,
    EXTRA,
    LIFTED,
    VALUE,
    Board,
    Prices,
    cleared_row,
    free_row,
    is_below_maximum,
    keeps_order,
    lift,
    put,
    runs_added,
    take,
    wanted_rows,
    worth,
)
from matchmaking.scheduling.kernels.grid import OWN_TABLE
from matchmaking.scheduling.kernels.numbers import draw

WORTHLESS = -(1 << 40)
LEVELS = 1024  # thresholds a stage


class Search(NamedTuple):
    candidates: Any  # requests a step may begin with
    thresholds: Any  # (stages * LEVELS,) loss accepted, by stage
    stages: int
    steps: int  # a stage
    budget: int  # of people told who need not have been
    best: Any  # (M,) columns, then rows of the first and second
    best_x: Any
    best_y: Any


@njit
def may_stand(board: Board, k: int, c: int) -> bool:
    """Say whether the request may take the column, whoever is in its way."""
    return board.allowed[board.choice[k] * board.width + c] and keeps_order(board, k, c)


@njit
def best_column(board: Board, prices: Prices, k: int, floor: int, start: int) -> int:
    """Return the free column in which the request is worth most, if that is more than `floor`, or -1.

    Columns are tried from `start` on, so that equal ones are taken in turn.
    """
    found = -1
    if not is_below_maximum(board, k):
        return found
    base = board.need[k] * board.width
    number = len(board.columns)
    for i in range(number):
        c = board.columns[(start + i) % number]
        if board.load[base + c] >= board.capacity[base + c]:
            continue
        x, y = wanted_rows(board, k, c)
        x = free_row(board, board.first[k], c, x)
        if x < 0:
            continue
        y = free_row(board, board.second[k], c, y)
        if y < 0 or not may_stand(board, k, c):
            continue
        pauses = runs_added(board, x, c) + runs_added(board, y, c)
        value = worth(board, prices, k, c) - prices.pause * pauses
        if value > floor:
            floor = value
            found = c
    return found


@njit
def put_in(board: Board, prices: Prices, k: int, c: int) -> None:
    """Hold a request in a column in which its participants are free."""
    x, y = wanted_rows(board, k, c)
    x = free_row(board, board.first[k], c, x)
    y = free_row(board, board.second[k], c, y)
    put(board, prices, k, c, x, y)


@njit
def clear_capacity(board: Board, prices: Prices, k: int, c: int) -> bool:
    """Make room at the tables (or for virtual meetings) of the column; False if nothing there may move."""
    at = board.need[k] * board.width + c
    if board.load[at] < board.capacity[at]:
        return True
    if board.need[k] == OWN_TABLE or board.height[at] == 0:
        return False
    chosen = draw(board.generator, board.height[at])
    lift(board, prices, board.heap[at * board.depth + chosen])
    return board.load[at] < board.capacity[at]


@njit
def hold(board: Board, prices: Prices, k: int, c: int) -> bool:
    """Hold the request in the column, lifting what is in its way, and let that settle; False if it cannot be."""
    if not board.allowed[board.choice[k] * board.width + c]:
        return False
    x, y = wanted_rows(board, k, c)
    x = cleared_row(board, prices, board.first[k], c, x)
    if x < 0:
        return False
    y = cleared_row(board, prices, board.second[k], c, y)
    if y < 0 or not clear_capacity(board, prices, k, c):
        return False
    if not (is_below_maximum(board, k) and keeps_order(board, k, c)):
        return False
    put(board, prices, k, c, x, y)
    for i in range(1, board.tally[LIFTED]):
        other = board.lifted[4 * i]
        start = draw(board.generator, len(board.columns))
        column = best_column(board, prices, other, 0, start)
        if column >= 0:
            put_in(board, prices, other, column)
    return True


@njit
def undo(board: Board, prices: Prices, value: int, extra: int) -> None:
    """Put back what was lifted."""
    number = board.tally[LIFTED]
    for i in range(number):
        if board.column[board.lifted[4 * i]] >= 0:
            take(board, prices, board.lifted[4 * i])
    for i in range(number):
        at = 4 * i
        if board.lifted[at + 1] >= 0:
            x, y = board.lifted[at + 2], board.lifted[at + 3]
            put(board, prices, board.lifted[at], board.lifted[at + 1], x, y)
    board.tally[VALUE] = value
    board.tally[EXTRA] = extra


@njit
def accepts(board: Board, search: Search, stage: int, gain: int, more: int) -> bool:
    """Metropolis' rule within the budget; `more` people are told than before the step."""
    if more > 0 and board.tally[EXTRA] > search.budget:
        return False
    if gain >= 0:
        return True
    level = draw(board.generator, LEVELS)
    return -gain <= search.thresholds[stage * LEVELS + level]


@njit
def step(board: Board, prices: Prices, search: Search, stage: int) -> None:
    k = search.candidates[draw(board.generator, len(search.candidates))]
    value, extra = board.tally[VALUE], board.tally[EXTRA]
    old, home = board.column[k], board.published[k]
    c = board.columns[draw(board.generator, len(board.columns))]
    if old >= 0 and home >= 0 and old != home and draw(board.generator, 4) == 0:
        c = home  # the way home: needless moves disappear
    drop = old >= 0 and draw(board.generator, 8) == 0
    if c == old and not drop:
        return
    board.tally[LIFTED] = 0
    lift(board, prices, k)
    if drop or hold(board, prices, k, c):
        more = board.tally[EXTRA] - extra
        gain = board.tally[VALUE] - value - prices.tell * more
        if accepts(board, search, stage, gain, more):
            return
    undo(board, prices, value, extra)


@njit
def keep_best(board: Board, prices: Prices, search: Search) -> None:
    """Remember the agenda if it is the best so far within the budget."""
    worth_now = board.tally[VALUE] - prices.tell * board.tally[EXTRA]
    if worth_now <= board.tally[BEST] or board.tally[EXTRA] > search.budget:
        return
    board.tally[BEST] = worth_now
    for k in range(len(board.column)):
        search.best[k] = board.column[k]
        search.best_x[k] = board.x[k]
        search.best_y[k] = board.y[k]


@njit
def anneal(board: Board, prices: Prices, search: Search) -> None:
    """Search from the agenda on the board; the best one found is in the arrays of `search`, the first included."""
    board.tally[BEST] = WORTHLESS
    keep_best(board, prices, search)
    for stage in range(search.stages):
        for _ in range(search.steps):
            step(board, prices, search, stage)
        keep_best(board, prices, search)


@njit
def fill(board: Board, prices: Prices, order: Any, budget: int) -> None:
    """Hold requests in this order in free columns, moving nothing, as long as the budget of people told allows."""
    for i in range(len(order)):
        k = order[i]
        extra = board.tally[EXTRA]
        c = best_column(board, prices, k, WORTHLESS, 0) if board.column[k] < 0 else -1
        if c < 0:
            continue
        put_in(board, prices, k, c)
        if board.tally[EXTRA] > max(budget, extra):
            take(board, prices, k)
