"""Single changes of what a supplier offers that would suit a buyer better: what a counterfactual is chosen from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from matchmaking.matching.components import comes_from
from matchmaking.matching.line_components import Line
from matchmaking.matching.market import (
    Certificate,
    ColdChain,
    NeedLine,
    OfferLine,
    Per,
    Season,
    Service,
    Supplier,
)
from matchmaking.matching.pairing import Pair, goods
from matchmaking.matching.terms import price, quantity
from matchmaking.matching.weeks import shared_weeks
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


@dataclass(frozen=True)
class Change:
    """One fact that is different, in words, and the supplier with it."""

    what: Sentence
    supplier: Supplier


def changes(pair: Pair) -> Iterator[Change]:
    """Yield each change of one fact of one offer that answers, or nearly answers, a need of the buyer."""
    lines = pair.answered or [each for each in [pair.nearest] if each is not None]
    for line in lines:
        for offer, what in line_changes(line, pair):
            offers = tuple(
                offer if each is line.offer else each for each in pair.supplier.offers
            )
            yield Change(what, replace(pair.supplier, offers=offers))


def line_changes(line: Line, pair: Pair) -> Iterator[tuple[OfferLine, Sentence]]:
    need, offer = line.need, line.offer
    yield from with_certificates(line, obliging_certificates(pair))
    ask, most = offer.ask_price, need.max_price
    if ask is not None and most is not None and max(most, offer.floor_price or 0) < ask:
        asked = max(most, offer.floor_price or 0)
        values = {"price": price(asked, need.unit), "goods": goods(line.market, need)}
        text = _("with a price of %(price)s for %(goods)s")
        yield replace(offer, ask_price=asked), Sentence(text, values)
    yield from with_capacity(line)
    order, most_at_once = offer.minimum_order, need.maximum
    if order is not None and most_at_once is not None and most_at_once < order:
        values = {"order": quantity(most_at_once, need.unit)}
        text = _("with a minimum order of %(order)s")
        yield replace(offer, minimum_order=most_at_once), Sentence(text, values)
    yield from with_delivery(line)


def obliging_certificates(pair: Pair) -> list[str]:
    """Return the certificates that would make goods from the supplier's region fill an obligation of the buyer."""
    rules = [pair.market.rule_of[duty.rule] for duty in pair.buyer.duties]
    return [
        code
        for rule in rules
        if comes_from(pair.supplier, rule)
        for code in rule.certificates
    ]


def with_certificates(
    line: Line, useful: list[str]
) -> Iterator[tuple[OfferLine, Sentence]]:
    need, offer = line.need, line.offer
    for code in dict.fromkeys((*need.required, *need.preferred, *useful)):
        if not offer.holds(code, need.ends):
            held = (*(offer.certificates or ()), Certificate(code, need.ends))
            values = {"name": line.market.term(code), "day": need.ends}
            text = _("with %(name)s valid through %(day)s")
            yield replace(offer, certificates=held), Sentence(text, values)


def with_capacity(line: Line) -> Iterator[tuple[OfferLine, Sentence]]:
    """Yield the offer with enough a week to cover the need, in the seasons it has."""
    need, offer = line.need, line.offer
    weekly = weekly_demand(need, offer)
    if weekly is None or offer.seasons is None:
        return
    if any(
        each.per_week is not None and each.per_week < weekly for each in offer.seasons
    ):
        values = {
            "amount": quantity(weekly, need.unit),
            "goods": goods(line.market, need),
        }
        text = _("with %(amount)s of %(goods)s a week")
        yield with_weekly(offer, weekly), Sentence(text, values)


def weekly_demand(need: NeedLine, offer: OfferLine) -> int | None:
    """Return what would have to come each common week to cover the need; None if it is not known, or no week common."""
    weeks = len(shared_weeks(need, offer) or ())
    if need.quantity is None or not weeks:
        return None
    return need.quantity if need.per is Per.WEEK else -(-need.quantity // weeks)


def with_weekly(offer: OfferLine, weekly: int) -> OfferLine:
    """Return the offer with at least so much a week in each of its seasons."""
    seasons = tuple(
        Season(each.begins, each.ends, max(each.per_week or 0, weekly))
        for each in offer.seasons or ()
    )
    return replace(offer, seasons=seasons)


def with_delivery(line: Line) -> Iterator[tuple[OfferLine, Sentence]]:
    need, offer = line.need, line.offer
    if need.cold_chain is not ColdChain.NOT_NEEDED and not offer.cold_chain:
        yield replace(offer, cold_chain=True), Sentence(_("with a cold chain"))
    if (
        need.region is not None
        and offer.serves is not None
        and offer.service_to(need.region) is None
    ):
        serves = (*offer.serves, Service(need.region))
        values = {"region": line.market.term(need.region)}
        text = _("with delivery to %(region)s")
        yield replace(offer, serves=serves), Sentence(text, values)
