"""Lists that respect capacity: an exact b-matching between two sides, as a minimum-cost flow.

Ranking by any score of a pair alone sends everybody to the same few; lists have to be made together
(Su, Bayoumi, Joachims, "Optimizing rankings for recommendation in matching markets", WWW 2022).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

Arcs = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]

MASK = (1 << 64) - 1
JITTER_BITS = 16  # of the tie-breaking value of one pair, at most


@dataclass(frozen=True)
class Limits:
    """How many rows may stand in each column's list, how many lists each row may stand in.

    `bonus`: what the first, second, … list of a row is worth beside its pairs. It never grows: flows need that.
    """

    lengths: Sequence[int]
    exposures: Sequence[int]
    bonus: Sequence[int] = ()


@dataclass(frozen=True)
class Scale:
    """What one of value costs in the flow, and how many bits of jitter a pair has below it."""

    factor: int
    bits: int


def best_lists(
    values: Mapping[tuple[int, int], int], limits: Limits
) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the lists that are worth most together, in order of position.

    Worth is the sum of the pairs' values, not negative, and of the rows' bonuses; it is the most there is.  Among
    equals, a fixed value of each pair of positions decides, so that neither names nor the solver's order do.
    """
    pairs = [pair for pair in sorted(values) if values[pair] > 0]
    if not pairs:
        return []
    scale = scale_for(pairs, values, limits)
    network = min_cost_flow.SimpleMinCostFlow()
    chosen = network.add_arcs_with_capacity_and_unit_cost(
        *pair_arcs(pairs, values, limits, scale)
    )
    network.add_arcs_with_capacity_and_unit_cost(*limit_arcs(limits, scale))
    source, sink = ends(limits)
    units = sum(limits.lengths)
    network.add_arc_with_capacity_and_unit_cost(source, sink, units, 0)
    network.set_node_supply(source, units)
    network.set_node_supply(sink, -units)
    network.solve()
    flows = network.flows(chosen)
    return [pair for pair, flow in zip(pairs, flows, strict=True) if flow]


def ends(limits: Limits) -> tuple[int, int]:
    """Return the nodes of source and sink: after the rows and the columns."""
    nodes = len(limits.exposures) + len(limits.lengths)
    return nodes, nodes + 1


def scale_for(
    pairs: Sequence[tuple[int, int]],
    values: Mapping[tuple[int, int], int],
    limits: Limits,
) -> Scale:
    """Return how much finer costs are than values, so that all jitter together is less than one of value.

    The solver multiplies costs by the number of nodes and keeps them in 64 bits, which leaves large events less jitter.
    """
    most = min(len(pairs), sum(limits.lengths)).bit_length()
    worth = (max(values[pair] for pair in pairs) + max(limits.bonus, default=0)) + 1
    nodes = (len(limits.lengths) + len(limits.exposures) + 3).bit_length()
    spare = 61 - most - worth.bit_length() - nodes
    bits = max(0, min(JITTER_BITS, spare))
    return Scale(1 << (bits + most), bits)


def pair_arcs(
    pairs: Sequence[tuple[int, int]],
    values: Mapping[tuple[int, int], int],
    limits: Limits,
    scale: Scale,
) -> Arcs:
    """Return an arc of capacity 1 from the column to the row of each pair."""
    rows = len(limits.exposures)
    costs = [-values[pair] * scale.factor - jitter(*pair, scale.bits) for pair in pairs]
    return (
        np.array([rows + column for _row, column in pairs], dtype=np.int64),
        np.array([row for row, _column in pairs], dtype=np.int64),
        np.ones(len(pairs), dtype=np.int64),
        np.array(costs, dtype=np.int64),
    )


def limit_arcs(limits: Limits, scale: Scale) -> Arcs:
    """Return arcs from the source to each column, and from each row to the sink: one for each bonus, one for the rest."""
    rows = len(limits.exposures)
    source, sink = ends(limits)
    arcs = [
        (source, rows + column, length, 0)
        for column, length in enumerate(limits.lengths)
    ]
    for row, exposure in enumerate(limits.exposures):
        paid = limits.bonus[:exposure]
        arcs += [(row, sink, 1, -bonus * scale.factor) for bonus in paid]
        arcs.append((row, sink, exposure - len(paid), 0))
    tails, heads, capacities, costs = np.array(arcs, dtype=np.int64).T
    return tails, heads, capacities, costs


def jitter(row: int, column: int, bits: int) -> int:
    """Return so many bits of a pair of positions that look like chance (splitmix64)."""
    state = ((row << 32 | column) + 0x9E3779B97F4A7C15) & MASK
    state = ((state ^ state >> 30) * 0xBF58476D1CE4E5B9) & MASK
    state = ((state ^ state >> 27) * 0x94D049BB133111EB) & MASK
    return (state ^ state >> 31) >> (64 - bits)
