"""Room that others could make by moving, along alternating paths."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from matchmaking.scheduling.agenda.draft import Draft, draft_of
from matchmaking.scheduling.agenda.rows import Rows
from matchmaking.scheduling.arrays import PAIR, Event, Ints
from matchmaking.scheduling.reasons.fixes import Fix
from matchmaking.scheduling.reasons.usage import Usage


@dataclass(frozen=True)
class Moves:
    """Tries requests of two in an agenda, and leaves it as it was."""

    usage: Usage
    draft: Draft
    before: dict[str, Any] = field(default_factory=dict)

    def fix(self, k: int) -> Fix | None:
        """Return the meetings that would move to make room for the request, all of them held; None if they cannot."""
        event, grid = self.usage.event, self.draft.grid
        if k in event.joint:
            return None
        if len(self.draft.insert([k])):
            return None
        changed = np.flatnonzero(grid.column != self.before["column"])
        problem = event.problem
        slots = {
            int(m): problem.slots[int(event.slot_of[grid.column[m]])].id
            for m in changed
        }
        for name, values in self.before.items():
            getattr(grid, name)[:] = values
        moves = tuple((problem.requests[m].id, slots[m]) for m in slots if m != k)
        return Fix(slots[k], moves=moves)


def moves_of(usage: Usage) -> Moves:
    """Return the agenda as a draft, each request with the representatives who are least busy."""
    event = usage.event
    joint = {
        k: (int(usage.column[k]), _rows(event, k, usage.held[k].representatives))
        for k in event.joint
        if k in usage.held
    }
    draft = draft_of(event, _all_rows(usage), joint)
    held = np.flatnonzero(usage.column >= 0)
    pairs = held[~np.isin(held, list(event.joint))]
    draft.set_columns(pairs, usage.column[pairs])
    before = {
        name: getattr(draft.grid, name).copy() for name in ("column", "cell", "load")
    }
    return Moves(usage, draft, before)


def _rows(event: Event, k: int, representatives: tuple[int, ...]) -> tuple[int, ...]:
    starts = event.row_start[list(event.members(k))]
    return tuple((starts + np.array(representatives)).tolist())


def _all_rows(usage: Usage) -> Rows:
    event = usage.event
    meetings = np.zeros(int(event.row_start[-1]), np.int64)
    x = np.full(event.requests, -1, np.int64)
    y = np.full(event.requests, -1, np.int64)
    held = np.array(list(usage.held), np.int64)
    numbers = np.array(
        [each.representatives[:PAIR] for each in usage.held.values()], np.int64
    ).reshape(-1, PAIR)
    x[held] = event.row_start[event.first[held]] + numbers[:, 0]
    y[held] = event.row_start[event.second[held]] + numbers[:, 1]
    np.add.at(meetings, np.concatenate([x[held], y[held]]), 1)
    room = event.available.sum(1) - meetings
    idle = [
        start + int(room[start:end].argmax())
        for start, end in zip(event.row_start, event.row_start[1:], strict=False)
    ]
    quiet: Ints = np.array(idle, np.int64)
    waiting = usage.unmet
    x[waiting] = quiet[event.first[waiting]]
    y[waiting] = quiet[event.second[waiting]]
    return Rows(x, y)
