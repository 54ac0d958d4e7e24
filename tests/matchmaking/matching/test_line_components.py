from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.line_components import (
    LINE_COMPONENTS,
    Component,
    certificates,
    logistics_for_buyer,
    logistics_for_supplier,
    price_for_buyer,
    price_for_supplier,
    season,
    volume_for_buyer,
    volume_for_supplier,
)
from matchmaking.matching.market import Certificate, ColdChain, Per, Season, Service
from tests.matchmaking.matching.building import MONDAY, SUNDAY, line, need, offer

prices = st.integers(1, 5000)


def told(component: Component | None) -> tuple[int | None, str]:
    assert component is not None
    return component.value, str(component.facts)


UNKNOWN = (None, "not known")


@pytest.mark.parametrize(
    ("wanted", "offered", "buyer", "supplier"),
    [
        (
            {},
            {},
            (10_000, "400 kg of 400 kg in the common weeks"),
            (10_000, "takes 400 kg, aim 400 kg (100 % of capacity)"),
        ),
        (
            {"quantity": 160},
            {"target_share": None},
            (6250, "400 kg of 640 kg in the common weeks"),
            (10_000, "takes 640 kg, aim 100 kg (25 % of capacity)"),
        ),
        (
            {"quantity": 300, "per": Per.WINDOW},
            {},
            (10_000, "300 kg of 300 kg in the common weeks"),
            (7500, "takes 300 kg, aim 400 kg (100 % of capacity)"),
        ),
        ({"quantity": None}, {}, UNKNOWN, UNKNOWN),
        ({}, {"seasons": None}, UNKNOWN, UNKNOWN),
        ({}, {"seasons": (Season(MONDAY, SUNDAY),)}, UNKNOWN, UNKNOWN),
    ],
)
def test_volume_compares_capacity_and_demand(
    wanted: dict[str, Any], offered: dict[str, Any], buyer: Any, supplier: Any
) -> None:
    found = line(need(**wanted), offer(**offered))

    assert told(volume_for_buyer(found)) == buyer
    assert told(volume_for_supplier(found)) == supplier


def test_season_counts_the_common_weeks() -> None:
    two = offer(seasons=(Season(MONDAY, date(2026, 12, 14), 100),))

    assert told(season(line(offered=two))) == (5000, "2 of 4 weeks")
    once = "one week is enough, 2 of 4 fit"
    assert told(season(line(need(per=Per.WINDOW), two))) == (10_000, once)
    assert told(season(line(offered=offer(seasons=None)))) == UNKNOWN


@pytest.mark.parametrize(
    ("ask", "value"),
    [(900, 10_000), (1000, 10_000), (1050, 6667), (1150, 0), (2000, 0)],
)
def test_a_price_above_the_most_loses_worth_up_to_the_tolerance(
    ask: int, value: int
) -> None:
    found = price_for_buyer(line(offered=offer(ask_price=ask)))

    facts = f"asks ¥{ask // 100}.{ask % 100:02} a kg, pays ¥10.00 a kg at most"
    assert told(found) == (value, facts)


@pytest.mark.parametrize(
    ("floor", "value"), [(900, 10_000), (1000, 10_000), (1100, 3939), (1177, 0)]
)
def test_a_floor_above_the_most_loses_worth_up_to_the_tolerance(
    floor: int, value: int
) -> None:
    found = price_for_supplier(line(offered=offer(floor_price=floor)))

    facts = f"pays ¥10.00 a kg at most, floor ¥{floor // 100}.{floor % 100:02} a kg"
    assert told(found) == (value, facts)


def test_a_price_nobody_names_is_not_known() -> None:
    silent = line(offered=offer(ask_price=None, floor_price=None))
    open_ended = line(need(max_price=None))

    assert told(price_for_buyer(silent)) == told(price_for_buyer(open_ended)) == UNKNOWN
    assert told(price_for_supplier(silent)) == UNKNOWN
    assert told(price_for_supplier(open_ended)) == UNKNOWN


def test_certificates_count_if_they_are_preferred_and_last() -> None:
    wanted = need(preferred=("haccp", "green"))
    expiring = (Certificate("haccp", SUNDAY), Certificate("green", MONDAY))

    half = certificates(line(wanted, offer(certificates=expiring)))
    none = certificates(line(wanted, offer(certificates=())))
    all_held = certificates(
        line(need(preferred=("haccp",)), offer(certificates=expiring))
    )

    assert told(half) == (5000, "holds HACCP · missing: Green Food")
    assert told(none) == (0, "missing: HACCP, Green Food")
    assert told(all_held) == (10_000, "holds HACCP")
    assert told(certificates(line(wanted, offer(certificates=None)))) == UNKNOWN
    assert certificates(line()) is None


@pytest.mark.parametrize(
    ("wanted", "offered", "expected"),
    [
        (
            {},
            {"serves": (Service("44", 10),)},
            (7500, "10 of 40 hours from door to door"),
        ),
        (
            {"max_hours": None},
            {"serves": (Service("44", 18),)},
            (7500, "18 of 72 hours from door to door"),
        ),
        (
            {},
            {"serves": (Service("44", 99), Service("4401", 20))},
            (5000, "20 of 40 hours from door to door"),
        ),
        (
            {"cold_chain": ColdChain.PREFERRED},
            {"serves": None},
            (0, "no cold chain, though preferred"),
        ),
        (
            {"cold_chain": ColdChain.PREFERRED},
            {"serves": (Service("44", 20),), "cold_chain": True},
            (7500, "20 of 40 hours from door to door · cold chain offered"),
        ),
        ({}, {"serves": (Service("44"),)}, UNKNOWN),
        ({"region": None}, {}, UNKNOWN),
    ],
)
def test_delivery_is_quick_and_cold_for_the_buyer(
    wanted: dict[str, Any], offered: dict[str, Any], expected: Any
) -> None:
    assert told(logistics_for_buyer(line(need(**wanted), offer(**offered)))) == expected


@pytest.mark.parametrize(
    ("wanted", "offered", "expected"),
    [
        (
            {"deliveries": 2},
            {},
            (
                7500,
                "0 of 40 hours from door to door · 50 kg a delivery, economic from 100 kg",
            ),
        ),
        ({"quantity": None}, {}, (10_000, "0 of 40 hours from door to door")),
        ({}, {"economic_drop": None, "serves": None}, UNKNOWN),
    ],
)
def test_delivery_is_quick_and_large_for_the_supplier(
    wanted: dict[str, Any], offered: dict[str, Any], expected: Any
) -> None:
    found = line(need(**wanted), offer(**offered))

    assert told(logistics_for_supplier(found)) == expected


@given(prices, prices, prices)
@settings(deadline=None)
def test_a_lower_price_is_never_worth_less_to_the_buyer(
    most: int, one: int, other: int
) -> None:
    values = [
        price_for_buyer(line(need(max_price=most), offer(ask_price=ask))).value or 0
        for ask in sorted((one, other))
    ]

    assert values == sorted(values, reverse=True)


@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 500))
@settings(deadline=None)
def test_more_capacity_is_never_worth_less_to_the_buyer(
    quantity: int, one: int, other: int
) -> None:
    values = [
        volume_for_buyer(
            line(
                need(quantity=quantity), offer(seasons=(Season(MONDAY, SUNDAY, each),))
            )
        ).value
        or 0
        for each in sorted((one, other))
    ]

    assert values == sorted(values)


@given(
    st.integers(1, 400), prices, prices, st.integers(0, 200), st.sampled_from(list(Per))
)
@settings(deadline=None)
def test_every_component_is_between_nothing_and_full(
    quantity: int, most: int, ask: int, hours: int, per: Per
) -> None:
    found = line(
        need(quantity=quantity, max_price=most, per=per, preferred=("sc", "haccp")),
        offer(ask_price=ask, floor_price=ask, serves=(Service("44", hours),)),
    )

    for functions in LINE_COMPONENTS.values():
        for function in functions.values():
            component = function(found)
            assert component is not None
            assert 0 <= (component.value or 0) <= 10_000
