"""Which representative takes part: the meetings of a participant are spread evenly over its rows."""

from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.arrays import Event, Ints

Taken = dict[tuple[int, int], int]  # (row, column) -> request whose column is given


@dataclass(frozen=True)
class Rows:
    """The rows of requests of two; -1 where a request has none yet."""

    x: Ints  # (M,)
    y: Ints  # (M,)


def rows_of(event: Event, chosen: Ints) -> Rows:
    """Return rows for the chosen requests of two.

    Locked representatives and tables are kept; meetings with a given column get different rows in it; the others go to
    the row that is least loaded for the time it is there.
    """
    x = np.full(event.requests, -1, np.int64)
    y = np.full(event.requests, -1, np.int64)
    pairs = np.array([k for k in chosen.tolist() if k not in event.joint], np.int64)
    x[pairs] = event.row_start[event.first[pairs]]
    y[pairs] = event.row_start[event.second[pairs]]
    many = np.flatnonzero(np.diff(event.row_start) > 1)
    if len(many):
        spread = _Spread(event)
        several = np.zeros(event.participants, bool)
        several[many] = True
        ends = [(x, event.first), (y, event.second)]
        for k in _given_first(event, pairs):
            for place, (rows, who) in enumerate(ends):
                if several[who[k]]:
                    rows[k] = spread.take(k, place)
    return Rows(x, y)


def _given_first(event: Event, pairs: Ints) -> list[int]:
    """Return requests with the fewest columns first, then in the order of the file; locked ones before all."""
    columns = event.allowed.sum(1)[event.choice[pairs]]
    locked = np.array([_is_locked(event, k) for k in pairs.tolist()], bool)
    order = np.lexsort((pairs, columns, ~locked))
    return [int(k) for k in pairs[order]]


def _is_locked(event: Event, request: int) -> bool:
    locks = event.problem.lock_of
    return bool(locks) and event.problem.requests[request].id in locks


class _Spread:
    """The load of rows while meetings are handed out."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.degree = [0] * int(event.row_start[-1])
        self.room = event.available.sum(1).tolist()
        self.taken: Taken = {}

    def take(self, request: int, place: int) -> int:
        """Return the row of the participant in this place of a request, and count the meeting to it."""
        event = self.event
        columns = event.allowed[event.choice[request]]
        given = int(columns.argmax()) if columns.sum() == 1 else -1
        row = locked_row(event, request, place)
        if row < 0:
            row = self._least_loaded(event.members(request)[place], given, request)
        self.degree[row] += 1
        if given >= 0:
            self.taken[row, given] = request
        return row

    def _least_loaded(self, participant: int, given: int, request: int) -> int:
        event = self.event
        start, end = event.row_start[participant : participant + 2].tolist()
        rows = [
            r
            for r in range(start, end)
            if given < 0 or (event.available[r, given] and (r, given) not in self.taken)
        ]
        return min(rows or range(start, end), key=lambda r: (self._share(r), r))

    def _share(self, row: int) -> int:
        """Return how full the row would be, in millionths."""
        return (self.degree[row] + 1) * 1_000_000 // max(1, self.room[row])


def locked_row(event: Event, request: int, place: int) -> int:
    """Return the row that a lock names for the participant in this place of a request, or -1."""
    lock = event.problem.lock_of.get(event.problem.requests[request].id)
    if lock is None:
        return -1
    participant = event.members(request)[place]
    start, end = event.row_start[participant : participant + 2].tolist()
    if lock.representatives is not None:
        return int(min(start + lock.representatives[place], end - 1))
    table = event.problem.table_index.get(lock.table or "", -1)
    own = [r for r in range(start, end) if table >= 0 and event.row_table[r] == table]
    return own[0] if own else -1
