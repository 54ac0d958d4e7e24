"""From chosen requests to columns: the most restricted first, then by how full their participants are."""

from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.agenda.cooling import Cooling
from matchmaking.scheduling.agenda.draft import Draft, degrees_of, draft_of
from matchmaking.scheduling.agenda.joint import Joint, place_joint
from matchmaking.scheduling.agenda.polishing import Work, polish
from matchmaking.scheduling.agenda.rows import Rows, Spread
from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.selection.demand import forced_flags

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
    rows, joint = seated(event, chosen)
    draft = draft_of(event, rows, joint)
    left = draft.insert(in_order(event, pairs_of(event, chosen)))
    for number in range(shakes):
        if not len(left):
            break
        polish(draft, Work(SHAKE, seed * 1000 + number, cooling=NEUTRAL))
        left = draft.insert(left)
    return Assignment(draft, chosen[draft.column[chosen] < 0])


def seated(event: Event, chosen: Ints) -> tuple[Rows, Joint]:
    """Return rows for every request of two, and columns and rows of the chosen joint ones."""
    spread = Spread(event)
    pairs = pairs_of(event, chosen)
    single = event.allowed.sum(axis=1)[event.choice[pairs]] == 1
    forced = forced_flags(event)[pairs]
    given, wished = pairs[single & forced], pairs[single & ~forced]
    joint = chosen[np.isin(chosen, list(event.joint))]
    # Those whose people are named first: the others take whoever is left.
    given = given[np.argsort(-locked_firmly(event, given), kind="stable")]
    spread.seat_given(given, every=len(joint) > 0)
    placed = place_joint(event, spread, joint, given) if len(joint) else {}
    spread.seat_given(wished, every=len(joint) > 0)
    spread.seat(pairs[~single])
    others = pairs_of(event, np.arange(event.requests))
    spread.seat(others[~np.isin(others, pairs)])
    return spread.rows, placed


def locked_firmly(event: Event, requests: Ints) -> Ints:
    """Return how firmly each of these requests is locked: 2 with its people, 1 without, 0 not at all."""
    firmly = np.zeros(event.requests, np.int64)
    for lock in event.problem.locks:
        named = lock.representatives is not None
        firmly[event.problem.request_index[lock.request]] = 1 + named
    return firmly[requests]


def pairs_of(event: Event, requests: Ints) -> Ints:
    """Return those of these requests that two take part in."""
    if not event.joint:
        return requests
    return requests[~np.isin(requests, list(event.joint))]


def in_order(event: Event, pairs: Ints) -> Ints:
    """Return forced meetings first, those with the fewest columns before others, then by how full people are."""
    degree = degrees_of(event, pairs)
    tightness = degree * 1_000_000 // np.maximum(1, event.places.sum(axis=1))
    fullest = np.maximum(tightness[event.first[pairs]], tightness[event.second[pairs]])
    columns = event.allowed.sum(axis=1)[event.choice[pairs]]
    wished = ~forced_flags(event)[pairs]
    return pairs[np.lexsort((pairs, -fullest, columns, wished))]
