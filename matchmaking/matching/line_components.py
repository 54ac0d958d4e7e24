"""Components that compare a need with an offer of the same goods: volume, season, price, certificates, delivery.

Each is a monotone piecewise-linear function of plain facts, in ten-thousandths, and says its facts in one line.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.integers import FULL, half_up, mean, ramp, share
from matchmaking.matching.market import ColdChain, Market, NeedLine, OfferLine, Per
from matchmaking.matching.terms import commas, dots, percent, price, quantity
from matchmaking.matching.weeks import (
    covered,
    demand,
    needed_weeks,
    shared_weeks,
    total,
)
from matchmaking.matching.weighting import WeightSet
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


@dataclass(frozen=True)
class Component:
    """A value from 0 to FULL, None if the facts are not known; and the facts."""

    value: int | None
    facts: Sentence


UNKNOWN = Component(None, Sentence(_("not known")))


@dataclass(frozen=True)
class Line:
    """A need and an offer of the same goods."""

    market: Market
    weights: WeightSet
    need: NeedLine
    offer: OfferLine

    @cached_property
    def capacity(self) -> Mapping[int, int | None] | None:
        """What can be delivered in each common week."""
        return shared_weeks(self.need, self.offer)

    def amount(self, number: int) -> Sentence:
        return quantity(number, self.need.unit)


def volume_for_buyer(line: Line) -> Component:
    """Capacity over demand, in the common weeks; all of it is best."""
    got = covered(line.need, line.capacity or {})
    wanted = demand(line.need, len(line.capacity or {}))
    if line.capacity is None or got is None or wanted is None:
        return UNKNOWN
    text = _("%(got)s of %(wanted)s in the common weeks")
    values = {"got": line.amount(got), "wanted": line.amount(wanted)}
    return Component(share(got, wanted), Sentence(text, values))


def volume_for_supplier(line: Line) -> Component:
    """Demand over the share of its capacity that the supplier would place with one buyer, in the common weeks."""
    wanted = demand(line.need, len(line.capacity or {}))
    capacity = total(line.capacity or {})
    if line.capacity is None or capacity is None or wanted is None:
        return UNKNOWN
    part = line.offer.target_share or line.weights.target_share
    aim = half_up(capacity * part, FULL)
    text = _("takes %(wanted)s, aim %(aim)s (%(part)s %% of capacity)")
    values = {
        "wanted": line.amount(wanted),
        "aim": line.amount(aim),
        "part": percent(part),
    }
    return Component(share(wanted, aim), Sentence(text, values))


def season(line: Line) -> Component:
    """Common weeks over needed weeks; for what is delivered once in the window, one week is enough."""
    if line.capacity is None:
        return UNKNOWN
    weeks, needed = len(line.capacity), len(needed_weeks(line.need))
    values = {"weeks": weeks, "needed": needed}
    if line.need.per is Per.WINDOW:
        text = _("one week is enough, %(weeks)s of %(needed)s fit")
        return Component(FULL, Sentence(text, values))
    text = _("%(weeks)s of %(needed)s weeks")
    return Component(share(weeks, needed), Sentence(text, values))


def price_for_buyer(line: Line) -> Component:
    """Best up to what the buyer pays at most, worth nothing from the tolerance above it."""
    ask, most = line.offer.ask_price, line.need.max_price
    if ask is None or most is None:
        return UNKNOWN
    nothing = most * (FULL + line.weights.price_tolerance)
    text = _("asks %(ask)s, pays %(most)s at most")
    values = {"ask": price(ask, line.need.unit), "most": price(most, line.need.unit)}
    return Component(ramp(ask * FULL, nothing, most * FULL), Sentence(text, values))


def price_for_supplier(line: Line) -> Component:
    """Best from the floor price upwards, worth nothing from the tolerance below it."""
    floor, most = line.offer.floor_price, line.need.max_price
    if floor is None or most is None:
        return UNKNOWN
    nothing = floor * (FULL - line.weights.price_tolerance)
    text = _("pays %(most)s at most, floor %(floor)s")
    values = {
        "most": price(most, line.need.unit),
        "floor": price(floor, line.need.unit),
    }
    return Component(ramp(most * FULL, nothing, floor * FULL), Sentence(text, values))


def certificates(line: Line) -> Component | None:
    """Share of the preferred certificates that are held through the window; without a preference, no component."""
    preferred = line.need.preferred
    if not preferred:
        return None
    if line.offer.certificates is None:
        return UNKNOWN
    held = [code for code in preferred if line.offer.holds(code, line.need.ends)]
    missing = [code for code in preferred if code not in held]
    facts = []
    if held:
        names = commas(map(line.market.term, held))
        facts.append(Sentence(_("holds %(names)s"), {"names": names}))
    if missing:
        names = commas(map(line.market.term, missing))
        facts.append(Sentence(_("missing: %(names)s"), {"names": names}))
    return Component(share(len(held), len(preferred)), dots(facts))


def logistics_for_buyer(line: Line) -> Component:
    """Mean of the hours left of the time allowed, and of the cold chain if it is asked for."""
    parts = hours(line)
    if line.need.cold_chain is not ColdChain.NOT_NEEDED:
        offered = line.offer.cold_chain
        text = (
            _("cold chain offered") if offered else _("no cold chain, though preferred")
        )
        parts.append(Component(FULL if offered else 0, Sentence(text)))
    return together(parts)


def logistics_for_supplier(line: Line) -> Component:
    """Mean of the hours left of the time allowed, and of one delivery over the smallest that is economic."""
    parts = hours(line)
    economic, wanted = line.offer.economic_drop, line.need.quantity
    if economic is not None and wanted is not None:
        drop = half_up(wanted, line.need.deliveries)
        values = {"drop": line.amount(drop), "economic": line.amount(economic)}
        text = _("%(drop)s a delivery, economic from %(economic)s")
        parts.append(Component(share(drop, economic), Sentence(text, values)))
    return together(parts)


def hours(line: Line) -> list[Component]:
    """Return the hours left of the time allowed, if both are known."""
    service = line.offer.service_to(line.need.region or "")
    if line.need.region is None or service is None or service.hours is None:
        return []
    limit = line.need.max_hours or line.weights.hours_limit
    text = _("%(hours)s of %(limit)s hours from door to door")
    values = {"hours": service.hours, "limit": limit}
    return [Component(ramp(service.hours, limit, 0), Sentence(text, values))]


def together(parts: list[Component]) -> Component:
    known = [each.value for each in parts if each.value is not None]
    if not known:
        return UNKNOWN
    value = mean(known, [1] * len(known))
    return Component(value, dots(each.facts for each in parts))


LineFunction = Callable[[Line], Component | None]

LINE_COMPONENTS: Mapping[Criterion, Mapping[Side, LineFunction]] = {
    Criterion.VOLUME: {
        Side.BUYER: volume_for_buyer,
        Side.SUPPLIER: volume_for_supplier,
    },
    Criterion.SEASON: {Side.BUYER: season, Side.SUPPLIER: season},
    Criterion.PRICE: {Side.BUYER: price_for_buyer, Side.SUPPLIER: price_for_supplier},
    Criterion.CERTIFICATES: {Side.BUYER: certificates, Side.SUPPLIER: certificates},
    Criterion.LOGISTICS: {
        Side.BUYER: logistics_for_buyer,
        Side.SUPPLIER: logistics_for_supplier,
    },
}
