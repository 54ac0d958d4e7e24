"""More of the wished meetings where availability is broken: meetings push each other out until more weight is held."""

from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.agenda.cooling import blocks, thresholds
from matchmaking.scheduling.agenda.draft import Draft
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.jit import run
from matchmaking.scheduling.kernels.eject import Search, eject_all

BLOCK = 1 << 13  # steps between two looks at what is held
MOST = 16  # meetings that one step moves
DUTY = 1000  # a forced meeting is worth as much as so many of the best


@dataclass(frozen=True)
class Heat:
    """Temperatures at the beginning and the end, in usual meetings; it is warmed up again after a period."""

    hot: float
    cold: float
    period: int = 0  # steps; 0: never


TEPID = Heat(0.05, 0.002)  # between meetings of different weight
# Where all weigh the same, some must be given up on the way.
WARM = Heat(0.14, 0.08, period=4 * BLOCK)


@dataclass(frozen=True)
class Held:
    """What a search found."""

    column: Ints
    weight: int


def eject(draft: Draft, weight: Ints, work: Work, heat: Heat = TEPID) -> None:
    """Search for more weight (M,); the draft keeps the best found, and is never worse than before.

    `work.effort` is the number of steps over all.
    """
    search = search_of(draft, weight, work.seed)
    if not len(search.candidates):
        return
    usual = int(np.median(weight)) + 1
    value, best = 0, Held(draft.column.copy(), 0)
    for done, count in blocks(work.effort, BLOCK):
        if work.stop() or (draft.column[search.candidates] >= 0).all():
            break
        period = heat.period or work.effort
        share = done % period / period
        search.threshold[:] = thresholds(
            usual * heat.hot * (heat.cold / heat.hot) ** share, 1
        )
        value += run(eject_all, draft.grid, draft.space, search, count)
        if value > best.weight:
            best = Held(draft.column.copy(), value)
    draft.replace(best.column)


def weights(event: Event, forced: Ints) -> Ints:
    """Return (M,) the utility, and for forced requests more than any few others have together."""
    utility = event.utility
    weight = utility * 2 + 1  # a request without utility is better held than not
    weight[forced] += (int(utility.max(initial=0)) + 1) * DUTY
    return weight


def search_of(draft: Draft, weight: Ints, seed: int) -> Search:
    """Return a search over all pairs that share a column."""
    event = draft.event
    pairs = ~np.isin(np.arange(event.requests), list(event.joint))
    return Search(
        weight=weight,
        candidates=np.flatnonzero(pairs & (event.common_columns() > 0)),
        threshold=np.zeros(1024, np.int64),
        generator=np.array([(seed * 2654435761 + 88172645) & 0xFFFFFFFF or 1]),
        lifted=np.zeros(MOST, np.int64),
        origin=np.zeros(MOST, np.int64),
    )
