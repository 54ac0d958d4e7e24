"""No fen is lost or made: tax, shipping and totals of a thousand shops add up to what is paid."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.order import invariants
from shop.order.models import Line, Order
from shop.partner.strategy import net_of
from shop.shipping.queries import STANDARD, STANDARD_SURCHARGE
from shop.shipping.rules import Rate, quote
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import StockRecordFactory

FEN = Decimal("0.01")
RATES = [Decimal("0.00"), Decimal("0.09"), Decimal("0.13")]
sums = st.decimals("0.01", "99999.99", places=2)


@settings(deadline=None)
@given(gross=sums, rate=st.sampled_from(RATES))
def test_net_and_tax_are_the_price_to_the_fen(gross, rate):
    net = net_of(gross, rate)

    assert net == net.quantize(FEN)
    assert abs((gross - net) - net * rate) <= FEN
    assert 0 <= gross - net < gross


@settings(deadline=None)
@given(
    weight=st.integers(0, 60_000),
    goods=st.decimals("0.00", "400.00", places=2),
    rate=st.sampled_from(STANDARD),
    is_cold=st.booleans(),
)
def test_shipping_is_whole_fen_grows_with_weight_and_is_free_from_its_sum(
    weight, goods, rate, is_cold
):
    def charge(weight_g, worth):
        return quote(
            STANDARD,
            rate.provinces[0],
            weight_g=weight_g,
            goods=worth,
            is_cold=is_cold,
            surcharge=STANDARD_SURCHARGE,
        ).charge

    cold = STANDARD_SURCHARGE if is_cold else 0
    now = charge(weight, goods)
    assert now == now.quantize(FEN)
    assert cold <= now <= charge(weight + 1, goods)
    is_free = rate.free_from is not None and goods >= rate.free_from
    assert (now == cold) == is_free


TABLE = [Rate(["44"], 3000, Decimal(8), Decimal(2), Decimal(99), 2)]


@pytest.mark.parametrize(
    ("weight", "goods", "is_cold", "expected"),
    [
        (0, "1.00", False, "8.00"),
        (3000, "98.99", False, "8.00"),
        (3001, "98.99", False, "10.00"),
        (4000, "98.99", False, "10.00"),
        (4001, "98.99", False, "12.00"),
        (9000, "99.00", False, "0.00"),
        (9000, "99.00", True, "15.00"),
        (3000, "98.99", True, "23.00"),
    ],
)
def test_the_edges_of_a_shipping_table(weight, goods, is_cold, expected):
    found = quote(
        TABLE,
        "44",
        weight_g=weight,
        goods=Decimal(goods),
        is_cold=is_cold,
        surcharge=Decimal(15),
    )

    assert found.charge == Decimal(expected)


def test_a_province_without_a_row_is_not_delivered_to():
    facts = {"weight_g": 1, "goods": Decimal(1), "is_cold": False}

    assert quote(TABLE, "54", surcharge=Decimal(0), **facts) is None


@pytest.mark.contract
@pytest.mark.django_db
@pytest.mark.parametrize("price", ["1.13", "1.62", "2.27", "3.01"])
def test_sums_that_are_no_binary_fractions_can_be_ordered(price):
    record = StockRecordFactory(price=Decimal(price))

    group = purchase(basket_with(record))

    assert (group.total, invariants.sums_add_up()) == (Decimal(price) + 8, [])


@pytest.mark.contract
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
def test_a_purchase_is_the_sum_of_its_parts(seed):
    dice = random.Random(seed)  # noqa: S311 - shops, no secrets
    basket = basket_with(StockRecordFactory(price=Decimal("0.01"), num_in_stock=99))
    for _line in range(dice.randint(1, 5)):
        record = StockRecordFactory(
            price=Decimal(dice.randint(1, 99_999)) / 100, num_in_stock=99
        )
        page = record.product.parent
        type(page).objects.filter(pk=page.pk).update(tax_rate=dice.choice(RATES))
        lines = basket_with(record, quantity=dice.randint(1, 30)).lines
        lines.update(basket=basket)

    group = purchase(basket)

    orders, lines = list(Order.objects.all()), list(Line.objects.all())
    assert invariants.sums_add_up() == []
    assert group.total == sum(order.total_incl_tax for order in orders)
    assert group.goods_total == sum(line.line_price_incl_tax for line in lines)
    assert all(
        order.total_excl_tax
        == order.shipping_excl_tax
        + sum(line.line_price_excl_tax for line in order.lines.all())
        for order in orders
    )
    assert all(
        line.line_price_incl_tax == line.unit_price_incl_tax * line.quantity
        for line in lines
    )
