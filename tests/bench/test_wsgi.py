"""The application with nothing held reads what it shows anew each time."""

import pytest
from django.utils import timezone

from shop.shelf import actions as shelf
from tests.bench import wsgi
from tests.factories.shop import StockRecordFactory


@pytest.mark.django_db
def test_nothing_held_costs_the_queries_of_a_new_visit_each_time(
    client, django_assert_num_queries
):
    product = StockRecordFactory().product.parent
    shelf.refresh(product_ids=[product.pk], at=timezone.now())
    for _visit in range(2):
        client.get("/products/")

    with django_assert_num_queries(1):
        client.get("/products/")
    for _visit in range(2):
        wsgi.forget()
        with django_assert_num_queries(5):
            assert client.get("/products/").status_code == 200
