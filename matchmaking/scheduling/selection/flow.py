"""Selection of pairs as a convex-cost min-cost flow: exact for two sides, half-integral and a bound for any graph."""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from matchmaking.scheduling.arrays import OWN_TABLE, Ints
from matchmaking.scheduling.selection.demand import Demand
from matchmaking.scheduling.selection.sides import two_sides

KINDS = 3  # of need


@dataclass(frozen=True)
class Network:
    """Participants on the left and on the right, pairs between them, and where the meetings by need are counted.

    A graph with an odd cycle is covered twice: each participant stands on both sides, each pair in both directions.
    Half of a flow in the cover is an optimal fractional selection (Nemhauser, Trotter, 1975).
    """

    demand: Demand
    tails: Ints  # participants on the left by arc
    heads: Ints
    pairs: Ints  # positions among the demand's requests
    copies: int  # 1: two sides; 2: the double cover


def network_of(demand: Demand) -> Network:
    """Return the network of a demand that has pairs only."""
    event = demand.event
    first, second = event.first[demand.requests], event.second[demand.requests]
    pairs = np.arange(len(demand.requests))
    right = two_sides(first, second, event.participants)
    if right is None:
        return Network(
            demand,
            np.concatenate([first, second]),
            np.concatenate([second, first]),
            np.concatenate([pairs, pairs]),
            copies=2,
        )
    turned = right[first]
    return Network(
        demand,
        np.where(turned, second, first),
        np.where(turned, first, second),
        pairs,
        copies=1,
    )


def solve(network: Network, *, counted: bool) -> tuple[Ints, int]:
    """Return (N,) in how many of the copies each request is chosen, and the value of the flow over all copies.

    With `counted`, totals by need are respected through `kind_of_left`, which must not be None.
    """
    demand = network.demand
    people = demand.event.participants
    source, sink = 2 * people, 2 * people + 1
    arcs = _Arcs()
    if counted:
        kinds = kind_of_left(network)
        if kinds is None:
            raise ValueError("the totals by need have no place in this network")
        hub = 2 * people + 2 + kinds
        for kind in range(KINDS):
            arcs.add(source, 2 * people + 2 + kind, _total(network, kind), 0)
    else:
        hub = np.full(people, source)
    left, right = np.unique(network.tails), np.unique(network.heads)
    for bonus, count in demand.steps:
        here, there = left[count[left] > 0], right[count[right] > 0]
        arcs.add(hub[here], here, count[here], -bonus)
        arcs.add(people + there, sink, count[there], -bonus)
    gain = demand.event.utility[demand.requests]
    supply = network.copies * int(demand.room.sum())
    arcs.add(source, sink, supply, 0)
    arcs.add(
        network.tails,
        people + network.heads,
        np.ones(len(network.pairs), np.int64),
        -gain[network.pairs],
    )
    return arcs.solved(source, sink, supply, network)


def kind_of_left(network: Network) -> Ints | None:
    """Return (P,) the one need of all pairs of each participant on the left, or None if some have several."""
    needs = network.demand.event.need[network.demand.requests][network.pairs]
    kinds = np.full(network.demand.event.participants, OWN_TABLE)
    kinds[network.tails] = needs
    return kinds if (kinds[network.tails] == needs).all() else None


def mirrored(network: Network) -> Network:
    """Return the network with left and right exchanged."""
    return Network(
        network.demand, network.heads, network.tails, network.pairs, network.copies
    )


def _total(network: Network, kind: int) -> int:
    return network.copies * int(
        min(network.demand.totals[kind], network.demand.room.sum())
    )


class _Arcs:
    """Arcs of a flow, gathered as arrays; the last ones added are the pairs."""

    def __init__(self) -> None:
        self.columns: list[tuple[Ints, ...]] = []

    def add(
        self, tails: Ints | int, heads: Ints | int, counts: Ints | int, cost: Ints | int
    ) -> None:
        arrays = np.broadcast_arrays(tails, heads, counts, cost)
        self.columns.append(tuple(np.atleast_1d(each) for each in arrays))

    def solved(
        self, source: int, sink: int, supply: int, network: Network
    ) -> tuple[Ints, int]:
        flow = min_cost_flow.SimpleMinCostFlow()
        tails, heads, counts, costs = (
            np.concatenate(each).astype(np.int64)
            for each in zip(*self.columns, strict=True)
        )
        arcs = flow.add_arcs_with_capacity_and_unit_cost(
            tails.astype(np.int32), heads.astype(np.int32), counts, costs
        )
        flow.set_node_supply(source, supply)
        flow.set_node_supply(sink, -supply)
        status = flow.solve()
        if status != flow.OPTIMAL:
            raise ArithmeticError(f"the selection flow ended with {status.name}")
        count = len(network.pairs)
        used = np.asarray(flow.flows(arcs[len(arcs) - count :]), np.int64)
        chosen = np.bincount(
            network.pairs, used, minlength=len(network.demand.requests)
        ).astype(np.int64)
        return chosen, -int(flow.optimal_cost())
