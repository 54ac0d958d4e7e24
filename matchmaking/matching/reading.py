"""Read a matching file into a market."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from matchmaking.documents import parsed
from matchmaking.faults import FaultyInputError
from matchmaking.matching.checks import faults_of
from matchmaking.matching.format import MATCHING
from matchmaking.matching.market import (
    Buyer,
    Category,
    Certificate,
    ColdChain,
    Duty,
    History,
    Market,
    NeedLine,
    OfferLine,
    Per,
    Record,
    Rule,
    Season,
    Service,
    Stance,
    Statement,
    Supplier,
    Tally,
)
from matchmaking.matching.terms import Term, named

Document = Mapping[str, Any]


def read_market(content: bytes) -> Market:
    """Return the market of a matching file; raise FaultyInputError with every fault, each in a sentence with its place."""
    document = parsed(content, MATCHING)
    faults = list(faults_of(document))
    if faults:
        raise FaultyInputError(faults)
    return market_of(document)


def market_of(document: Document) -> Market:
    """Return the market of a document without faults."""
    return Market(
        name=named(document["name"]),
        buyers=tuple(map(buyer_of, document["buyers"])),
        suppliers=tuple(map(supplier_of, document["suppliers"])),
        rules=tuple(map(rule_of, document.get("rules", []))),
        statements={
            (each["buyer"], each["supplier"]): statement_of(each)
            for each in document.get("pairs", [])
        },
        terms={code: named(name) for code, name in document.get("terms", {}).items()},
    )


def buyer_of(document: Document) -> Buyer:
    return Buyer(
        id=document["id"],
        name=named(document["name"]),
        needs=tuple(map(need_of, document["needs"])),
        group=group_of(document),
        record=record_of(document),
        duties=tuple(Duty(**each) for each in document.get("obligations", [])),
        slots=slots_of(document),
        exposure=document.get("exposure"),
    )


def supplier_of(document: Document) -> Supplier:
    return Supplier(
        id=document["id"],
        name=named(document["name"]),
        offers=tuple(map(offer_of, document["offers"])),
        region=document.get("region"),
        group=group_of(document),
        record=record_of(document),
        slots=slots_of(document),
        list_length=document.get("list_length"),
    )


def need_of(document: Document) -> NeedLine:
    plain = {
        name: document[name]
        for name in (
            "quantity",
            "unit",
            "max_price",
            "region",
            "max_hours",
            "minimum_lot",
            "maximum",
            "deliveries",
            "importance",
        )
        if name in document
    }
    return NeedLine(
        category=category_of(document),
        begins=day(document["from"]),
        ends=day(document["until"]),
        per=Per(document.get("per", Per.WEEK)),
        required=tuple(document.get("required", [])),
        preferred=tuple(document.get("preferred", [])),
        cold_chain=ColdChain(document.get("cold_chain", ColdChain.NOT_NEEDED)),
        **plain,
    )


def offer_of(document: Document) -> OfferLine:
    lists = {"category", "seasons", "certificates", "serves"}
    seasons, certificates, serves = (
        document.get(name) for name in ("seasons", "certificates", "serves")
    )
    return OfferLine(
        category=category_of(document),
        seasons=None if seasons is None else tuple(map(season_of, seasons)),
        certificates=None
        if certificates is None
        else tuple(map(certificate_of, certificates)),
        serves=None if serves is None else tuple(Service(**each) for each in serves),
        **{name: value for name, value in document.items() if name not in lists},
    )


def season_of(document: Document) -> Season:
    return Season(
        day(document["from"]), day(document["until"]), document.get("per_week")
    )


def certificate_of(document: Document) -> Certificate:
    until = document.get("valid_until")
    return Certificate(document["code"], None if until is None else day(until))


def rule_of(document: Document) -> Rule:
    return Rule(
        document["id"],
        named(document["name"]),
        document["share"],
        tuple(document.get("regions", [])),
        tuple(document.get("certificates", [])),
    )


def statement_of(document: Document) -> Statement:
    return Statement(
        Stance(document.get("buyer_says", Stance.SILENT)),
        Stance(document.get("supplier_says", Stance.SILENT)),
        History(document.get("history", History.NEW)),
        document.get("conflict", False),
    )


def group_of(document: Document) -> Term | None:
    return named(document["group"]) if "group" in document else None


def slots_of(document: Document) -> frozenset[str] | None:
    return frozenset(document["slots"]) if "slots" in document else None


def record_of(document: Document) -> Record:
    return Record(
        **{kind: Tally(**tally) for kind, tally in document.get("record", {}).items()}
    )


def category_of(document: Document) -> Category:
    return tuple(document["category"].split("/"))


day = date.fromisoformat
