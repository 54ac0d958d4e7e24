"""All nine components of a pair, seen from either side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.gates import LEAF, common_levels
from matchmaking.matching.integers import FULL, half_up, mean, share
from matchmaking.matching.line_components import (
    LINE_COMPONENTS,
    UNKNOWN,
    Component,
    Line,
    LineFunction,
)
from matchmaking.matching.market import (
    Duty,
    History,
    NeedLine,
    Record,
    Rule,
    Supplier,
    Tally,
)
from matchmaking.matching.pairing import Pair, closeness, goods
from matchmaking.matching.terms import dots, money, semicolons
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

View = Mapping[Criterion, Component]  # what applies, in the order of the criteria


@dataclass(frozen=True)
class Claim:
    """A duty that purchases from the supplier would fill, and what is still open of it, in fen."""

    rule: Rule
    reserved: int
    open: int


def view(pair: Pair, side: Side) -> View:
    """Return the components that apply to the pair and weigh something for this side."""
    found = {}
    for criterion in Criterion:
        if pair.weights.weights[side][criterion]:
            component = component_of(pair, side, criterion)
            if component is not None:
                found[criterion] = component
    return found


def component_of(pair: Pair, side: Side, criterion: Criterion) -> Component | None:
    """Return one component; None if it does not apply."""
    if criterion in LINE_COMPONENTS:
        return over_lines(pair, LINE_COMPONENTS[criterion][side])
    return PAIR_COMPONENTS[criterion](pair, side)


def over_lines(pair: Pair, function: LineFunction) -> Component | None:
    """Return the mean over the answered needs of which it is known, weighted by importance."""
    found = [(line, function(line)) for line in pair.answered]
    applying = [(line, each) for line, each in found if each is not None]
    if not applying:
        return None
    if len(pair.lines) == 1:
        return applying[0][1]
    known = [
        (each.value, line.need.importance)
        for line, each in applying
        if each.value is not None
    ]
    facts = semicolons(of_goods(line, each.facts) for line, each in applying)
    if not known:
        return Component(None, facts)
    return Component(mean(*zip(*known, strict=True)), facts)


def of_goods(line: Line, facts: Sentence) -> Sentence:
    values = {"goods": goods(line.market, line.need), "facts": facts}
    return Sentence(_("%(goods)s: %(facts)s"), values)


def category(pair: Pair, _side: Side) -> Component:
    """Mean over all needs: the same product, its sub-category or its category; nothing for what is not offered."""
    found = [
        nearness(pair, need, line)
        for need, line in zip(pair.buyer.needs, pair.lines, strict=True)
    ]
    value = mean(
        [each for each, _facts in found], [need.importance for need in pair.buyer.needs]
    )
    return Component(value, semicolons(facts for _each, facts in found))


def nearness(pair: Pair, need: NeedLine, line: Line | None) -> tuple[int, Sentence]:
    values: dict[str, object] = {"goods": goods(pair.market, need)}
    if line is None:
        near = any(
            need.unit == offer.unit and common_levels(need.category, offer.category)
            for offer in pair.supplier.offers
        )
        if near:
            text = _("%(goods)s: nothing that fits, but other goods of the category")
            return pair.weights.same_category, Sentence(text, values)
        return 0, Sentence(_("%(goods)s: not offered"), values)
    values["offer"] = goods(pair.market, line.offer)
    if closeness(line) == LEAF:
        return FULL, Sentence(_("%(goods)s: offered"), values)
    text = _("%(goods)s: %(offer)s, of the same sub-category")
    return pair.weights.same_sub_category, Sentence(text, values)


def obligation(pair: Pair, side: Side) -> Component | None:
    """Buyer: what is open of its reserved amount, for goods that fill it. Supplier: whether its goods fill one."""
    if not pair.market.rules or (side is Side.BUYER and not pair.buyer.duties):
        return None
    if pair.supplier.region is None and any(
        pair.market.rule_of[duty.rule].regions for duty in pair.buyer.duties
    ):
        return UNKNOWN
    claims = claims_of(pair)
    if not claims:
        return Component(0, Sentence(_("fills no obligation")))
    first = max(claims, key=open_share)
    values = {
        "open": money(first.open),
        "reserved": money(first.reserved),
        "rule": first.rule.name,
    }
    text = _("%(open)s of %(reserved)s reserved are open (%(rule)s)")
    value = open_share(first)
    if side is Side.SUPPLIER:
        value = FULL if any(each.open for each in claims) else 0
    return Component(value, Sentence(text, values))


def open_share(claim: Claim) -> int:
    return share(claim.open, claim.reserved) if claim.reserved else 0


def claims_of(pair: Pair) -> list[Claim]:
    """Return the buyer's duties that goods of this supplier fill."""
    return [
        claim_of(duty, rule)
        for duty in pair.buyer.duties
        if fills(pair, rule := pair.market.rule_of[duty.rule])
    ]


def claim_of(duty: Duty, rule: Rule) -> Claim:
    reserved = half_up(duty.base * rule.share, FULL)
    return Claim(rule, reserved, max(0, reserved - duty.placed))


def fills(pair: Pair, rule: Rule) -> bool:
    """Say whether what the supplier would deliver counts under the rule."""
    return comes_from(pair.supplier, rule) and (
        not rule.certificates
        or any(
            line.offer.holds(code, line.need.ends)
            for line in pair.answered
            for code in rule.certificates
        )
    )


def comes_from(supplier: Supplier, rule: Rule) -> bool:
    return not rule.regions or (supplier.region or "").startswith(rule.regions)


def reliability(pair: Pair, side: Side) -> Component:
    """Of the other side: mean of the rates of what went well, each smoothed by a Beta prior."""
    record = pair.supplier.record if side is Side.BUYER else pair.buyer.record
    kept = [each for each in (record.deliveries, record.meetings) if each is not None]
    if not any(each.total for each in kept):
        return UNKNOWN
    rates = [
        half_up(
            (each.good + pair.weights.prior_good) * FULL,
            each.total + pair.weights.prior_total,
        )
        for each in kept
    ]
    return Component(mean(rates, [1] * len(rates)), dots(record_facts(record)))


def record_facts(record: Record) -> list[Sentence]:
    def said(text: str, tally: Tally) -> Sentence:
        return Sentence(text, {"good": f"{tally.good:,}", "total": f"{tally.total:,}"})

    deliveries = _("%(good)s of %(total)s deliveries on time and accepted")
    meetings = _("%(good)s of %(total)s meetings kept")
    return [
        said(text, tally)
        for text, tally in (
            (deliveries, record.deliveries),
            (meetings, record.meetings),
        )
        if tally is not None
    ]


def novelty(pair: Pair, _side: Side) -> Component:
    """Best if the two never met, less if they did, least if they trade with each other already."""
    history = pair.statement.history
    if history is History.NEW:
        return Component(FULL, Sentence(_("never met")))
    if history is History.MET:
        text = _("met before, no order")
        return Component(pair.weights.met_before, Sentence(text))
    return Component(pair.weights.trading, Sentence(_("trading with each other")))


PAIR_COMPONENTS: Mapping[Criterion, Callable[[Pair, Side], Component | None]] = {
    Criterion.CATEGORY: category,
    Criterion.OBLIGATION: obligation,
    Criterion.RELIABILITY: reliability,
    Criterion.NOVELTY: novelty,
}
