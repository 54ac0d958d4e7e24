from datetime import date
from typing import Any

import pytest

from matchmaking.matching.gates import (
    NAMES,
    Gate,
    common_levels,
    is_same_goods,
    line_refusals,
    pair_refusals,
)
from matchmaking.matching.market import (
    Certificate,
    ColdChain,
    Season,
    Service,
    Stance,
)
from matchmaking.matching.terms import Term
from tests.matchmaking.matching.building import (
    SUNDAY,
    buyer,
    market,
    need,
    offer,
    said,
    supplier,
)

TERMS = {"haccp": Term("HACCP"), "440106": Term("Tianhe")}


def shut(wanted: dict[str, Any], offered: dict[str, Any]) -> list[tuple[Gate, str]]:
    found = line_refusals(market(terms=TERMS), need(**wanted), offer(**offered))
    return [(each.gate, str(each.why)) for each in found]


def test_every_gate_has_a_name() -> None:
    assert list(NAMES) == list(Gate)


@pytest.mark.parametrize(
    ("wanted", "offered", "levels"),
    [
        ("a/b/c", "a/b/c", 3),
        ("a/b/c", "a/b/d", 2),
        ("a/b/c", "a/b", 2),
        ("a/b", "a/b/c", 3),
        ("a", "a/b/c", 3),
        ("a/b", "a/c", 1),
        ("a/b/c", "d/b/c", 0),
    ],
)
def test_a_need_without_a_leaf_is_met_by_each_below(
    wanted: str, offered: str, levels: int
) -> None:
    assert common_levels(tuple(wanted.split("/")), tuple(offered.split("/"))) == levels


def test_goods_are_the_same_from_the_sub_category_in_the_same_unit() -> None:
    assert is_same_goods(need(), offer(category=("meat-eggs", "eggs", "duck")))
    assert not is_same_goods(need(), offer(category=("meat-eggs", "poultry", "duck")))
    assert not is_same_goods(need(), offer(unit="XBX"))


def test_lines_that_suit_each_other_shut_no_gate() -> None:
    assert shut({}, {}) == []


@pytest.mark.parametrize(
    "certificates",
    [None, (), (Certificate("sc"),), (Certificate("haccp", date(2027, 1, 2)),)],
)
def test_a_required_certificate_is_held_through_the_window(certificates: Any) -> None:
    assert shut({"required": ("haccp",)}, {"certificates": certificates}) == [
        (
            Gate.CERTIFICATE,
            "Required through 2027-01-03 and missing or expired by then: HACCP.",
        )
    ]


@pytest.mark.parametrize("until", [SUNDAY, None])
def test_a_certificate_that_lasts_to_the_last_day_opens_the_gate(until: Any) -> None:
    held = {"certificates": (Certificate("haccp", until),)}

    assert shut({"required": ("haccp",)}, held) == []


def test_the_region_is_served() -> None:
    assert shut({}, {"serves": (Service("4403"), Service("45"))}) == [
        (Gate.REGION, "Tianhe is outside the regions delivered to.")
    ]
    assert shut({}, {"serves": None}) == []
    assert shut({"region": None}, {"serves": ()}) == []


def test_a_cold_chain_that_is_required_is_offered() -> None:
    assert shut({"cold_chain": ColdChain.REQUIRED}, {}) == [
        (Gate.COLD_CHAIN, "Cold chain is required and not offered.")
    ]
    assert shut({"cold_chain": ColdChain.REQUIRED}, {"cold_chain": True}) == []
    assert shut({"cold_chain": ColdChain.PREFERRED}, {}) == []


def test_a_season_overlaps_the_window() -> None:
    later = (Season(date(2027, 1, 4), date(2027, 2, 1), 100),)

    assert shut({}, {"seasons": later}) == [
        (Gate.SEASON, "Nothing is delivered between 2026-12-07 and 2027-01-03.")
    ]
    assert shut({}, {"seasons": None}) == []


def test_an_order_is_not_larger_than_what_is_taken_at_once() -> None:
    assert shut({"maximum": 90}, {"minimum_order": 91}) == [
        (
            Gate.MINIMUM_ORDER,
            "One order is at least 91 kg, the buyer takes 90 kg at most.",
        )
    ]
    assert shut({"maximum": 90}, {"minimum_order": 90}) == []
    assert shut({"maximum": 90}, {}) == shut({}, {"minimum_order": 91}) == []


def test_the_capacity_of_all_weeks_reaches_the_minimum_lot() -> None:
    assert shut({"minimum_lot": 401}, {}) == [
        (
            Gate.CAPACITY,
            "400 kg in all the common weeks are less than the minimum lot of 401 kg.",
        )
    ]
    assert shut({"minimum_lot": 400}, {}) == []
    assert shut({"minimum_lot": 401}, {"seasons": (Season(SUNDAY, SUNDAY),)}) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        (
            {"buyer_says": Stance.NO_THANKS},
            [(Gate.NO_THANKS, "Buyer b said no thanks.")],
        ),
        (
            {"supplier_says": Stance.NO_THANKS},
            [(Gate.NO_THANKS, "Supplier s said no thanks.")],
        ),
        (
            {"conflict": True},
            [
                (
                    Gate.CONFLICT,
                    "A conflict of interest is on record between the two.",
                )
            ],
        ),
    ],
)
def test_what_is_on_record_keeps_two_apart(
    facts: dict[str, Any], expected: list[tuple[Gate, str]]
) -> None:
    found = pair_refusals(market(statements=said(**facts)), buyer(), supplier())

    assert [(each.gate, str(each.why)) for each in found] == expected


def test_two_are_free_at_the_same_time() -> None:
    early, late = frozenset({"1", "2"}), frozenset({"3"})

    found = pair_refusals(market(), buyer(slots=early), supplier(slots=late))

    assert [(each.gate, str(each.why)) for each in found] == [
        (
            Gate.NO_COMMON_SLOT,
            "None of the buyer's 2 slots is one of the supplier's 1.",
        )
    ]
    for times in (early, None):
        assert not any(
            pair_refusals(market(), buyer(slots=times), supplier(slots=early))
        )
        assert not any(
            pair_refusals(market(), buyer(slots=early), supplier(slots=times))
        )
