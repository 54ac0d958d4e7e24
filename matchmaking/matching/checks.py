"""Faults of a matching file whose every value may stand, but not together."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from matchmaking.faults import fault, repeated
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

LONGEST = 731  # days of a delivery window

Document = Mapping[str, Any]


def faults_of(document: Document) -> Iterator[Sentence]:
    """Yield each fault of a document of the right shape, with its place."""
    buyers, suppliers = document["buyers"], document["suppliers"]
    keys = [(f"buyers[{i}].id", each["id"]) for i, each in enumerate(buyers)]
    keys += [(f"suppliers[{i}].id", each["id"]) for i, each in enumerate(suppliers)]
    yield from repeated(keys)
    rules = document.get("rules", [])
    yield from repeated(
        [(f"rules[{i}].id", each["id"]) for i, each in enumerate(rules)]
    )
    slots = document.get("slots", [])
    yield from repeated([(f"slots[{i}]", each) for i, each in enumerate(slots)])
    for i, buyer in enumerate(buyers):
        place = f"buyers[{i}]"
        yield from participant_faults(document, buyer, place)
        yield from duty_faults(document, buyer, place)
        for j, need in enumerate(buyer["needs"]):
            yield from need_faults(need, f"{place}.needs[{j}]")
    for i, supplier in enumerate(suppliers):
        place = f"suppliers[{i}]"
        yield from participant_faults(document, supplier, place)
        for j, offer in enumerate(supplier["offers"]):
            yield from offer_faults(offer, f"{place}.offers[{j}]")
    yield from pair_faults(document)


def participant_faults(
    document: Document, participant: Document, place: str
) -> Iterator[Sentence]:
    for kind, tally in participant.get("record", {}).items():
        if tally["good"] > tally["total"]:
            text = _("%(good)s of %(total)s cannot have gone well.")
            yield fault(f"{place}.record.{kind}", text, **tally)
    slots = participant.get("slots", [])
    places = [(f"{place}.slots[{i}]", each) for i, each in enumerate(slots)]
    yield from repeated(places)
    known = set(document.get("slots", []))
    for where, slot in places:
        if slot not in known:
            yield fault(where, _("There is no slot “%(id)s”."), id=slot)


def duty_faults(document: Document, buyer: Document, place: str) -> Iterator[Sentence]:
    rules = {each["id"] for each in document.get("rules", [])}
    places = [
        (f"{place}.obligations[{i}].rule", each["rule"])
        for i, each in enumerate(buyer.get("obligations", []))
    ]
    yield from repeated(places)
    for where, rule in places:
        if rule not in rules:
            yield fault(where, _("There is no rule “%(id)s”."), id=rule)


def window_faults(window: Document, place: str) -> Iterator[Sentence]:
    if window["until"] < window["from"]:
        text = _("ends on %(until)s, before it begins on %(from)s.")
        values = {"until": window["until"], "from": window["from"]}
        yield fault(place, text, **values)


def need_faults(need: Document, place: str) -> Iterator[Sentence]:
    yield from window_faults(need, place)
    begins, ends = (date.fromisoformat(need[name]) for name in ("from", "until"))
    if (ends - begins).days > LONGEST:
        yield fault(place, _("lasts longer than two years."))
    most = need.get("maximum")
    if most is not None and need.get("minimum_lot", 0) > most * deliveries_in(need):
        text = _("cannot bring its minimum lot in deliveries of the maximum.")
        yield fault(place, text)


def deliveries_in(need: Document) -> int:
    """Return how many deliveries the window has at most."""
    deliveries: int = need.get("deliveries", 1)
    if need.get("per") == "window":
        return deliveries
    begins, ends = (date.fromisoformat(need[name]) for name in ("from", "until"))
    return deliveries * ((ends - begins).days // 7 + 2)


def offer_faults(offer: Document, place: str) -> Iterator[Sentence]:
    seasons = offer.get("seasons", [])
    for i, season in enumerate(seasons):
        yield from window_faults(season, f"{place}.seasons[{i}]")
    for i, (one, other) in enumerate(pairwise(seasons), 1):
        if other["from"] <= one["until"]:
            text = _("begins before the season above it has ended.")
            yield fault(f"{place}.seasons[{i}]", text)
    floor = offer.get("floor_price", 0)
    if "ask_price" in offer and offer["ask_price"] < floor:
        yield fault(place, _("asks less than its floor price."))


def pair_faults(document: Document) -> Iterator[Sentence]:
    sides = {
        "buyer": (
            {each["id"] for each in document["buyers"]},
            _("There is no buyer “%(id)s”."),
        ),
        "supplier": (
            {each["id"] for each in document["suppliers"]},
            _("There is no supplier “%(id)s”."),
        ),
    }
    first: dict[tuple[str, str], int] = {}
    for i, pair in enumerate(document.get("pairs", [])):
        for side, (known, text) in sides.items():
            if pair[side] not in known:
                yield fault(f"pairs[{i}].{side}", text, id=pair[side])
        both = pair["buyer"], pair["supplier"]
        if both in first:
            text = _("says again what pairs[%(first)s] says already.")
            yield fault(f"pairs[{i}]", text, first=first[both])
        first.setdefault(both, i)
