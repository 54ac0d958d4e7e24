"""The score of every pair of an event: how well a buyer and a supplier suit each other, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from matchmaking.matching.components import View, view
from matchmaking.matching.criteria import Side
from matchmaking.matching.fusion import (
    Opinion,
    claims,
    contributions,
    coverage,
    harmonic,
    known_utility,
    placed,
    shrunk,
)
from matchmaking.matching.gates import Gate
from matchmaking.matching.integers import FULL, half_up
from matchmaking.matching.market import Buyer, Market, Statement, Supplier
from matchmaking.matching.pairing import Pair, pair_up
from matchmaking.matching.weighting import Bracket, WeightSet

Key = tuple[int, int]  # positions of buyer and supplier


@dataclass(frozen=True)
class Score:
    """How well two participants suit each other, 0 to 10,000, shown as 0.00 to 100.00."""

    buyer: Buyer
    supplier: Supplier
    statement: Statement
    bracket: Bracket
    fit: int
    total: int
    opinions: Mapping[Side, Opinion]

    @property
    def utilities(self) -> tuple[int, int]:
        """What the meeting is worth to buyer and supplier, each in the bracket: the utilities of a request to meet."""
        buyer, supplier = (
            placed(self.opinions[side].utility, self.bracket) for side in Side
        )
        return buyer, supplier


@dataclass(frozen=True)
class Scoring:
    """All pairs of an event, by position: scores of those that may meet, and the gates between those that may not.

    `means` is the mean utility, as far as it is known, of all pairs that may meet, for each side.
    """

    market: Market
    weights: WeightSet
    means: Mapping[Side, int]
    scores: Mapping[Key, Score]
    refused: Mapping[Key, tuple[Gate, ...]]

    @cached_property
    def best_first(self) -> list[Score]:
        """Return the scores, best first; of equals, the one that is first in the file."""
        return sorted(self.scores.values(), key=lambda each: -each.total)

    def score_of(self, buyer: Buyer, supplier: Supplier) -> Score | None:
        """Return the score of two participants; None if a gate is shut between them."""
        market = self.market
        key = market.buyer_index[buyer.id], market.supplier_index[supplier.id]
        return self.scores.get(key)


def score_market(market: Market, weights: WeightSet) -> Scoring:
    """Score every pair of an event."""
    seen: dict[Key, tuple[Pair, dict[Side, View]]] = {}
    refused: dict[Key, tuple[Gate, ...]] = {}
    for i, buyer in enumerate(market.buyers):
        for j, supplier in enumerate(market.suppliers):
            pair = pair_up(market, weights, buyer, supplier)
            if pair.refusals:
                refused[i, j] = tuple(each.gate for each in pair.refusals)
            else:
                seen[i, j] = pair, {side: view(pair, side) for side in Side}
    means = {
        side: mean_utility(
            known_utility(views[side], weights.weights[side])
            for _pair, views in seen.values()
        )
        for side in Side
    }
    scores = {
        key: score_pair(pair, views, means) for key, (pair, views) in seen.items()
    }
    return Scoring(market, weights, means, scores, refused)


def mean_utility(utilities: Iterable[int | None]) -> int:
    """Return the mean utility of those pairs of which something is known; half, if that is none."""
    known = [each for each in utilities if each is not None]
    return half_up(sum(known), len(known)) if known else FULL // 2


def score_pair(
    pair: Pair, views: Mapping[Side, View], means: Mapping[Side, int]
) -> Score:
    """Score a pair between which every gate is open; `means` are those of its event."""
    weights = pair.weights.weights
    claimed = {side: claims(views[side], weights[side], means[side]) for side in Side}
    utilities = {
        side: shrunk(claimed[side], weights[side], means[side]) for side in Side
    }
    fit = harmonic(*utilities.values())
    statement = pair.statement
    bracket = pair.weights.bracket(statement.buyer_says, statement.supplier_says)
    total = placed(fit, bracket)
    parts = contributions(
        total - bracket[0], *(list(claimed[side].values()) for side in Side)
    )
    opinions = {
        side: Opinion(
            view=views[side],
            known=known_utility(views[side], weights[side]),
            coverage=coverage(views[side], weights[side]),
            utility=utilities[side],
            contributions=dict(zip(claimed[side], part, strict=True)),
        )
        for side, part in zip(Side, parts, strict=True)
    }
    return Score(pair.buyer, pair.supplier, statement, bracket, fit, total, opinions)
