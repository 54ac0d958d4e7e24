"""Joint meetings that found no place before the pairs, but do now."""

from matchmaking.scheduling.agenda.draft import Draft
from matchmaking.scheduling.kernels.grid import FREE


def fill_joint(draft: Draft) -> int:
    """Hold each missing joint meeting where all its participants are free, in file order; returns how many."""
    placed = 0
    for k in draft.event.joint:
        if draft.column[k] < 0 and _wanted(draft, k):
            placed += _place(draft, k)
    return placed


def _wanted(draft: Draft, k: int) -> bool:
    members = list(draft.event.members(k))
    return bool((draft.space.degree[members] < draft.space.maximum[members]).all())


def _place(draft: Draft, k: int) -> bool:
    grid, event = draft.grid, draft.event
    open_to = event.open_to(k)
    for column in event.columns.tolist():
        cell = grid.kind[k] * grid.width + column
        if not open_to[column] or grid.load[cell] >= grid.capacity[cell]:
            continue
        rows = [_free_row(draft, p, column) for p in event.members(k)]
        if min(rows) >= 0 and _keeps_order(draft, k, column):
            draft.hold_joint(k, column, tuple(rows))
            return True
    return False


def _free_row(draft: Draft, participant: int, column: int) -> int:
    """Return the first row of a participant that is there and free, or -1."""
    event, width = draft.event, draft.grid.width
    start, end = event.row_start[participant : participant + 2].tolist()
    for row in range(start, end):
        if (
            event.available[row, column]
            and draft.grid.cell[row * width + column] == FREE
        ):
            return row
    return -1


def _keeps_order(draft: Draft, k: int, column: int) -> bool:
    grid = draft.grid
    for i in range(grid.link_start[k], grid.link_start[k + 1]):
        there = grid.column[grid.link_to[i]]
        if there >= 0 and (there - column) * grid.link_sign[i] <= 0:
            return False
    return True
