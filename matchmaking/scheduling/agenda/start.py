"""A good agenda of a classic problem, from which an exact search can start."""

import numpy as np

from matchmaking.scheduling.agenda.assign import assigned
from matchmaking.scheduling.agenda.cooling import Cooling
from matchmaking.scheduling.agenda.draft import Draft
from matchmaking.scheduling.agenda.ejection import WARM, eject
from matchmaking.scheduling.agenda.polishing import Work, polish
from matchmaking.scheduling.agenda.windows import break_bound, breaks_of
from matchmaking.scheduling.arrays import Event, Ints

STARTS = 4  # annealings, of which the best counts
CLASSIC = Cooling(hot=0.6, cold=0.1)
WEIGHT = 100  # of each meeting, so that temperatures are whole numbers
SHAKES = 6


def good_start(event: Event, effort: int = 1000, seed: int = 1) -> Ints | None:
    """Return (M,) a column for every request, with few breaks; None if no agenda was found.

    `effort` is the number of proposals per meeting, over all starts.
    """
    every = np.arange(event.requests)
    draft = assigned(event, every, seed=seed, shakes=SHAKES).draft
    if (draft.column < 0).any():
        eject(
            draft,
            np.full_like(every, WEIGHT),
            Work(effort * event.requests, seed),
            WARM,
        )
    if (draft.column < 0).any():
        return None
    held = draft.held()
    first, bound = draft.column[held].copy(), break_bound(event, draft.column)
    best, columns = breaks_of(draft), draft.column.astype(np.int64)
    for number in range(STARTS):
        if best <= bound:
            break
        restart(draft, held, first)
        polish(
            draft,
            Work(max(1, effort // STARTS), seed * STARTS + number, cooling=CLASSIC),
        )
        if breaks_of(draft) < best:
            best, columns = breaks_of(draft), draft.column.astype(np.int64)
    return columns


def restart(draft: Draft, held: Ints, columns: Ints) -> None:
    """Put all meetings of two back."""
    pairs = ~np.isin(held, list(draft.joint))
    draft.set_columns(held[pairs], columns[pairs])
