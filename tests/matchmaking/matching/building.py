"""Small markets: one buyer of eggs and one supplier of eggs that suit each other perfectly, and what differs from it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.generate import generate
from matchmaking.matching.line_components import Line
from matchmaking.matching.market import (
    Buyer,
    Certificate,
    Market,
    NeedLine,
    OfferLine,
    Record,
    Season,
    Service,
    Statement,
    Supplier,
    Tally,
)
from matchmaking.matching.reading import market_of
from matchmaking.matching.score import Scoring, score_market
from matchmaking.matching.terms import Term
from matchmaking.matching.weighting import WeightSet, load

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "examples" / "matching.json"
EGGS = ("meat-eggs", "eggs", "hen")
MONDAY = date(2026, 12, 7)
SUNDAY = date(2027, 1, 3)  # four weeks
WEIGHTS = load()


def need(**facts: Any) -> NeedLine:
    plain: dict[str, Any] = {
        "category": EGGS,
        "begins": MONDAY,
        "ends": SUNDAY,
        "quantity": 100,
        "max_price": 1000,
        "region": "440106",
        "max_hours": 40,
    }
    return NeedLine(**{**plain, **facts})


def offer(**facts: Any) -> OfferLine:
    plain: dict[str, Any] = {
        "category": EGGS,
        "seasons": (Season(MONDAY, SUNDAY, 100),),
        "ask_price": 1000,
        "floor_price": 900,
        "certificates": (Certificate("sc"),),
        "serves": (Service("44", 0),),
        "economic_drop": 100,
        "target_share": 10_000,
    }
    return OfferLine(**{**plain, **facts})


def buyer(*needs: NeedLine, key: str = "b", **facts: Any) -> Buyer:
    record = Record(meetings=Tally(10, 10))
    return Buyer(
        key, Term(f"Buyer {key}"), needs or (need(),), **{"record": record, **facts}
    )


def supplier(*offers: OfferLine, key: str = "s", **facts: Any) -> Supplier:
    record = Record(Tally(10, 10), Tally(10, 10))
    plain = {"record": record, "region": "522702", **facts}
    return Supplier(key, Term(f"Supplier {key}"), offers or (offer(),), **plain)


def market(
    buyers: tuple[Buyer, ...] = (), suppliers: tuple[Supplier, ...] = (), **facts: Any
) -> Market:
    both = buyers or (buyer(),), suppliers or (supplier(),)
    return Market(Term("Event"), *both, **facts)


def line(wanted: NeedLine | None = None, offered: OfferLine | None = None) -> Line:
    terms = {"haccp": Term("HACCP"), "green": Term("Green Food")}
    return Line(market(terms=terms), WEIGHTS, wanted or need(), offered or offer())


def said(**facts: Any) -> dict[tuple[str, str], Statement]:
    """Return statements of buyer b and supplier s."""
    return {("b", "s"): Statement(**facts)}


def weighing(**only: int) -> WeightSet:
    """Return a weight set in which both sides weigh only these criteria."""
    weights = {each: only.get(each.value, 0) for each in Criterion}
    return replace(WEIGHTS, weights=dict.fromkeys(Side, weights))


def document(buyers: int, suppliers: int, seed: int) -> dict[str, Any]:
    return generate(buyers, suppliers, seed)


def example() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return found


def at(document: Any, *path: str | int) -> Any:
    """Return what stands at a path of a document."""
    for step in path:
        document = document[step]
    return document


def scored(found: dict[str, Any], weights: WeightSet = WEIGHTS) -> Scoring:
    return score_market(market_of(found), weights)


# Random events with statements, gaps in the facts, certificates that expire, and all kinds of buyers.
events = st.builds(
    generate, st.integers(1, 8), st.integers(1, 8), st.integers(0, 10_000)
)
scorings = events.map(scored)
