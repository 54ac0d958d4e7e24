"""A buyer and a supplier beside each other: which offer answers which need, and what shuts which gate."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaking.matching.gates import (
    Gate,
    Refusal,
    common_levels,
    is_same_goods,
    line_refusals,
    pair_refusals,
)
from matchmaking.matching.integers import FULL
from matchmaking.matching.line_components import LINE_COMPONENTS, Line
from matchmaking.matching.market import (
    Buyer,
    Market,
    NeedLine,
    OfferLine,
    Statement,
    Supplier,
)
from matchmaking.matching.terms import commas
from matchmaking.matching.weighting import WeightSet
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


@dataclass(frozen=True)
class Pair:
    """What is known of two participants. `lines` holds, for each need, the offer that answers it, or None.

    A pair with refusals is never scored; `nearest` is then the need and offer with the fewest gates shut between them.
    """

    market: Market
    weights: WeightSet
    buyer: Buyer
    supplier: Supplier
    refusals: tuple[Refusal, ...]
    lines: tuple[Line | None, ...] = ()
    nearest: Line | None = None

    @property
    def statement(self) -> Statement:
        return self.market.statement(self.buyer, self.supplier)

    @property
    def answered(self) -> list[Line]:
        return [each for each in self.lines if each is not None]


def pair_up(
    market: Market, weights: WeightSet, buyer: Buyer, supplier: Supplier
) -> Pair:
    """Return the two beside each other; at least one need is answered, or a refusal says why not."""
    shut = tuple(pair_refusals(market, buyer, supplier))
    possible = [
        [
            (line, tuple(line_refusals(market, need, line.offer)))
            for line in lines_for(market, weights, need, supplier)
        ]
        for need in buyer.needs
    ]
    lines = tuple(
        best([line for line, refusals in each if not refusals]) for each in possible
    )
    if any(lines):
        return Pair(market, weights, buyer, supplier, shut, lines)
    near = min(
        (each for row in possible for each in row),
        key=lambda each: len(each[1]),
        default=None,
    )
    if near is None:
        nothing = Refusal(Gate.CATEGORY, no_common_goods(market, buyer, supplier))
        return Pair(market, weights, buyer, supplier, (*shut, nothing))
    return Pair(
        market, weights, buyer, supplier, (*shut, *near[1]), lines, nearest=near[0]
    )


def lines_for(
    market: Market, weights: WeightSet, need: NeedLine, supplier: Supplier
) -> Iterator[Line]:
    for offer in supplier.offers:
        if is_same_goods(need, offer):
            yield Line(market, weights, need, offer)


def best(lines: list[Line]) -> Line | None:
    """Return the line of the nearest goods, of these the one worth most to both sides, of these the first."""
    if len(lines) == 1:
        return lines[0]
    return max(lines, key=lambda line: (closeness(line), worth(line)), default=None)


def closeness(line: Line) -> int:
    return common_levels(line.need.category, line.offer.category)


def worth(line: Line) -> int:
    """Return the sum of all components of both sides; what is not known counts half."""
    found = [
        function(line)
        for functions in LINE_COMPONENTS.values()
        for function in functions.values()
    ]
    return sum(
        FULL // 2 if each.value is None else each.value
        for each in found
        if each is not None
    )


def no_common_goods(market: Market, buyer: Buyer, supplier: Supplier) -> Sentence:
    values = {
        "needs": commas(goods(market, line) for line in buyer.needs),
        "offers": commas(goods(market, line) for line in supplier.offers),
    }
    return Sentence(_("Needed: %(needs)s. Offered: %(offers)s."), values)


def goods(market: Market, line: NeedLine | OfferLine) -> Sentence:
    """Return the name of what a line is about."""
    return market.term("/".join(line.category))
