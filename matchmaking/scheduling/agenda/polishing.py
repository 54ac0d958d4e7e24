"""Fewer breaks for the same meetings on the same days: one annealing a day, each in its own thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from matchmaking.scheduling.agenda.cooling import (
    Cooling,
    at,
    blocks,
    run_costs,
    thresholds,
)
from matchmaking.scheduling.agenda.draft import Draft
from matchmaking.scheduling.agenda.parts import Part, part_of
from matchmaking.scheduling.arrays import Ints
from matchmaking.scheduling.jit import run
from matchmaking.scheduling.kernels.polish import GENERATOR, RUNS, Heat, anneal

BLOCK = 1 << 16  # proposals between two looks at `stop`
WIDEST = 60  # columns of one mask, without the two beside them


def never() -> bool:
    return False


def silent(_proposals: int, _saved: int) -> None:
    """Take no notice of proposals made and breaks saved."""


@dataclass(frozen=True)
class Work:
    """How hard to polish; `effort` is the number of proposals per meeting."""

    effort: int
    seed: int = 1
    threads: int = 1
    stop: Callable[[], bool] = never
    made: Callable[[int, int], None] = silent  # may be called from any of the threads
    cooling: Cooling = field(default_factory=Cooling)


def polish(draft: Draft, work: Work) -> None:
    """Anneal every day; the columns of the draft are the best found, also when stopped."""
    days = range(draft.event.days)
    if work.threads > 1 and len(days) > 1:
        with ThreadPoolExecutor(work.threads) as pool:
            found = list(pool.map(lambda day: _polished_day(draft, work, day), days))
    else:
        found = [_polished_day(draft, work, day) for day in days]
    draft.set_columns(
        np.concatenate([requests for requests, _ in found]),
        np.concatenate([columns for _, columns in found]),
    )


def _polished_day(draft: Draft, work: Work, day: int) -> tuple[Ints, Ints]:
    """Return the requests of two of a day and their new columns."""
    columns = np.flatnonzero(draft.event.day_of == day)
    column = draft.column.copy()
    for start in range(0, len(columns), WIDEST):
        inner = columns[start : start + WIDEST]
        part = part_of(draft, column, int(inner[0]) - 1, int(inner[-1]) + 2)
        if len(part.rows.moving):
            seed = work.seed * 97 + day + 7919 * (start // WIDEST)
            column[part.requests] = annealed(part, work, seed) + part.first
    here = np.flatnonzero((column >= columns[0]) & (column <= columns[-1]))
    here = here[~np.isin(here, list(draft.joint))] if draft.joint else here
    return here, column[here]


def annealed(part: Part, work: Work, seed: int) -> Ints:
    """Return the columns of the part's meetings with the fewest runs met."""
    grid, rows = part.grid, part.rows
    rows.tally[GENERATOR] = (seed * 2654435761 + 88172645) & 0xFFFFFFFF or 1
    total = work.effort * len(rows.moving)
    best, columns = rows.tally[RUNS], grid.column.copy()
    for done, count in blocks(total, BLOCK):
        if work.stop():
            break
        temperature, guide = at(work.cooling, done, total)
        heat = Heat(
            thresholds(temperature),
            run_costs(guide, grid.width),
            work.cooling.focus,
            work.cooling.near,
        )
        run(anneal, grid, rows, heat, count)
        saved = max(0, int(best - rows.tally[RUNS]))
        if saved:
            best, columns = rows.tally[RUNS], grid.column.copy()
        work.made(count, saved)
    return columns
