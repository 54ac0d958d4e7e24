"""Whom each supplier should meet: lists that are best for the event as a whole, and joint offers where one is too small."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from matchmaking.matching.joint import JointOffer, joint_offers
from matchmaking.matching.lists import Limits, best_lists
from matchmaking.matching.score import Key, Score, Scoring


@dataclass(frozen=True)
class Recommendations:
    """Pairs that should meet, by position, in the limits of both sides; and joint offers beside them."""

    scoring: Scoring
    limits: Limits
    pairs: tuple[Key, ...]
    joint: tuple[JointOffer, ...]

    @cached_property
    def by_supplier(self) -> list[list[Score]]:
        """Return each supplier's list, best first."""
        return self.grouped(1, len(self.scoring.market.suppliers))

    @cached_property
    def by_buyer(self) -> list[list[Score]]:
        """Return the suppliers in whose lists each buyer stands, best first."""
        return self.grouped(0, len(self.scoring.market.buyers))

    def grouped(self, side: int, count: int) -> list[list[Score]]:
        lists: list[list[Score]] = [[] for _each in range(count)]
        for pair in self.pairs:
            lists[pair[side]].append(self.scoring.scores[pair])
        return [sorted(each, key=lambda score: -score.total) for each in lists]


def recommend(
    scoring: Scoring,
    *,
    list_length: int | None = None,
    exposure: int | None = None,
    bonus: Sequence[int] | None = None,
) -> Recommendations:
    """Return the lists that are worth most together.

    Limits a participant does not set itself are those given here, else those of the weight set.
    """
    market, weights = scoring.market, scoring.weights
    limits = Limits(
        lengths=[
            each.list_length or list_length or weights.list_length
            for each in market.suppliers
        ],
        exposures=[
            each.exposure or exposure or weights.exposure for each in market.buyers
        ],
        bonus=weights.fairness if bonus is None else bonus,
    )
    values = {key: each.total for key, each in scoring.scores.items()}
    return Recommendations(
        scoring,
        limits,
        tuple(best_lists(values, limits)),
        tuple(joint_offers(scoring)),
    )
