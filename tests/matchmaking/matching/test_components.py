from typing import Any

import pytest

from matchmaking.matching.components import component_of, view
from matchmaking.matching.criteria import NAMES, Criterion, Side
from matchmaking.matching.market import (
    Certificate,
    Duty,
    History,
    Record,
    Rule,
    Supplier,
    Tally,
)
from matchmaking.matching.pairing import pair_up
from matchmaking.matching.terms import Term
from tests.matchmaking.matching.building import (
    WEIGHTS,
    buyer,
    market,
    need,
    offer,
    said,
    supplier,
    weighing,
)

RICE = ("grain", "rice", "silk")
CANTEENS = Rule("canteens", Term("canteens"), 3000, regions=("52",))
UNIONS = Rule("unions", Term("unions"), 5000, certificates=("green",))
RULES = (CANTEENS, UNIONS)


def found(criterion: Criterion, side: Side, event: Any = None) -> Any:
    event = event or market()
    pair = pair_up(event, WEIGHTS, event.buyers[0], event.suppliers[0])
    component = component_of(pair, side, criterion)
    return component and (component.value, str(component.facts))


def between(wanting: Any, offering: Any, **facts: Any) -> Any:
    return market((wanting,), (offering,), **facts)


def test_every_criterion_has_a_name() -> None:
    assert list(NAMES) == list(Criterion)


def test_a_view_holds_what_applies_and_weighs_something() -> None:
    event = market()
    pair = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers)

    assert list(view(pair, Side.BUYER)) == [
        Criterion.CATEGORY,
        Criterion.VOLUME,
        Criterion.SEASON,
        Criterion.PRICE,
        Criterion.LOGISTICS,
        Criterion.RELIABILITY,
    ]
    assert list(view(pair, Side.SUPPLIER))[-2:] == [
        Criterion.RELIABILITY,
        Criterion.NOVELTY,
    ]


def test_goods_count_by_importance_and_closeness() -> None:
    wanting = buyer(
        need(importance=4),
        need(category=("meat-eggs", "eggs", "duck"), importance=3),
        need(category=("meat-eggs", "poultry", "duck"), importance=2),
        need(category=RICE),
    )

    assert found(Criterion.CATEGORY, Side.BUYER, between(wanting, supplier())) == (
        6900,
        "; ".join(
            [
                "meat-eggs/eggs/hen: offered",
                "meat-eggs/eggs/duck: meat-eggs/eggs/hen, of the same sub-category",
                "meat-eggs/poultry/duck: nothing that fits, but other goods of the category",
                "grain/rice/silk: not offered",
            ]
        ),
    )


def test_goods_in_another_unit_are_not_near() -> None:
    wanting = buyer(need(), need(category=RICE, unit="XBX"))
    event = between(wanting, supplier(offer(), offer(category=RICE)))

    value, _facts = found(Criterion.CATEGORY, Side.BUYER, event)

    assert value == 5000


def test_several_needs_count_by_importance_as_far_as_they_are_known() -> None:
    wanting = buyer(
        need(importance=3),
        need(category=RICE, max_price=500),
        need(category=RICE, max_price=None, importance=9),
    )
    event = between(wanting, supplier(offer(), offer(category=RICE)))

    assert found(Criterion.PRICE, Side.BUYER, event) == (
        7500,
        "; ".join(
            [
                "meat-eggs/eggs/hen: asks ¥10.00 a kg, pays ¥10.00 a kg at most",
                "grain/rice/silk: asks ¥10.00 a kg, pays ¥5.00 a kg at most",
                "grain/rice/silk: not known",
            ]
        ),
    )


def test_what_is_known_of_no_need_is_not_known() -> None:
    wanting = buyer(need(max_price=None), need(category=RICE))

    assert found(Criterion.PRICE, Side.BUYER, between(wanting, supplier())) == (
        None,
        "meat-eggs/eggs/hen: not known",
    )


def test_without_a_preferred_certificate_there_is_no_component() -> None:
    assert found(Criterion.CERTIFICATES, Side.BUYER) is None


@pytest.mark.parametrize(
    ("duties", "region", "expected_buyer", "expected_supplier"),
    [
        (
            (Duty("canteens", 1_000_000, 75_000),),
            "520527",
            (7500, "¥2,250 of ¥3,000 reserved are open (canteens)"),
            (10_000, "¥2,250 of ¥3,000 reserved are open (canteens)"),
        ),
        (
            (Duty("canteens", 1_000_000, 400_000),),
            "520527",
            (0, "¥0 of ¥3,000 reserved are open (canteens)"),
            (0, "¥0 of ¥3,000 reserved are open (canteens)"),
        ),
        (
            (Duty("canteens", 1_000_000), Duty("unions", 0)),
            "440106",
            (0, "fills no obligation"),
            (0, "fills no obligation"),
        ),
        (
            (Duty("canteens", 1_000_000),),
            None,
            (None, "not known"),
            (None, "not known"),
        ),
        ((), "520527", None, (0, "fills no obligation")),
    ],
)
def test_an_obligation_counts_by_what_is_open_of_it(
    duties: Any, region: Any, expected_buyer: Any, expected_supplier: Any
) -> None:
    event = between(buyer(duties=duties), supplier(region=region), rules=RULES)

    assert found(Criterion.OBLIGATION, Side.BUYER, event) == expected_buyer
    assert found(Criterion.OBLIGATION, Side.SUPPLIER, event) == expected_supplier


def test_the_obligation_with_most_open_counts_and_may_ask_a_certificate() -> None:
    duties = (Duty("canteens", 1_000_000, 150_000), Duty("unions", 200_000, 20_000))
    certified = supplier(offer(certificates=(Certificate("green"),)))

    event = between(buyer(duties=duties), certified, rules=RULES)

    expected = (8000, "¥800 of ¥1,000 reserved are open (unions)")
    assert found(Criterion.OBLIGATION, Side.BUYER, event) == expected


def test_of_nothing_reserved_nothing_is_open() -> None:
    event = between(buyer(duties=(Duty("canteens", 0),)), supplier(), rules=RULES)

    assert found(Criterion.OBLIGATION, Side.BUYER, event)[0] == 0


def test_an_event_without_rules_has_no_obligations() -> None:
    assert found(Criterion.OBLIGATION, Side.SUPPLIER) is None


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            Record(Tally(96, 100), Tally(9, 10)),
            (9096, "96 of 100 deliveries on time and accepted · 9 of 10 meetings kept"),
        ),
        (Record(meetings=Tally(0, 5)), (4000, "0 of 5 meetings kept")),
        (Record(), (None, "not known")),
        (Record(Tally(0, 0), Tally(0, 0)), (None, "not known")),
    ],
)
def test_reliability_is_smoothed_by_its_prior(record: Record, expected: Any) -> None:
    event = between(buyer(), supplier(record=record))

    assert found(Criterion.RELIABILITY, Side.BUYER, event) == expected


def test_the_supplier_looks_at_the_record_of_the_buyer() -> None:
    event = between(buyer(record=Record(meetings=Tally(1, 1))), supplier())

    expected = (8333, "1 of 1 meetings kept")
    assert found(Criterion.RELIABILITY, Side.SUPPLIER, event) == expected


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (History.NEW, (10_000, "never met")),
        (History.MET, (5000, "met before, no order")),
        (History.TRADING, (2000, "trading with each other")),
    ],
)
def test_those_who_never_met_are_new_to_each_other(history: Any, expected: Any) -> None:
    event = market(statements=said(history=history))

    assert found(Criterion.NOVELTY, Side.SUPPLIER, event) == expected


def chosen(*offers: Any) -> Supplier:
    return supplier(*offers)


def test_a_need_is_answered_by_the_nearest_goods_then_the_best_offer() -> None:
    duck = offer(category=("meat-eggs", "eggs", "duck"), ask_price=1)
    dear, fair, same = offer(ask_price=1500), offer(), offer()
    event = between(buyer(), chosen(duck, dear, fair, same))

    (line,) = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers).lines

    assert line is not None
    assert line.offer is fair
    event = between(buyer(), chosen(duck, dear))
    (line,) = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers).lines
    assert line is not None
    assert line.offer is dear


def test_an_unknown_fact_counts_half_between_two_offers() -> None:
    unknown, dear = offer(ask_price=None), offer(ask_price=1500)
    event = between(buyer(), chosen(dear, unknown))

    (line,) = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers).lines

    assert line is not None
    assert line.offer is unknown


def test_a_refused_pair_names_the_fewest_gates_and_the_goods() -> None:
    far = offer(serves=(), certificates=())
    event = between(buyer(need(required=("green",))), supplier(far, offer()))

    pair = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers)

    assert [each.gate for each in pair.refusals] == ["G2-certificate"]
    assert pair.nearest is not None
    assert pair.nearest.offer is event.suppliers[0].offers[1]


def test_a_pair_without_common_goods_names_both() -> None:
    event = between(buyer(), supplier(offer(category=RICE)))

    pair = pair_up(event, WEIGHTS, *event.buyers, *event.suppliers)

    assert [(each.gate, str(each.why)) for each in pair.refusals] == [
        ("G1-category", "Needed: meat-eggs/eggs/hen. Offered: grain/rice/silk.")
    ]
    assert pair.nearest is None


def test_a_criterion_that_weighs_nothing_is_not_looked_at() -> None:
    event = market()
    pair = pair_up(event, weighing(price=1), *event.buyers, *event.suppliers)

    assert list(view(pair, Side.BUYER)) == [Criterion.PRICE]
