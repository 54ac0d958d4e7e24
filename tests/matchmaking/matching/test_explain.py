from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.changes import changes
from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.explain import Explanation, explain, reasons, with_supplier
from matchmaking.matching.market import (
    Certificate,
    ColdChain,
    Duty,
    Per,
    Rule,
    Season,
    Service,
    Supplier,
)
from matchmaking.matching.pairing import pair_up
from matchmaking.matching.score import Scoring, score_market
from matchmaking.matching.terms import Term
from tests.matchmaking.matching.building import (
    MONDAY,
    SUNDAY,
    WEIGHTS,
    buyer,
    example,
    market,
    need,
    offer,
    scored,
    scorings,
    supplier,
    weighing,
)

few = settings(deadline=None, max_examples=25)


def explained(wanting: str, offering: str) -> Explanation:
    scoring = scored(example())
    event = scoring.market
    return explain(
        scoring,
        event.buyers[event.buyer_index[wanting]],
        event.suppliers[event.supplier_index[offering]],
    )


def possible(
    wanted: dict[str, Any], offered: dict[str, Any], **facts: Any
) -> list[str]:
    event = market((buyer(need(**wanted)),), (supplier(offer(**offered)),), **facts)
    pair = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers)
    return [str(each.what) for each in changes(pair)]


def test_reasons_are_the_largest_contributions_and_the_largest_loss() -> None:
    found = explained("school", "yanjiao")

    assert found.reasons[Side.BUYER].strongest == (
        Criterion.VOLUME,
        Criterion.PRICE,
        Criterion.SEASON,
    )
    assert found.reasons[Side.BUYER].weakest is Criterion.CATEGORY
    assert found.reasons[Side.SUPPLIER].weakest is Criterion.CATEGORY


def test_a_perfect_side_has_no_weak_point() -> None:
    scoring = score_market(market(), weighing(category=1, price=1, volume=1, season=1))
    (score,) = scoring.scores.values()

    found = reasons(scoring, score, Side.BUYER)

    assert (len(found.strongest), found.weakest) == (3, None)


def test_a_side_that_weighs_nothing_known_has_no_reasons() -> None:
    event = market((buyer(need(max_price=None)),))
    scoring = score_market(event, weighing(price=1))
    (score,) = scoring.scores.values()

    found = reasons(scoring, score, Side.BUYER)

    assert (found.strongest, found.weakest) == ((Criterion.PRICE,), None)


def test_a_refused_pair_is_told_why_and_what_would_help() -> None:
    found = explained("hospital", "langtou")

    assert found.score is None
    assert [each.gate for each in found.refusals] == ["G2-certificate"]
    assert found.reasons == {}
    assert found.counterfactual is not None
    assert str(found.counterfactual.what) == "with HACCP valid through 2027-03-14"


def test_a_refusal_that_no_offer_changes_has_no_counterfactual() -> None:
    assert explained("market", "langtou").counterfactual is None
    assert explained("school", "langtou").counterfactual is None


def test_what_already_suits_offers_nothing_to_change() -> None:
    assert possible({}, {}) == []


@pytest.mark.parametrize(
    ("wanted", "offered", "expected"),
    [
        (
            {"required": ("a",), "preferred": ("b", "a")},
            {},
            ["with a valid through 2027-01-03", "with b valid through 2027-01-03"],
        ),
        (
            {},
            {"ask_price": 1100},
            ["with a price of ¥10.00 a kg for meat-eggs/eggs/hen"],
        ),
        (
            {},
            {"ask_price": 1100, "floor_price": 1050},
            ["with a price of ¥10.50 a kg for meat-eggs/eggs/hen"],
        ),
        ({}, {"ask_price": 1100, "floor_price": 1100}, []),
        ({"quantity": 150}, {}, ["with 150 kg of meat-eggs/eggs/hen a week"]),
        (
            {"quantity": 401, "per": Per.WINDOW},
            {},
            ["with 101 kg of meat-eggs/eggs/hen a week"],
        ),
        ({"quantity": 150}, {"seasons": None}, []),
        ({"quantity": 150}, {"seasons": (Season(MONDAY, SUNDAY),)}, []),
        ({"quantity": None}, {}, []),
        ({"maximum": 50}, {"minimum_order": 60}, ["with a minimum order of 50 kg"]),
        ({"cold_chain": ColdChain.PREFERRED}, {}, ["with a cold chain"]),
        ({}, {"serves": (Service("45"),)}, ["with delivery to 440106"]),
        ({}, {"serves": None, "certificates": None, "ask_price": None}, []),
        ({"max_price": None, "region": None}, {"minimum_order": 9}, []),
    ],
)
def test_each_fact_that_does_not_suit_may_be_changed(
    wanted: dict[str, Any], offered: dict[str, Any], expected: list[str]
) -> None:
    assert possible(wanted, offered) == expected


def test_a_certificate_that_fills_an_obligation_may_help() -> None:
    rules = (
        Rule("u", Term("u"), 5000, ("52",), ("green",)),
        Rule("v", Term("v"), 1, ("45",), ("x",)),
    )
    duties = (Duty("u", 1000), Duty("v", 1000))
    event = market((buyer(duties=duties),), rules=rules)

    found = explain(score_market(event, WEIGHTS), *event.buyers, *event.suppliers)

    assert found.counterfactual is not None
    assert str(found.counterfactual.what) == "with green valid through 2027-01-03"


def test_of_changes_that_help_as_much_the_first_is_named() -> None:
    event = market((buyer(need(preferred=("b", "a"))),))

    found = explain(score_market(event, WEIGHTS), *event.buyers, *event.suppliers)

    assert found.counterfactual is not None
    assert str(found.counterfactual.what) == "with b valid through 2027-01-03"


def test_more_capacity_leaves_a_season_that_has_enough() -> None:
    seasons = (
        Season(MONDAY, date(2026, 12, 13), 500),
        Season(date(2026, 12, 14), SUNDAY, 50),
    )
    event = market(suppliers=(supplier(offer(seasons=seasons)),))
    pair = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers)

    (change,) = changes(pair)

    (changed,) = change.supplier.offers
    assert [each.per_week for each in changed.seasons or ()] == [500, 100]


def test_a_change_leaves_the_other_offers_alone() -> None:
    other = offer(category=("grain", "rice", "silk"))
    event = market((buyer(need(preferred=("a",))),), (supplier(offer(), other),))
    pair = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers)

    (change,) = changes(pair)

    held = (Certificate("sc"), Certificate("a", SUNDAY))
    assert change.supplier.offers == (offer(certificates=held), other)


def applied(scoring: Scoring, changed: Supplier) -> Scoring:
    return score_market(with_supplier(scoring.market, changed), scoring.weights)


@given(scorings, st.data())
@few
def test_a_counterfactual_is_true_when_it_is_applied(
    scoring: Scoring, data: st.DataObject
) -> None:
    wanting = data.draw(st.sampled_from(scoring.market.buyers))
    offering = data.draw(st.sampled_from(scoring.market.suppliers))

    found = explain(scoring, wanting, offering).counterfactual

    if found is not None:
        before = scoring.score_of(wanting, offering)
        after = applied(scoring, found.supplier).score_of(wanting, offering)
        assert after is not None
        assert after.total == found.total
        assert before is None or before.total < after.total


@given(scorings, st.data())
@few
def test_no_other_change_helps_more(scoring: Scoring, data: st.DataObject) -> None:
    wanting = data.draw(st.sampled_from(scoring.market.buyers))
    offering = data.draw(st.sampled_from(scoring.market.suppliers))
    pair = pair_up(scoring.market, scoring.weights, wanting, offering)
    scores = [
        applied(scoring, each.supplier).score_of(wanting, offering)
        for each in changes(pair)
    ]
    before = scoring.score_of(wanting, offering)
    totals = [each.total for each in (*scores, before) if each is not None]

    found = explain(scoring, wanting, offering).counterfactual

    if found is not None:
        assert found.total == max(totals)
    else:
        assert max(totals, default=0) == (before.total if before else 0)
