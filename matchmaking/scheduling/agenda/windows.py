"""Fewest runs of a row: its availability windows, longest first, until they hold its meetings."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.agenda.draft import Draft, degrees_of
from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.kernels.grid import FREE

Numbers = NDArray[Any]  # whole numbers or flags


def window_lengths(available: Numbers) -> Ints:
    """Return (R, windows) the lengths of each row's availability windows, longest first, 0 where it has fewer.

    The columns of `available` are those of one day.
    """
    there = available.astype(bool)
    before = np.zeros_like(there)
    before[:, 1:] = there[:, :-1]
    number = np.cumsum(there & ~before, axis=1)
    most = int(number.max(initial=0))
    lengths = np.zeros((len(there), most + 1), np.int64)
    row, column = np.nonzero(there)
    np.add.at(lengths, (row, number[row, column]), 1)
    return -np.sort(-lengths[:, 1:], axis=1)


def least_runs(available: Numbers, meetings: Ints) -> Ints:
    """Return (R,) the fewest runs in which each row can have its meetings of one day."""
    held = np.cumsum(window_lengths(available), axis=1)
    needed = (held < meetings[:, None]).sum(axis=1) + 1
    return np.where(meetings > 0, np.minimum(needed, held.shape[1]), 0)


def break_bound(event: Event, column: Ints) -> int:
    """Return breaks that no schedule with these meetings on these days avoids, whoever of a participant takes part.

    A participant's first window per representative is free of breaks; each further window it needs costs one.  Own tables
    do not matter: representatives may take turns at one.
    """
    total = 0
    for day in range(event.days):
        columns = np.flatnonzero(event.day_of == day)
        held = np.flatnonzero((column >= columns[0]) & (column <= columns[-1]))
        meetings = degrees_of(event, held)
        total += _unavoidable(event, event.there[:, columns], meetings)
    return total


def _unavoidable(event: Event, there: Numbers, meetings: Ints) -> int:
    lengths = window_lengths(there)
    several = np.array([p.representatives for p in event.problem.participants])
    first = lengths[:, 0] if lengths.shape[1] else np.zeros(len(lengths), np.int64)
    rest = meetings - several * first
    total = 0
    for participant in np.flatnonzero(rest > 0):
        further = np.cumsum(np.repeat(lengths[participant, 1:], several[participant]))
        total += int((further < rest[participant]).sum()) + 1
    return total


def breaks_of(draft: Draft) -> int:
    """Return the breaks of a draft: gaps between runs of meetings of a row on one day."""
    grid = draft.grid
    busy = grid.cell.reshape(-1, grid.width) != FREE
    starts = busy[:, 1:] & ~busy[:, :-1]
    days = sum(
        int(busy[:, draft.event.day_of == day].any(axis=1).sum())
        for day in range(draft.event.days)
    )
    return int(starts.sum()) - days


def attended_days(draft: Draft) -> int:
    """Return on how many days participants have meetings, summed over the participants."""
    event = draft.event
    busy = draft.grid.cell.reshape(-1, draft.grid.width) != FREE
    owned = np.add.reduceat(busy, event.row_start[:-1], axis=0)
    return sum(
        int(owned[:, event.day_of == day].any(axis=1).sum())
        for day in range(event.days)
    )
