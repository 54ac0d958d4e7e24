"""Hard gates G1–G7: what keeps a buyer and a supplier, or a need and an offer, apart whatever the score would be.

What is not known does not exclude, but for certificates and cold chain: food safety is never taken for granted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from matchmaking.matching.market import (
    Buyer,
    Category,
    ColdChain,
    Market,
    NeedLine,
    OfferLine,
    Stance,
    Supplier,
)
from matchmaking.matching.terms import commas, quantity
from matchmaking.matching.weeks import shared_weeks, total
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

LEAF = 3  # levels of a category


class Gate(StrEnum):
    """Reason codes, in the order in which they are looked at."""

    NO_THANKS = "G6-no-thanks"
    CONFLICT = "G6-conflict"
    NO_COMMON_SLOT = "G7-no-common-slot"
    CATEGORY = "G1-category"
    CERTIFICATE = "G2-certificate"
    REGION = "G3-region"
    COLD_CHAIN = "G3-cold-chain"
    SEASON = "G4-season"
    MINIMUM_ORDER = "G5-minimum-order"
    CAPACITY = "G5-capacity"


NAMES = {
    Gate.NO_THANKS: Sentence(_("one of them said no thanks")),
    Gate.CONFLICT: Sentence(_("conflict of interest")),
    Gate.NO_COMMON_SLOT: Sentence(_("no common slot")),
    Gate.CATEGORY: Sentence(_("no common product")),
    Gate.CERTIFICATE: Sentence(_("a required certificate is missing")),
    Gate.REGION: Sentence(_("region not served")),
    Gate.COLD_CHAIN: Sentence(_("no cold chain")),
    Gate.SEASON: Sentence(_("no common week")),
    Gate.MINIMUM_ORDER: Sentence(_("minimum order too large")),
    Gate.CAPACITY: Sentence(_("capacity below the minimum lot")),
}


@dataclass(frozen=True)
class Refusal:
    """A gate that is shut, and the facts that shut it."""

    gate: Gate
    why: Sentence


def common_levels(need: Category, offer: Category) -> int:
    """Return how deep the need's category is the offer's: 3 for the same product, 2 sub-category, 1 category, 0.

    A need that names no leaf is met in full by every leaf under what it names.
    """
    shared = 0
    while shared < min(len(need), len(offer)) and need[shared] == offer[shared]:
        shared += 1
    return LEAF if shared == len(need) else shared


def is_same_goods(need: NeedLine, offer: OfferLine) -> bool:
    """Say whether the lines share at least the sub-category, and are counted in the same unit."""
    return need.unit == offer.unit and common_levels(need.category, offer.category) > 1


def pair_refusals(
    market: Market, buyer: Buyer, supplier: Supplier
) -> Iterator[Refusal]:
    """Yield the gates that keep two participants apart, whatever they need and offer (G6, G7)."""
    statement = market.statement(buyer, supplier)
    for says, name in (
        (statement.buyer_says, buyer.name),
        (statement.supplier_says, supplier.name),
    ):
        if says is Stance.NO_THANKS:
            why = Sentence(_("%(name)s said no thanks."), {"name": name})
            yield Refusal(Gate.NO_THANKS, why)
    if statement.conflict:
        why = Sentence(_("A conflict of interest is on record between the two."))
        yield Refusal(Gate.CONFLICT, why)
    if (
        buyer.slots is not None
        and supplier.slots is not None
        and buyer.slots.isdisjoint(supplier.slots)
    ):
        values = {"buyer": len(buyer.slots), "supplier": len(supplier.slots)}
        text = _(
            "None of the buyer's %(buyer)s slots is one of the supplier's %(supplier)s."
        )
        yield Refusal(Gate.NO_COMMON_SLOT, Sentence(text, values))


def line_refusals(
    market: Market, need: NeedLine, offer: OfferLine
) -> Iterator[Refusal]:
    """Yield the gates between a need and an offer of the same goods (G2–G5)."""
    yield from certificate_refusals(market, need, offer)
    yield from delivery_refusals(market, need, offer)
    yield from season_refusals(need, offer)
    if (
        offer.minimum_order is not None
        and need.maximum is not None
        and offer.minimum_order > need.maximum
    ):
        values = {
            "order": quantity(offer.minimum_order, need.unit),
            "most": quantity(need.maximum, need.unit),
        }
        text = _("One order is at least %(order)s, the buyer takes %(most)s at most.")
        yield Refusal(Gate.MINIMUM_ORDER, Sentence(text, values))


def certificate_refusals(
    market: Market, need: NeedLine, offer: OfferLine
) -> Iterator[Refusal]:
    missing = [code for code in need.required if not offer.holds(code, need.ends)]
    if missing:
        values = {"names": commas(map(market.term, missing)), "day": need.ends}
        text = _("Required through %(day)s and missing or expired by then: %(names)s.")
        yield Refusal(Gate.CERTIFICATE, Sentence(text, values))


def delivery_refusals(
    market: Market, need: NeedLine, offer: OfferLine
) -> Iterator[Refusal]:
    if (
        need.region is not None
        and offer.serves is not None
        and offer.service_to(need.region) is None
    ):
        text = _("%(region)s is outside the regions delivered to.")
        why = Sentence(text, {"region": market.term(need.region)})
        yield Refusal(Gate.REGION, why)
    if need.cold_chain is ColdChain.REQUIRED and not offer.cold_chain:
        why = Sentence(_("Cold chain is required and not offered."))
        yield Refusal(Gate.COLD_CHAIN, why)


def season_refusals(need: NeedLine, offer: OfferLine) -> Iterator[Refusal]:
    shared = shared_weeks(need, offer)
    if shared is None:
        return
    if not shared:
        values = {"begins": need.begins, "ends": need.ends}
        text = _("Nothing is delivered between %(begins)s and %(ends)s.")
        yield Refusal(Gate.SEASON, Sentence(text, values))
        return
    capacity = total(shared)
    lot = need.minimum_lot
    if lot is not None and capacity is not None and capacity < lot:
        amounts = {
            "capacity": quantity(capacity, need.unit),
            "lot": quantity(lot, need.unit),
        }
        text = _(
            "%(capacity)s in all the common weeks are less than the minimum lot of %(lot)s."
        )
        yield Refusal(Gate.CAPACITY, Sentence(text, amounts))
