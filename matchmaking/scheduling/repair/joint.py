"""Meetings of three or more that must be held and do not stand: each is put where it fits beside what stands."""

from dataclasses import replace

import numpy as np

from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.repair.standing import Standing
from matchmaking.scheduling.selection.demand import meetings_of


def with_owed_joint(standing: Standing) -> Standing:
    """Return what stands together with the owed meetings of three or more that fit, the most useful first.

    Their participants are told in any case.
    """
    event = standing.event
    waiting = [k for k in standing.owed if k in event.joint]
    for k in sorted(waiting, key=lambda k: (-int(event.utility[k]), k)):
        place = _place(standing, k)
        if place is not None:
            column, rows = place
            touched = standing.touched.copy()
            touched[list(event.joint[k])] = True
            standing = replace(
                standing,
                kept={**standing.kept, k: rows},
                placed={**standing.placed, k: column},
                touched=touched,
            )
    return standing


def _place(standing: Standing, k: int) -> tuple[int, tuple[int, ...]] | None:
    """Return the first column, with a row a participant, in which the meeting fits."""
    event, column = standing.event, standing.column
    held = np.flatnonzero(column >= 0)
    members = list(event.joint[k])
    if (meetings_of(event, held)[members] >= event.maximum[members]).any():
        return None
    taken = {(row, column[each]) for each in held for row in standing.kept[int(each)]}
    open_ = event.open_to(k) > standing.settled
    for c in np.flatnonzero(open_).tolist():
        used = np.count_nonzero((column == c) & (event.need == event.need[k]))
        if used >= event.capacity[event.need[k], c] or not _in_order(
            event, column, k, c
        ):
            continue
        rows = [
            next((row for row in _rows(event, p, c) if (row, c) not in taken), -1)
            for p in members
        ]
        if min(rows) >= 0:
            return c, tuple(rows)
    return None


def _rows(event: Event, person: int, column: int) -> list[int]:
    start, end = event.row_start[person : person + 2].tolist()
    return [row for row in range(start, end) if event.available[row, column]]


def _in_order(event: Event, column: Ints, k: int, c: int) -> bool:
    """Say whether the meeting would keep its precedences in this column."""
    return all(
        (k != earlier or column[later] < 0 or c < column[later])
        and (k != later or column[earlier] < c)
        for earlier, later in event.before
    )
