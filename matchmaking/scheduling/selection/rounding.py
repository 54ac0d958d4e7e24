"""A whole selection from a fractional one: what is whole stays, then the best that fits, then exchanges of one for one."""

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.arrays import Ints
from matchmaking.scheduling.selection.demand import Demand, seats

WHOLE = 1 - 1e-6


class Room:
    """What is still free while requests are taken and given back."""

    def __init__(self, demand: Demand) -> None:
        event = demand.event
        count = len(demand.requests)
        who, which = seats(event, demand.requests)
        order = np.argsort(which, kind="stable")
        ends = np.searchsorted(which[order], np.arange(1, count)).tolist()
        self.members = [each.tolist() for each in np.split(who[order], ends)][:count]
        self.need = event.need[demand.requests].tolist()
        self.gain = event.utility[demand.requests].tolist()
        self.room: list[int] = demand.room.tolist()
        self.totals: list[int] = demand.totals.tolist()
        self.taken = [False] * count
        self.steps = [(bonus, each.tolist()) for bonus, each in demand.steps]
        self.used = [0] * event.participants

    def fits(self, request: int) -> bool:
        return (
            not self.taken[request]
            and self.totals[self.need[request]] > 0
            and all(self.room[person] > 0 for person in self.members[request])
        )

    def take(self, request: int, sign: int = 1) -> None:
        """Take a request, or give it back with sign -1."""
        self.taken[request] = sign > 0
        self.totals[self.need[request]] -= sign
        for person in self.members[request]:
            self.room[person] -= sign
            self.used[person] += sign

    def worth(self, request: int) -> int:
        """Return utility and bonuses that the request would add now."""
        return self.gain[request] + sum(
            self._bonus(person) for person in self.members[request]
        )

    def _bonus(self, person: int) -> int:
        nth = self.used[person]
        for bonus, count in self.steps:
            if nth < count[person]:
                return bonus
            nth -= count[person]
        return 0


def rounded(demand: Demand, share: NDArray[np.float64]) -> Ints:
    """Return positions among the demand's requests of a selection near the fractional one, in rising order."""
    room = Room(demand)
    for request in np.flatnonzero(share >= WHOLE).tolist():
        if room.fits(request):
            room.take(request)
    best_first = np.lexsort((-np.array(room.gain), -share)).tolist()
    _fill(room, best_first)
    _exchange(room, best_first)
    return np.flatnonzero(room.taken).astype(np.int64)


def _fill(room: Room, order: list[int]) -> None:
    for request in order:
        if room.fits(request):
            room.take(request)


def _exchange(room: Room, order: list[int]) -> None:
    """Take a request in the place of one that is worth less, as long as one pass over all finds such a place."""
    holding: list[list[int]] = [[] for _ in room.room]
    for request in np.flatnonzero(room.taken).tolist():
        for person in room.members[request]:
            holding[person].append(request)
    better = True
    while better:
        better = False
        for request in order:
            if not room.taken[request] and _replace(room, holding, request):
                better = True
    _fill(room, order)


def _replace(room: Room, holding: list[list[int]], request: int) -> bool:
    """Exchange the request for the first held one of its participants that makes room and is worth less."""
    for given in {k: None for p in room.members[request] for k in holding[p]}:
        room.take(given, -1)
        lost = room.worth(given)
        if room.fits(request) and room.worth(request) > lost:
            room.take(request)
            for person in room.members[given]:
                holding[person].remove(given)
            for person in room.members[request]:
                holding[person].append(request)
            return True
        room.take(given)
    return False
