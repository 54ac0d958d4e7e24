from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.partner.strategy import Selector, net_of
from tests.factories.shop import PackFactory, ProductFactory, StockRecordFactory


@pytest.mark.django_db
def test_the_price_includes_tax_at_the_rate_of_the_page():
    record = StockRecordFactory(price=Decimal("109.00"))

    info = Selector().strategy().fetch_for_product(record.product)

    assert (info.price.incl_tax, info.price.excl_tax) == (109, 100)
    assert info.availability.is_available_to_buy is True


@pytest.mark.django_db
def test_a_page_costs_what_its_cheapest_pack_costs():
    page = ProductFactory()
    for price in ("86.00", "45.00", "160.00"):
        StockRecordFactory(product=PackFactory(parent=page), price=Decimal(price))

    info = Selector().strategy().fetch_for_parent(page)

    assert info.price.incl_tax == Decimal("45.00")


@pytest.mark.django_db
def test_a_pack_is_looked_up_once(django_assert_num_queries):
    pack = StockRecordFactory().product
    strategy = Selector().strategy()
    strategy.fetch_for_product(pack)

    with django_assert_num_queries(0):
        strategy.fetch_for_product(pack)


@given(
    st.decimals("0.01", "99999.99", places=2),
    st.sampled_from([Decimal(0), Decimal("0.09"), Decimal("0.13")]),
)
def test_net_and_tax_add_up_to_the_price(gross, rate):
    net = net_of(gross, rate)

    assert net + (gross - net) == gross
    assert abs(net * (1 + rate) - gross) <= Decimal("0.01")
