"""More of the wished meetings where availability is broken: meetings push each other out until more weight is held."""

from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.agenda.cooling import blocks, thresholds
from matchmaking.scheduling.agenda.draft import Draft
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.arrays import Ints
from matchmaking.scheduling.jit import run
from matchmaking.scheduling.kernels.eject import Search, eject_all

BLOCK = 1 << 13  # steps between two looks at what is held
HOT, COLD = 20, 400  # the temperature goes from a 20th to a 400th of a usual meeting
DUTY = 1000  # a forced meeting is worth as much as so many of the best


@dataclass(frozen=True)
class Held:
    """What a search found."""

    column: Ints
    weight: int


def eject(draft: Draft, forced: Ints, work: Work) -> None:
    """Search for more weight; the draft keeps the best found, and is never worse than before.

    `work.effort` is the number of steps over all; forced requests come before any others.
    """
    weight = weights(draft, forced)
    search = search_of(draft, weight, work.seed)
    if not len(search.candidates):
        return
    usual = int(np.median(draft.event.utility)) + 1
    value, best = 0, Held(draft.column.copy(), 0)
    for done, count in blocks(work.effort, BLOCK):
        if work.stop():
            break
        share = done / work.effort
        search.threshold[:] = thresholds(usual / HOT * (HOT / COLD) ** share, 1)
        value += run(eject_all, draft.grid, draft.space, search, count)
        if value > best.weight:
            best = Held(draft.column.copy(), value)
    draft.replace(best.column)


def weights(draft: Draft, forced: Ints) -> Ints:
    """Return (M,) the utility, and for forced requests more than any few others have together."""
    utility = draft.event.utility
    weight = utility * 2 + 1  # a request without utility is better held than not
    weight[forced] += (int(utility.max(initial=0)) + 1) * DUTY
    return weight


def search_of(draft: Draft, weight: Ints, seed: int) -> Search:
    """Return a search over what is not held and what stands in its way."""
    event, column = draft.event, draft.column
    pairs = ~np.isin(np.arange(event.requests), list(event.joint))
    possible = pairs & (event.common_columns() > 0)
    missing = possible & (column < 0)
    near = np.zeros(event.participants, bool)
    near[event.first[missing]] = True
    near[event.second[missing]] = True
    candidates = missing | (
        possible & (column >= 0) & near[event.first] & near[event.second]
    )
    return Search(
        weight=weight,
        candidates=np.flatnonzero(candidates).astype(np.int64),
        threshold=np.zeros(1024, np.int64),
        generator=np.array([(seed * 2654435761 + 88172645) & 0xFFFFFFFF or 1]),
        lifted=np.zeros(3, np.int64),
        origin=np.zeros(3, np.int64),
    )
