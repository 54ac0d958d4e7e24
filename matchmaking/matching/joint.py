"""Joint offers: two or three cooperatives that cover together what none of them could alone.

A small set cover on weekly capacity, searched completely among the largest capacities.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from matchmaking.matching.changes import weekly_demand, with_weekly
from matchmaking.matching.components import view
from matchmaking.matching.criteria import Side
from matchmaking.matching.gates import (
    LEAF,
    Gate,
    common_levels,
    line_refusals,
    pair_refusals,
)
from matchmaking.matching.integers import apportion
from matchmaking.matching.line_components import Line
from matchmaking.matching.market import Buyer, NeedLine, OfferLine, Per, Supplier
from matchmaking.matching.pairing import best, pair_up
from matchmaking.matching.score import Scoring, score_pair
from matchmaking.matching.weeks import needed_weeks, shared_weeks

PARTNERS = (2, 3)
CANDIDATES = 12  # looked at for one need: the largest capacities


@dataclass(frozen=True)
class Candidate:
    """A supplier that could take part of a need: what it could deliver each needed week, 0 in weeks it has not."""

    position: int
    supplier: Supplier
    offer: OfferLine
    capacity: tuple[int, ...]


@dataclass(frozen=True)
class JointOffer:
    """Suppliers that cover a need together. `shares`: what each delivers in the whole window; they add up to the need.

    `total` is the score of the least suited of them, if it could deliver its share as the whole.
    """

    buyer: Buyer
    need: int
    suppliers: tuple[Supplier, ...]
    shares: tuple[int, ...]
    total: int

    @property
    def line(self) -> NeedLine:
        return self.buyer.needs[self.need]


def joint_offers(scoring: Scoring) -> Iterator[JointOffer]:
    """Yield the best joint offer for each need that some could deliver, but no supplier alone could cover."""
    for buyer in scoring.market.buyers:
        for i, need in enumerate(buyer.needs):
            found = candidates(scoring, buyer, need)
            if found and not any(covers(need, [each]) for each in found):
                joint = best_group(scoring, buyer, i, found)
                if joint is not None:
                    yield joint


def candidates(scoring: Scoring, buyer: Buyer, need: NeedLine) -> list[Candidate]:
    """Return the suppliers between whom and the need only the gate of capacity may be shut, the largest, in order."""
    found = []
    for position, supplier in enumerate(scoring.market.suppliers):
        lines = [
            Line(scoring.market, scoring.weights, need, offer)
            for offer in supplier.offers
            if may_share(scoring, need, offer)
        ]
        line = best(lines)
        if line is not None and not any(pair_refusals(scoring.market, buyer, supplier)):
            capacity = weekly(need, line.offer)
            found.append(Candidate(position, supplier, line.offer, capacity))
    found.sort(key=lambda each: -sum(each.capacity))
    return sorted(found[:CANDIDATES], key=lambda each: each.position)


def may_share(scoring: Scoring, need: NeedLine, offer: OfferLine) -> bool:
    """Say whether it is just what is needed, all gates but that of capacity are open, and the capacity is known."""
    if need.unit != offer.unit or common_levels(need.category, offer.category) < LEAF:
        return False
    refusals = line_refusals(scoring.market, need, offer)
    if need.quantity is None or any(
        each.gate is not Gate.CAPACITY for each in refusals
    ):
        return False
    capacity = shared_weeks(need, offer)
    return capacity is not None and None not in capacity.values()


def weekly(need: NeedLine, offer: OfferLine) -> tuple[int, ...]:
    shared = shared_weeks(need, offer) or {}
    return tuple(shared.get(week) or 0 for week in needed_weeks(need))


def covers(need: NeedLine, group: Sequence[Candidate]) -> bool:
    """Say whether the group delivers the need: in each week, or in all of them if it is wanted once."""
    wanted = need.quantity or 0
    weeks = [sum(each) for each in zip(*(each.capacity for each in group), strict=True)]
    if need.per is Per.WINDOW:
        return sum(weeks) >= wanted
    return min(weeks) >= wanted


def best_group(
    scoring: Scoring, buyer: Buyer, need: int, found: Sequence[Candidate]
) -> JointOffer | None:
    """Return the smallest group that covers the need; of these the best suited, of these the first."""
    line = buyer.needs[need]
    scored = [(each, total_of(scoring, buyer, each, line)) for each in found]
    fit = [(each, total) for each, total in scored if total is not None]
    if not fit or not covers(line, [each for each, _total in fit]):
        return None
    for size in PARTNERS:
        groups = [
            JointOffer(
                buyer,
                need,
                tuple(each.supplier for each, _total in group),
                tuple(map(sum, zip(*shares, strict=True))),
                min(total for _each, total in group),
            )
            for group in combinations(fit, size)
            if (shares := split(line, [each for each, _total in group]))
        ]
        if groups:
            return max(groups, key=lambda each: each.total)
    return None


def split(need: NeedLine, group: Sequence[Candidate]) -> list[list[int]]:
    """Return what each delivers in each week, or once, in proportion to capacity.

    Nothing if they do not cover the need, or a delivery would be below its supplier's minimum order.
    """
    if not covers(need, group):
        return []
    capacities = [each.capacity for each in group]
    if need.per is Per.WINDOW:
        capacities = [(sum(each),) for each in capacities]
    parts = [
        apportion(need.quantity or 0, week) for week in zip(*capacities, strict=True)
    ]
    enough = all(
        part == 0 or part >= (each.offer.minimum_order or 0) * need.deliveries
        for week in parts
        for part, each in zip(week, group, strict=True)
    )
    return parts if enough else []


def total_of(
    scoring: Scoring, buyer: Buyer, candidate: Candidate, need: NeedLine
) -> int | None:
    """Return the pair's score if the supplier could cover the need; None if the two still may not meet."""
    offer = candidate.offer
    enough = with_weekly(offer, weekly_demand(need, offer) or 0)
    offers = tuple(
        enough if each is offer else each for each in candidate.supplier.offers
    )
    supplier = replace(candidate.supplier, offers=offers)
    pair = pair_up(scoring.market, scoring.weights, buyer, supplier)
    if pair.refusals:
        return None
    views = {side: view(pair, side) for side in Side}
    return score_pair(pair, views, scoring.means).total
