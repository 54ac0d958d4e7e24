"""Why two participants suit each other as they do, or may not meet, and the one change that would help most."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from matchmaking.matching.changes import Change, changes
from matchmaking.matching.components import view
from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.fusion import known_utility
from matchmaking.matching.gates import Refusal
from matchmaking.matching.integers import FULL
from matchmaking.matching.market import Buyer, Market, Supplier
from matchmaking.matching.pairing import pair_up
from matchmaking.matching.score import Score, Scoring, mean_utility, score_pair
from matchmaking.wording import Sentence

STRONGEST = 3


@dataclass(frozen=True)
class Reasons:
    """What speaks most for the other side, and what costs most, if anything does."""

    strongest: tuple[Criterion, ...]
    weakest: Criterion | None


@dataclass(frozen=True)
class Counterfactual:
    """With this one change the score of the pair, scored anew with the whole event, is `total`."""

    what: Sentence
    supplier: Supplier
    total: int


@dataclass(frozen=True)
class Explanation:
    """A score with its reasons, or the refusals that stand in its place; and what would help, if one change does."""

    buyer: Buyer
    supplier: Supplier
    score: Score | None
    refusals: tuple[Refusal, ...]
    reasons: Mapping[Side, Reasons]
    counterfactual: Counterfactual | None


def explain(scoring: Scoring, buyer: Buyer, supplier: Supplier) -> Explanation:
    """Explain how a pair was scored, or why it was not."""
    pair = pair_up(scoring.market, scoring.weights, buyer, supplier)
    score = scoring.score_of(buyer, supplier)
    return Explanation(
        buyer,
        supplier,
        score,
        pair.refusals,
        {side: reasons(scoring, score, side) for side in Side} if score else {},
        best_change(scoring, buyer, supplier, list(changes(pair))),
    )


def reasons(scoring: Scoring, score: Score, side: Side) -> Reasons:
    """Return the three largest contributions, and of the other components the one that keeps most from the utility."""
    opinion = score.opinions[side]
    weights = scoring.weights.weights[side]
    strongest = sorted(
        (each for each, points in opinion.contributions.items() if points),
        key=lambda each: -opinion.contributions[each],
    )
    lost = {
        name: weights[name] * (FULL - each.value)
        for name, each in opinion.view.items()
        if each.value is not None and name not in strongest[:STRONGEST]
    }
    weakest = max(lost, key=lambda each: lost[each], default=None)
    return Reasons(
        tuple(strongest[:STRONGEST]),
        weakest if weakest is not None and lost[weakest] else None,
    )


def best_change(
    scoring: Scoring, buyer: Buyer, supplier: Supplier, possible: list[Change]
) -> Counterfactual | None:
    """Return the change that raises the pair's score most, the first of equals; None if none raises it."""
    score = scoring.score_of(buyer, supplier)
    best: Counterfactual | None = None
    least = score.total if score else -1
    for change in possible:
        total = total_with(scoring, buyer, change.supplier)
        if total is not None and total > least:
            best = Counterfactual(change.what, change.supplier, total)
            least = total
    return best


def total_with(scoring: Scoring, buyer: Buyer, changed: Supplier) -> int | None:
    """Return the total of a pair as if the whole event had been scored with the changed supplier.

    Only this supplier's pairs are looked at again: the others enter through the mean of their known utilities.
    """
    market = with_supplier(scoring.market, changed)
    weights, place = scoring.weights, market.supplier_index[changed.id]
    pairs = {
        i: pair_up(market, weights, each, changed)
        for i, each in enumerate(market.buyers)
    }
    views = {
        i: {side: view(pair, side) for side in Side}
        for i, pair in pairs.items()
        if not pair.refusals
    }
    row = market.buyer_index[buyer.id]
    if row not in views:
        return None
    others = [each for (_i, j), each in scoring.scores.items() if j != place]
    means = {
        side: mean_utility(
            [each.opinions[side].known for each in others]
            + [
                known_utility(each[side], weights.weights[side])
                for each in views.values()
            ]
        )
        for side in Side
    }
    return score_pair(pairs[row], views[row], means).total


def with_supplier(market: Market, changed: Supplier) -> Market:
    """Return the market in which the supplier of this id is another."""
    suppliers = tuple(
        changed if each.id == changed.id else each for each in market.suppliers
    )
    return replace(market, suppliers=suppliers)
