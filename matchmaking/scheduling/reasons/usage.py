"""An agenda as counts: who is busy when, and what is taken."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.schedule import Meeting
from matchmaking.scheduling.selection.demand import meetings_of, seats

KINDS = 3


@dataclass(frozen=True)
class Usage:
    """What the meetings of an agenda take up of an event."""

    event: Event
    held: dict[int, Meeting]  # request -> its meeting, in the order of the file
    column: Ints  # (M,) of each request, -1 where it is not held
    busy: Ints  # (P, C) meetings at once
    load: Ints  # (3, C) meetings by need
    meetings: Ints  # (P,)

    @property
    def unmet(self) -> Ints:
        """Return the requests that are not held, in the order of the file."""
        return np.flatnonzero(self.column < 0)


def usage_of(event: Event, meetings: Iterable[Meeting]) -> Usage:
    """Return the usage of an agenda; KeyError for meetings the problem does not know."""
    problem = event.problem
    by_request = {problem.request_index[each.request]: each for each in meetings}
    held = {k: by_request[k] for k in sorted(by_request)}
    column = np.full(event.requests, -1, np.int64)
    for k, meeting in held.items():
        column[k] = event.column_of[problem.slot_index[meeting.slot]]
    requests = np.array(list(held), np.int64)
    who, which = seats(event, requests)
    busy = np.zeros(event.places.shape, np.int64)
    np.add.at(busy, (who, column[requests][which]), 1)
    load = np.zeros(event.capacity.shape, np.int64)
    np.add.at(load, (event.need[requests], column[requests]), 1)
    return Usage(event, held, column, busy, load, meetings_of(event, requests))
