"""Exact choice of the requests to hold."""

from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.selection.demand import (
    Bonuses,
    Demand,
    demand_of,
    meetings_of,
)
from matchmaking.scheduling.selection.flow import (
    Network,
    kind_of_left,
    mirrored,
    network_of,
    solve,
)
from matchmaking.scheduling.selection.relaxation import relaxed
from matchmaking.scheduling.selection.rounding import rounded


@dataclass(frozen=True)
class Selection:
    """Requests to hold. No schedule under the same bonuses has more than `bound` of utility and bonuses together."""

    chosen: Ints  # positions of requests, rising
    utility: int  # of the chosen requests
    bound: int


def select(event: Event, bonuses: Bonuses = ()) -> Selection:
    """Return the requests to hold: all forced ones, and of the others a set of most utility and bonuses.

    `bonuses[k]` is what a participant's (k + 1)-th meeting is worth beyond its utility while the participant is below
    its minimum; the last one goes on up to the minimum. They must not rise (ValueError).
    Exact for pairs between two sides; otherwise `bound` is that of the linear relaxation, and the choice rounded.
    """
    demand = demand_of(event, bonuses)
    picked, value = _picked(demand)
    chosen = np.sort(np.concatenate([demand.forced, demand.requests[picked]]))
    forced = int(event.utility[demand.forced].sum()) + demand.bonus_of(demand.held)
    return Selection(chosen, int(event.utility[chosen].sum()), forced + value)


def utility_bound(event: Event) -> int:
    """Return a utility that no schedule exceeds: what `select` reaches or, off two sides, its linear relaxation."""
    demand = demand_of(event)
    return int(event.utility[demand.forced].sum()) + _value(demand)[1]


def value_of(demand: Demand, chosen: Ints) -> int:
    """Return utility and bonuses of these requests of the event."""
    event = demand.event
    meetings = meetings_of(event, chosen)
    return int(event.utility[chosen].sum()) + demand.bonus_of(meetings)


def _picked(demand: Demand) -> tuple[Ints, int]:
    """Return positions among the demand's requests, and the bound of what they and their bonuses can be worth."""
    shares, bound = _value(demand)
    whole = np.flatnonzero(shares == 1)
    if len(whole) == np.count_nonzero(shares):
        return whole, bound
    return rounded(demand, shares), bound


def _value(demand: Demand) -> tuple[np.ndarray, int]:
    """Return (N,) the shares of an optimal fractional selection and its value rounded down."""
    if not len(demand.requests):
        return np.zeros(0), 0
    if demand.event.joint and np.isin(demand.requests, list(demand.event.joint)).any():
        return relaxed(demand)
    network, counted = _counting(demand)
    copies, value = solve(network, counted=counted)
    if not counted and not _within_totals(demand, copies, network.copies):
        return relaxed(demand)
    return copies / network.copies, value // network.copies


def _counting(demand: Demand) -> tuple[Network, bool]:
    """Return a network in which one side counts the meetings by need, if there is one."""
    network = network_of(demand)
    if kind_of_left(network) is not None:
        return network, True
    other = mirrored(network)
    return (other, True) if kind_of_left(other) is not None else (network, False)


def _within_totals(demand: Demand, copies: Ints, per_request: int) -> bool:
    """Say whether the meetings by need stay within their totals (three numbers)."""
    needs = demand.event.need[demand.requests]
    meetings = np.bincount(needs, copies, minlength=len(demand.totals))
    return bool((meetings <= per_request * demand.totals).all())
