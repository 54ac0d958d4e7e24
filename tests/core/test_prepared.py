"""Statements made once answer as the querysets they were made of."""

import pytest

from core.prepared import Prepared
from shop.catalogue import queries
from shop.catalogue.models import Product
from shop.partner.models import StockRecord
from tests.factories.shop import StockRecordFactory

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


def test_the_rows_are_those_of_the_queryset_with_values_of_the_same_kind():
    first, second = StockRecordFactory(), StockRecordFactory()
    for record in (first, second):
        pk = record.product.parent_id
        expected = list(
            Product.objects.rewrite(mode=False)
            .listed()
            .filter(pk=pk)
            .values_list(*queries.PAGE, *queries.PACK)
        )

        rows = queries.NOW.rows(pk)

        assert rows == expected
        assert list(map(type, rows[0])) == list(map(type, expected[0]))


def test_it_is_made_once():
    made = []

    def make(number):
        made.append(number)
        return StockRecord.objects.filter(product=number).values_list("price")

    prepared = Prepared(make)
    record = StockRecordFactory()

    assert prepared.rows(record.product_id) == [(record.price,)]
    assert prepared.rows(0) == []
    assert len(made) == 1


def test_what_asks_for_no_number_cannot_be_prepared():
    with pytest.raises(ValueError, match="no number"):
        Prepared(lambda _number: StockRecord.objects.values_list("price")).rows(1)


def test_what_is_put_right_in_python_cannot_be_prepared():
    prepared = Prepared(lambda pk: Product.objects.filter(pk=pk).values_list("title"))

    with pytest.raises(TypeError, match="rewrite"):
        prepared.rows(1)
