from datetime import timedelta
from decimal import Decimal

import pytest

from shop.partner import actions, prices, queries
from tests.factories.shop import LotFactory

pytestmark = pytest.mark.django_db


def test_the_lowest_price_of_thirty_days_counts_the_one_that_held_at_their_start(
    record, at, keeper
):
    for days, price in ((90, "50"), (40, "80"), (20, "95"), (5, "85"), (-1, "10")):
        prices.record_price(
            stock_record=record,
            price=Decimal(price),
            by=keeper,
            at=at - timedelta(days=days),
        )

    product_id = record.product.parent_id
    assert queries.lowest_prices(product_id, at=at) == {record.pk: 80}


def test_a_pack_without_history_has_no_lowest_price(record, at):
    assert queries.lowest_prices(record.product.parent_id, at=at) == {}


def test_lots_are_listed_with_what_is_left_oldest_first(record, at, keeper):
    newer = LotFactory(product=record.product.parent, harvest_date="2026-09-29")
    recalled = LotFactory(product=record.product.parent)
    for lot in (newer, recalled):
        actions.receive(stock_record=record, quantity=3, lot=lot, by=keeper, at=at)
    type(recalled).objects.filter(pk=recalled.pk).update(recalled_at=at)

    assert queries.lot_balances(record) == [(record.lot, 10), (newer, 3)]
