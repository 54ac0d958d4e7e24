"""From chosen requests to columns: the most restricted first, then by how full their participants are."""

from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.agenda.cooling import Cooling
from matchmaking.scheduling.agenda.draft import Draft, degrees_of, draft_of
from matchmaking.scheduling.agenda.polishing import Work, polish
from matchmaking.scheduling.agenda.rows import rows_of
from matchmaking.scheduling.arrays import Event, Ints

NEUTRAL = Cooling(hot=0.5, cold=0.5)  # changes the agenda without spoiling it
SHAKE = 20  # proposals per meeting


@dataclass(frozen=True)
class Assignment:
    """A draft and the chosen requests that found no column in it."""

    draft: Draft
    left: Ints


def assigned(
    event: Event, chosen: Ints, *, seed: int = 1, shakes: int = 6
) -> Assignment:
    """Return a draft of the chosen requests; what does not fit is tried again after short neutral annealings."""
    draft = draft_of(event, rows_of(event, chosen), {})
    left = draft.insert(in_order(event, chosen))
    for number in range(shakes):
        if not len(left):
            break
        polish(draft, Work(SHAKE, seed * 1000 + number, cooling=NEUTRAL))
        left = draft.insert(left)
    return Assignment(draft, left)


def in_order(event: Event, chosen: Ints) -> Ints:
    """Return the requests with the fewest columns first, then those of the participants with least time to spare."""
    degree = degrees_of(event, chosen)
    tightness = degree * 1_000_000 // np.maximum(1, event.places.sum(axis=1))
    fullest = np.maximum(
        tightness[event.first[chosen]], tightness[event.second[chosen]]
    )
    columns = event.allowed.sum(axis=1)[event.choice[chosen]]
    return chosen[np.lexsort((chosen, -fullest, columns))]
