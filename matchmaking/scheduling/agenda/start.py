"""A good agenda of a classic problem, from which an exact search can start."""

import numpy as np

from matchmaking.scheduling.agenda.assign import assigned
from matchmaking.scheduling.agenda.cooling import Cooling
from matchmaking.scheduling.agenda.ejection import WARM, eject
from matchmaking.scheduling.agenda.polishing import Work, polish
from matchmaking.scheduling.agenda.windows import break_bound, breaks_of
from matchmaking.scheduling.arrays import Event, Ints

CLASSIC = Cooling(hot=0.6, cold=0.1)
WEIGHT = 100  # of each meeting, so that temperatures are whole numbers
SHAKES = 6


def good_start(event: Event, effort: int = 1000, seed: int = 1) -> Ints | None:
    """Return (M,) a column for every request, with few breaks; None if no agenda was found.

    `effort` is the number of proposals per meeting.
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
    if breaks_of(draft) > break_bound(event, draft.column):
        polish(draft, Work(effort, seed, cooling=CLASSIC))
    return draft.column.astype(np.int64)
