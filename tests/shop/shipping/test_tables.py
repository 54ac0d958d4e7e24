"""Whose table a parcel is priced by."""

from decimal import Decimal

import pytest

from shop.shipping import queries
from shop.shipping.models import ShippingRate, ShippingTable
from shop.shipping.rules import Rate
from tests.factories.shop import PartnerFactory

pytestmark = pytest.mark.django_db


def test_each_supplier_ships_by_its_own_table_else_by_the_standard(
    django_assert_num_queries,
):
    plain, own, nowhere = PartnerFactory(), PartnerFactory(), PartnerFactory()
    table = ShippingTable.objects.create(partner=own, cold_chain_surcharge=7)
    rates = [Rate(["44"], 1000, Decimal(6), Decimal(1), None, 2)]
    rates.append(Rate(["52", "53"], 500, Decimal(9), Decimal(4), Decimal(88), 5))
    for rate in rates:
        ShippingRate.objects.create(table=table, **vars(rate))
    ShippingTable.objects.create(partner=nowhere)

    with django_assert_num_queries(1):
        found = queries.tables_of([plain.pk, own.pk, nowhere.pk])

    assert found == {
        plain.pk: (queries.STANDARD, queries.STANDARD_SURCHARGE),
        own.pk: (rates, Decimal(7)),
        nowhere.pk: ([], Decimal(0)),
    }
