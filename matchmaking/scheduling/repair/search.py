"""Filling and annealing under a budget of people told."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from matchmaking.scheduling.arrays import Ints
from matchmaking.scheduling.jit import run
from matchmaking.scheduling.kernels.board import EXTRA, VALUE, Board, Prices
from matchmaking.scheduling.kernels.repair import LEVELS, Search, anneal, fill
from matchmaking.scheduling.repair.boards import (
    TOP,
    Seats,
    board_of,
    top_of,
)
from matchmaking.scheduling.repair.standing import Standing

STAGES = 64
NOBODY, EVERYBODY = 0, 1 << 40  # budgets


@dataclass(frozen=True)
class Tariff:
    """Prices and temperatures in thousandths of the largest utility of a meeting."""

    keep: int = 600
    move: int = 30
    tell: int = 20
    pause: int = 30
    hot: int = 30_000  # millionths
    cold: int = 1_500


@dataclass(frozen=True)
class Found:
    """Seats within a budget, what they are worth, and how many people are told who need not have been."""

    seats: Seats
    owed: int  # meetings that must be held and did not stand
    utility: int
    value: int
    extra: int


def prices_of(standing: Standing, tariff: Tariff) -> Prices:
    top = top_of(standing)
    parts = (tariff.keep, tariff.move, tariff.tell, tariff.pause)
    return Prices(*(each * top // TOP for each in parts))


@lru_cache(maxsize=8)
def thresholds(top: int, tariff: Tariff) -> Ints:
    """Return (stages * levels,) losses accepted: -ln(u) times the temperature, which falls geometrically."""
    ratio = tariff.cold / tariff.hot
    heat = [top * tariff.hot / 1e6 * ratio ** (s / (STAGES - 1)) for s in range(STAGES)]
    logs = [-math.log((level + 0.5) / LEVELS) for level in range(LEVELS)]
    found = np.array([int(each * log) for each in heat for log in logs], np.int64)
    found.flags.writeable = False
    return found


def fill_order(standing: Standing) -> Ints:
    """Return requests of two that may be held in what remains: what is owed, what was published, then by utility."""
    event = standing.event
    waiting = standing.possible
    was = np.isin(waiting, list(standing.published))
    owed = np.isin(waiting, list(standing.owed))
    return waiting[np.lexsort((waiting, -event.utility[waiting], ~was, ~owed))]


def candidates(standing: Standing, budget: int) -> Ints:
    """Return requests that a step may begin with; with nobody to tell, only those between people told in any case."""
    event = standing.event
    if budget != NOBODY:
        return standing.possible
    both = standing.touched[event.first] & standing.touched[event.second]
    return standing.possible[both[standing.possible]]


def filled(standing: Standing, seats: Seats, budget: int, tariff: Tariff) -> Found:
    """Return the seats after holding what fits without moving anything."""
    prices = prices_of(standing, tariff)
    board = board_of(standing, seats, prices)
    run(fill, board, prices, fill_order(standing), budget)
    seats = Seats(board.column, board.x, board.y)
    return _found(standing, seats, board, prices)


def annealed(
    standing: Standing, start: Found, budget: int, tariff: Tariff, steps: int, seed: int
) -> Found:
    """Return the best seats met from these on, which are among them."""
    prices = prices_of(standing, tariff)
    board = board_of(standing, start.seats, prices)
    board.generator[0] = (seed * 2654435761 + 88172645) & 0xFFFFFFFF or 1
    those = candidates(standing, budget)
    if not len(those) or not len(board.columns):
        return start
    best = start.seats.copy()
    search = Search(
        candidates=those,
        thresholds=thresholds(top_of(standing), tariff),
        stages=STAGES,
        steps=-(-steps // STAGES),
        budget=budget,
        best=best.column,
        best_x=best.x,
        best_y=best.y,
    )
    run(anneal, board, prices, search)
    return _found(standing, best, board_of(standing, best, prices), prices)


def _found(standing: Standing, seats: Seats, board: Board, prices: Prices) -> Found:
    held = seats.column >= 0
    extra = int(board.tally[EXTRA])
    return Found(
        seats,
        owed=int(held[list(standing.owed)].sum()),
        utility=int(standing.event.utility[held].sum()),
        value=int(board.tally[VALUE]) - prices.tell * extra,
        extra=extra,
    )
