"""The two sides of a market, found from who asks whom rather than from labels."""

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.arrays import Ints

Sides = NDArray[np.bool_]  # (P,) True: on the right


def two_sides(first: Ints, second: Ints, participants: int) -> Sides | None:
    """Return a side for each participant such that every pair (first[k], second[k]) joins both, or None.

    Most files name one side first in every request; else the request graph is coloured by depth-first search.
    """
    right = np.zeros(participants, np.bool_)
    right[second] = True
    if not right[first].any():
        return right
    return _coloured(first, second, participants)


def _coloured(first: Ints, second: Ints, participants: int) -> Sides | None:
    """Return the colours of the graph's nodes, the first of each component on the left; None for an odd cycle."""
    tails = np.concatenate([first, second])
    order = np.argsort(tails, kind="stable")
    neighbours = np.concatenate([second, first])[order].tolist()
    start = np.searchsorted(tails[order], np.arange(participants + 1)).tolist()
    colour = [-1] * participants
    for root in range(participants):
        if colour[root] >= 0:
            continue
        colour[root] = 0
        stack = [root]
        while stack:
            here = stack.pop()
            for there in neighbours[start[here] : start[here + 1]]:
                if colour[there] < 0:
                    colour[there] = 1 - colour[here]
                    stack.append(there)
                elif colour[there] == colour[here]:
                    return None
    return np.array(colour, np.bool_)
