"""What lists of recommendations are worth before anybody meets: nobody forgotten, nobody swamped, nothing envied.

Ranking quality alone picks the wrong policy, so figures stand together: meetings to expect, coverage, exposure, stability.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matchmaking.matching.components import claim_of
from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.integers import FULL, half_up
from matchmaking.matching.market import Buyer, Stance, Supplier
from matchmaking.matching.recommend import Recommendations
from matchmaking.matching.score import Key, Score
from matchmaking.matching.terms import Term

ENOUGH = 3  # recommendations with which somebody counts as covered


@dataclass(frozen=True)
class Coverage:
    """How many participants there are, how many have enough recommendations, how many have none."""

    participants: int
    enough: int
    without: int


@dataclass(frozen=True)
class Figures:
    """Figures of recommendations. Shares and indices in ten-thousandths, meetings in hundredths."""

    recommendations: int
    mean_score: int
    expected_meetings: int
    coverage: Mapping[Side, Coverage]
    groups: Mapping[Side, Mapping[str, tuple[Term, Coverage]]]
    exposure_gini: int  # of how many lists buyers stand in: 0 if all in as many
    exposure_most: int
    exposure_least: int
    blocking_pairs: int
    blocking_per_thousand: int  # of the pairs that may meet
    obliged: int  # buyers with an open obligation
    obliged_served: int  # of them, those with a supplier that fills it


def figures(recommended: Recommendations) -> Figures:
    """Return the figures of an event's recommendations."""
    scoring = recommended.scoring
    lists = {Side.BUYER: recommended.by_buyer, Side.SUPPLIER: recommended.by_supplier}
    counts = {side: [len(each) for each in rows] for side, rows in lists.items()}
    everybody: Mapping[Side, Sequence[Buyer | Supplier]] = {
        Side.BUYER: scoring.market.buyers,
        Side.SUPPLIER: scoring.market.suppliers,
    }
    totals = [scoring.scores[pair].total for pair in recommended.pairs]
    blocking = blocking_pairs(recommended)
    obliged, served = obligations(recommended)
    return Figures(
        recommendations=len(totals),
        mean_score=half_up(sum(totals), len(totals)) if totals else 0,
        expected_meetings=expected_meetings(everybody, lists),
        coverage={side: coverage(counts[side]) for side in Side},
        groups={side: by_group(everybody[side], counts[side]) for side in Side},
        exposure_gini=gini(counts[Side.BUYER]),
        exposure_most=max(counts[Side.BUYER], default=0),
        exposure_least=min(counts[Side.BUYER], default=0),
        blocking_pairs=len(blocking),
        blocking_per_thousand=half_up(len(blocking) * 1000, len(scoring.scores) or 1),
        obliged=obliged,
        obliged_served=served,
    )


def coverage(counts: Sequence[int]) -> Coverage:
    return Coverage(
        len(counts), sum(each >= ENOUGH for each in counts), counts.count(0)
    )


def by_group(
    everybody: Sequence[Buyer | Supplier], counts: Sequence[int]
) -> dict[str, tuple[Term, Coverage]]:
    """Return the coverage of each group, such as a county, in order of appearance."""
    found: dict[str, tuple[Term, list[int]]] = {}
    for each, count in zip(everybody, counts, strict=True):
        if each.group is not None:
            found.setdefault(each.group.template, (each.group, []))[1].append(count)
    return {name: (term, coverage(each)) for name, (term, each) in found.items()}


def gini(counts: Sequence[int]) -> int:
    """Return the Gini index of how something is shared, in ten-thousandths: 0 if all have as much."""
    total = sum(counts)
    if not total:
        return 0
    n = len(counts)
    ranked = sum((2 * i - n - 1) * each for i, each in enumerate(sorted(counts), 1))
    return half_up(ranked * FULL, n * total)


def expected_meetings(
    everybody: Mapping[Side, Sequence[Buyer | Supplier]],
    lists: Mapping[Side, Sequence[Sequence[Score]]],
) -> int:
    """Return how many meetings to expect, in hundredths.

    A model and no promise: who has said must or meet agrees, another agrees as likely as the meeting is useful to it;
    both have to, independently; and nobody holds more meetings than it has slots. The side with less time decides.
    """
    held = [
        sum(
            limited(each, scores)
            for each, scores in zip(everybody[side], lists[side], strict=True)
        )
        for side in Side
    ]
    return half_up(min(held) * 100, FULL)


def limited(participant: Buyer | Supplier, scores: Sequence[Score]) -> int:
    expected = sum(map(chance, scores))
    if participant.slots is None:
        return expected
    return min(expected, len(participant.slots) * FULL)


def chance(score: Score) -> int:
    """Return how likely both agree to meet, in ten-thousandths."""
    statement = score.statement
    said = {
        Side.BUYER: statement.buyer_says,
        Side.SUPPLIER: statement.supplier_says,
    }
    buyer, supplier = (
        score.opinions[side].utility if said[side] is Stance.SILENT else FULL
        for side in Side
    )
    return half_up(buyer * supplier, FULL)


def blocking_pairs(recommended: Recommendations) -> list[Key]:
    """Return the pairs not recommended though both would rather have each other than somebody in their lists, or a free place.

    A measure of envy (Gale and Shapley, 1962, for many-to-many lists), not an aim: the lists serve the event as a whole.
    """
    scoring, limits = recommended.scoring, recommended.limits
    least_buyer = [
        least(each, Side.BUYER, limit)
        for each, limit in zip(recommended.by_buyer, limits.exposures, strict=True)
    ]
    least_supplier = [
        least(each, Side.SUPPLIER, limit)
        for each, limit in zip(recommended.by_supplier, limits.lengths, strict=True)
    ]
    chosen = set(recommended.pairs)
    return [
        (i, j)
        for (i, j), score in scoring.scores.items()
        if (i, j) not in chosen
        and score.utilities[0] > least_buyer[i]
        and score.utilities[1] > least_supplier[j]
    ]


def least(scores: Sequence[Score], side: Side, limit: int) -> int:
    """Return what a further meeting has to be worth more than: the least of a full list, or nothing."""
    if len(scores) < limit:
        return -1
    return min(each.utilities[list(Side).index(side)] for each in scores)


def obligations(recommended: Recommendations) -> tuple[int, int]:
    """Return how many buyers have an open obligation, and how many of them a recommended supplier that fills it."""
    market = recommended.scoring.market
    obliged = [
        scores
        for buyer, scores in zip(market.buyers, recommended.by_buyer, strict=True)
        if any(claim_of(each, market.rule_of[each.rule]).open for each in buyer.duties)
    ]
    return len(obliged), sum(any(map(fills_one, scores)) for scores in obliged)


def fills_one(score: Score) -> bool:
    component = score.opinions[Side.BUYER].view.get(Criterion.OBLIGATION)
    return component is not None and bool(component.value)
