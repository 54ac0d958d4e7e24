"""Schedules of the annealing as whole numbers, so that no rounding of a processor ever decides."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from matchmaking.scheduling.arrays import Ints

LEVELS = 1024  # equal chances at which the accepted rise of cost is drawn
BREAK_COST = 100  # of one run, in the units of the thresholds
UNIT = 16  # bits of the fixed point


@dataclass(frozen=True)
class Cooling:
    """Temperatures in breaks, and guidance in hundredths of a break, at the beginning and the end of a run."""

    hot: float = 0.3
    cold: float = 0.12
    guide_hot: float = 60.0
    guide_cold: float = 20.0
    focus: int = 900
    near: int = 960


@cache
def quantiles() -> Ints:
    """Return (1024,) -ln(u) at equal chances u, in fixed point: the rise accepted at temperature 1."""
    return np.array(
        [round(-math.log((i + 0.5) / LEVELS) * (1 << UNIT)) for i in range(LEVELS)],
        np.int64,
    )


def thresholds(temperature: float, scale: int = BREAK_COST) -> Ints:
    """Return (1024,) by how many units of 1 / scale the cost may rise at this temperature."""
    return (quantiles() * round(temperature * scale * (1 << UNIT))) >> (2 * UNIT)


def run_costs(guide: float, length: int) -> Ints:
    """Return (length,) the cost of a run: one break, and a part that rises with its length to twice the guide."""
    costs = [0] + [
        BREAK_COST + math.floor(guide * 2 * (1 - 0.5**n)) for n in range(length - 1)
    ]
    return np.array(costs, np.int64)


def at(cooling: Cooling, done: int, total: int) -> tuple[float, float]:
    """Return temperature and guidance after `done` of `total` proposals."""
    share = done / total
    temperature = cooling.hot * (cooling.cold / cooling.hot) ** share
    return temperature, cooling.guide_hot + (
        cooling.guide_cold - cooling.guide_hot
    ) * share


def blocks(total: int, size: int) -> Iterator[tuple[int, int]]:
    """Return (proposals made before, proposals of this block) for as many blocks as the total needs."""
    for start in range(0, total, size):
        yield start, min(size, total - start)
