"""Oscar's engine of offers and vouchers stands still: no page of the purchase asks one of its tables."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.order.models import OrderGroup
from tests.factories.orders import basket_with, guest_basket, posted
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db
ENGINE = re.compile(r'"(offer|voucher)_\w+"|"order_orderdiscount"')


def test_from_the_basket_to_the_order_no_offer_is_looked_for(client):
    record = StockRecordFactory()
    basket = guest_basket(client, basket_with(record))

    with CaptureQueriesContext(connection) as queries:
        client.post(reverse("basket:line-add"), {"pack": record.product_id})
        client.get(reverse("basket:detail"))
        client.get(reverse("checkout:place"))
        client.post(reverse("checkout:place"), posted(basket))
        group = OrderGroup.objects.get()
        client.get(
            reverse("order:detail", args=[group.number]) + f"?key={group.access_key}"
        )
        client.get(
            reverse("payment:pay", args=[group.number]) + f"?key={group.access_key}"
        )

    statements = [query["sql"] for query in queries]
    assert [sql for sql in statements if ENGINE.search(sql)] == []
    assert sum("basket_line" in sql for sql in statements) > 0
