"""What an order takes from the basket, and when there is none."""

import pytest

from shop.catalogue.models import Product
from shop.order.actions import placing
from shop.order.models import Line, OrderGroup
from shop.shipping.models import ShippingTable
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db


def test_nothing_is_ordered_or_held_where_a_supplier_does_not_deliver():
    record = StockRecordFactory()
    ShippingTable.objects.create(partner=record.partner)
    basket = basket_with(record)

    with pytest.raises(placing.NotDeliveredThereError):
        purchase(basket)

    record.refresh_from_db()
    basket.refresh_from_db()
    assert (OrderGroup.objects.count(), record.num_allocated, basket.status) == (
        0,
        0,
        "Open",
    )


def test_goods_of_which_no_producer_is_known_are_ordered_without_one():
    record = StockRecordFactory()
    Product.objects.filter(pk=record.product.parent_id).update(producer=None)

    purchase(basket_with(record))

    line = Line.objects.get()
    assert (line.producer, line.producer_name, line.origin) == (None, "", "")
    assert line.stockrecord == record
