"""Which representative takes part: the meetings of a participant are spread evenly over its rows."""

from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.arrays import Event, Ints


@dataclass(frozen=True)
class Rows:
    """The rows of requests of two; those of a request outside the selection may still change."""

    x: Ints  # (M,) row of the first participant
    y: Ints  # (M,) row of the second

    @property
    def ends(self) -> tuple[Ints, Ints]:
        return self.x, self.y


class Spread:
    """Hands out rows, and knows how full they are.

    Locked representatives and tables are kept; meetings with a given column get different rows in it; the others go to
    the row that is least loaded for the time it is there.
    """

    def __init__(self, event: Event) -> None:
        self.event = event
        self.several = np.diff(event.row_start) > 1  # (P,)
        self.degree = [0] * int(event.row_start[-1])
        self.room: list[int] = event.available.sum(axis=1).tolist()
        self.taken: set[tuple[int, int]] = set()  # (row, column)
        self.rows = Rows(
            event.row_start[event.first].copy(), event.row_start[event.second].copy()
        )

    def seat_given(self, requests: Ints, *, every: bool) -> None:
        """Give rows to pairs that have one column; those of single representatives are noted if `every`."""
        for k in requests.tolist():
            column = int(self.event.allowed[self.event.choice[k]].argmax())
            for place, rows in enumerate(self.rows.ends):
                participant = self.event.members(k)[place]
                if every or self.several[participant]:
                    rows[k] = self.take(k, place, column)

    def seat(self, requests: Ints) -> None:
        """Give rows to pairs whose columns are open."""
        first, second = self.event.first[requests], self.event.second[requests]
        for k in requests[self.several[first] | self.several[second]].tolist():
            for place, rows in enumerate(self.rows.ends):
                if self.several[self.event.members(k)[place]]:
                    rows[k] = self.take(k, place)

    def take(self, request: int, place: int, column: int = -1) -> int:
        """Return the row of the participant in this place of a request, and count the meeting to it."""
        row = locked_row(self.event, request, place)
        if row < 0:
            row = self._least_loaded(request, place, column)
        self.degree[row] += 1
        if column >= 0:
            self.taken.add((row, column))
        return row

    def leave(self, row: int, column: int) -> None:
        """Take a meeting with a given column from a row again."""
        self.degree[row] -= 1
        self.taken.discard((row, column))

    def free(self, participant: int, column: int) -> list[int]:
        """Return the rows of a participant that are there and have no given meeting in a column."""
        start, end = self.event.row_start[participant : participant + 2].tolist()
        there = self.event.available
        return [
            row
            for row in range(start, end)
            if there[row, column] and (row, column) not in self.taken
        ]

    def _least_loaded(self, request: int, place: int, column: int) -> int:
        participant = self.event.members(request)[place]
        start, end = self.event.row_start[participant : participant + 2].tolist()
        rows = self.free(participant, column) if column >= 0 else []
        return min(rows or range(start, end), key=lambda row: (self._share(row), row))

    def _share(self, row: int) -> int:
        """Return how full the row would be, in millionths."""
        return (self.degree[row] + 1) * 1_000_000 // max(1, self.room[row])


def locked_row(event: Event, request: int, place: int) -> int:
    """Return the row that a lock names for the participant in this place of a request, or -1."""
    locks = event.problem.lock_of
    lock = locks.get(event.problem.requests[request].id) if locks else None
    if lock is None:
        return -1
    participant = event.members(request)[place]
    start, end = event.row_start[participant : participant + 2].tolist()
    if lock.representatives is not None:
        return int(min(start + lock.representatives[place], end - 1))
    table = event.problem.table_index.get(lock.table or "", -1)
    own = [r for r in range(start, end) if table >= 0 and event.row_table[r] == table]
    return own[0] if own else -1
