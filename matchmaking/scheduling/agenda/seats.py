"""Who of a meeting at a pooled table sits, and who comes to it."""

import numpy as np

from matchmaking.scheduling.agenda.joint import Joint
from matchmaking.scheduling.agenda.rows import Rows
from matchmaking.scheduling.arrays import Event, Ints


def seated_rows(event: Event, pooled: Ints, rows: Rows, joint: Joint) -> Ints:
    """Return the row that sits in each of these meetings.

    Between two sides it is the side that needs fewer chairs, elsewhere whoever has more meetings at pooled tables.
    """
    owners = np.repeat(np.arange(event.participants), np.diff(event.row_start))
    together = np.isin(pooled, list(joint))
    pairs = pooled[~together]
    x, y = rows.x[pairs], rows.y[pairs]
    meetings = np.bincount(np.concatenate([x, y]), minlength=len(owners))
    rank = _rank(event, owners[x], owners[y])[owners] * (len(pooled) + 1) + meetings
    seated = np.zeros(len(pooled), np.int64)
    seated[~together] = np.where(rank[y] > rank[x], y, x)
    for place in np.flatnonzero(together):
        theirs = joint[int(pooled[place])][1]
        seated[place] = max(theirs, key=lambda row: (rank[row], -row))
    return seated


def _rank(event: Event, first: Ints, second: Ints) -> Ints:
    """Return (P,) 1 for the side that sits, if all these pairs are between two sides, else 0."""
    names = [each.side for each in event.problem.participants]
    number = {name: i for i, name in enumerate(dict.fromkeys(names))}
    side = np.array([number[name] for name in names], np.int64)
    rank = np.zeros(event.participants, np.int64)
    if not len(first) or (side[first] == side[second]).any():
        return rank
    involved = np.unique(np.concatenate([first, second]))
    sides = np.unique(side[involved])
    if len(sides) != 2:  # noqa: PLR2004
        return rank
    chairs = [int((side[involved] == each).sum()) for each in sides]
    rank[side == sides[int(np.argmin(chairs))]] = 1
    return rank
