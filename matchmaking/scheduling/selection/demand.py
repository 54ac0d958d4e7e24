"""What there is to choose from, and how much room there is for it."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.arrays import PAIR, Event, Ints

Bonuses = tuple[int, ...]


@dataclass(frozen=True)
class Demand:
    """N requests to choose from, once the F forced ones have taken their places among P participants.

    `bonuses[k]` is added for the (k + 1)-th meeting of a participant as long as it is below its minimum; the last one
    counts for all further meetings up to the minimum. They never rise, hence the objective is concave and its flow
    exact (Ahuja, Magnanti, Orlin, "Network flows", 1993, section 14.3: convex cost flows).
    """

    event: Event
    requests: Ints  # (N,) in file order
    forced: Ints  # (F,) required, fixed and locked requests
    held: Ints  # (P,) forced meetings by participant
    room: Ints  # (P,) further meetings a participant can have
    totals: Ints  # (3,) further meetings by need: own tables, pooled, virtual
    bonuses: Bonuses

    @property
    def steps(self) -> list[tuple[int, Ints]]:
        """Return each bonus with the number of further meetings (P,) that earn it, falling; then 0 for the rest."""
        promised = np.maximum(self.held, self.event.minimum)
        reach = np.minimum(promised, self.held + self.room)
        found, last = [], len(self.bonuses) - 1
        for k, bonus in enumerate(self.bonuses):
            end = reach if k == last else np.minimum(reach, k + 1)
            found.append((bonus, np.maximum(0, end - np.maximum(self.held, k))))
        rest = self.room - sum(count for _, count in found)
        return [*found, (0, np.asarray(rest, np.int64))]

    def bonus_of(self, meetings: Ints) -> int:
        """Return the sum of bonuses when each participant (P,) has so many meetings."""
        reach = np.minimum(meetings, self.event.minimum)
        last = len(self.bonuses) - 1
        total = 0
        for k, bonus in enumerate(self.bonuses):
            end = reach if k == last else np.minimum(reach, k + 1)
            total += bonus * int(np.maximum(0, end - k).sum())
        return total


def demand_of(event: Event, bonuses: Bonuses = ()) -> Demand:
    """Return what can be chosen: requests whose participants share a column; ValueError for bonuses that rise."""
    if any(a < b for a, b in pairwise((*bonuses, 0))):
        raise ValueError("bonuses must not rise nor be negative")
    possible = event.common_columns() > 0
    forced = forced_flags(event)
    chosen = np.flatnonzero(forced & possible)
    requests = np.flatnonzero(~forced & possible)
    held = meetings_of(event, chosen)
    wished = meetings_of(event, requests)
    used = np.bincount(event.need[chosen], minlength=3)
    return Demand(
        event=event,
        requests=requests,
        forced=chosen,
        held=held,
        room=np.maximum(0, np.minimum(event.maximum - held, wished)),
        totals=np.maximum(0, event.capacity.sum(1) - used),
        bonuses=bonuses,
    )


def forced_flags(event: Event) -> NDArray[np.bool_]:
    """Return (M,) whether a request must be held: required, in a fixed slot, or locked."""
    locked = event.problem.lock_of
    return np.array(
        [
            each.required or each.fixed is not None or each.id in locked
            for each in event.problem.requests
        ],
        np.bool_,
    )


def seats(event: Event, requests: Ints) -> tuple[Ints, Ints]:
    """Return two arrays (seats,): who sits, and in which of these requests by its position among them."""
    every = np.arange(len(requests))
    who = [event.first[requests], event.second[requests]]
    which = [every, every]
    for position in np.flatnonzero(np.isin(requests, list(event.joint))):
        others = event.joint[int(requests[position])][PAIR:]
        who.append(np.array(others, np.int64))
        which.append(np.full(len(others), position, np.int64))
    return np.concatenate(who), np.concatenate(which)


def meetings_of(event: Event, requests: Ints) -> Ints:
    """Return (P,) the meetings of each participant when these requests are held."""
    return np.bincount(seats(event, requests)[0], minlength=event.participants)
