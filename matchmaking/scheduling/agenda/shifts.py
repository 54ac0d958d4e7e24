"""Fewer breaks of participants with several representatives, who may take each other's meetings within a slot."""

import numpy as np

from matchmaking.scheduling.agenda.draft import Draft
from matchmaking.scheduling.kernels.grid import BLOCKED, FREE


def change_shifts(draft: Draft) -> int:
    """Let representatives who are in a meeting go on, and call a fresh one when one more is needed.

    That is fewest breaks for the columns as they are, since only the rise of the number of meetings begins a run, and a
    representative's first run of a day is none.  Participants with locked or joint meetings, or with tables of their
    own that are not open alike, stay as they are.  Returns how many meetings have got another representative.
    """
    event, changed = draft.event, 0
    locked = _locked(draft)
    for participant in np.flatnonzero(np.diff(event.row_start) > 1).tolist():
        rows = range(*event.row_start[participant : participant + 2].tolist())
        if participant not in locked and _alike(draft, rows):
            for day in range(event.days):
                changed += _change(
                    draft, rows, np.flatnonzero(event.day_of == day).tolist()
                )
    return changed


def _locked(draft: Draft) -> set[int]:
    problem = draft.event.problem
    return {
        participant
        for lock in problem.locks
        for participant in draft.event.members(problem.request_index[lock.request])
    }


def _alike(draft: Draft, rows: range) -> bool:
    """Say whether any of the rows may take any of their meetings."""
    cells = draft.grid.cell.reshape(-1, draft.grid.width)[rows.start : rows.stop]
    there = draft.event.available[rows.start : rows.stop]
    return bool((there == there[0]).all() and (cells != BLOCKED).all())


def _change(draft: Draft, rows: range, columns: list[int]) -> int:
    cells = draft.grid.cell.reshape(-1, draft.grid.width)
    going_on: list[int] = []
    fresh = list(rows)
    changed = 0
    for column in columns:
        here = {row: int(cells[row, column]) for row in rows if cells[row, column] >= 0}
        idle = [row for row in rows if row not in going_on and row not in fresh]
        called = (going_on + fresh + idle)[: len(here)]
        for row in rows:
            cells[row, column] = FREE
        staying = [row for row in called if row in here]
        moved = [k for row, k in here.items() if row not in staying]
        free = [row for row in called if row not in here]
        for row in staying:
            cells[row, column] = here[row]
        for row, k in zip(free, moved, strict=True):
            cells[row, column] = k
            _give(draft, k, row, rows)
        changed += len(moved)
        going_on, fresh = called, [row for row in fresh if row not in called]
    return changed


def _give(draft: Draft, k: int, row: int, rows: range) -> None:
    grid = draft.grid
    (grid.x if grid.x[k] in rows else grid.y)[k] = row
    grid.total[k] = grid.x[k] + grid.y[k]
