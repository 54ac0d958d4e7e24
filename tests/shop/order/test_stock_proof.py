"""Fifty buyers and k units make min(50, k) orders, on both databases; without guard and CHECK they make more."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.db.models import F
from django.utils import timezone

from shop.order.actions import placing
from shop.order.models import Order
from shop.partner import actions as stock
from shop.partner.errors import OutOfStockError
from shop.partner.models import StockMovement, StockRecord
from tests.factories.orders import basket_with, purchase, tianhe
from tests.factories.shop import StockRecordFactory

BUYERS = 50

pytestmark = [pytest.mark.contract, pytest.mark.django_db(transaction=True)]


def buy(basket):
    """Place an order as one of many and say how it went."""
    try:
        purchase(basket)
    except (OutOfStockError, placing.EmptyBasketError):
        return "refused"
    finally:
        connections.close_all()
    return "placed"


def crowd_at(units):
    """Let fifty guests with full baskets press the button at once."""
    tianhe()
    record = StockRecordFactory(num_in_stock=BUYERS)
    baskets = [basket_with(record) for _ in range(BUYERS)]
    StockRecord.objects.filter(pk=record.pk).update(num_in_stock=units)
    with ThreadPoolExecutor(BUYERS) as pool:
        outcomes = Counter(pool.map(buy, baskets))
    record.refresh_from_db()
    return outcomes, record


@pytest.mark.parametrize("units", [0, 1, 7, 50])
def test_fifty_buyers_get_exactly_what_is_there(units):
    outcomes, record = crowd_at(units)

    expected = {"placed": min(BUYERS, units), "refused": BUYERS - min(BUYERS, units)}
    assert outcomes == {name: count for name, count in expected.items() if count}
    assert (record.num_allocated, Order.objects.count()) == (units, units)


def without_check():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        else:
            cursor.execute(
                "ALTER TABLE partner_stockrecord DROP CONSTRAINT stock_held_within_on_hand"
            )


def with_check():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
        else:
            StockRecord.objects.update(num_allocated=0)
            check = "num_in_stock >= 0 AND num_in_stock >= COALESCE(num_allocated, 0)"
            cursor.execute(
                f"ALTER TABLE partner_stockrecord ADD CONSTRAINT stock_held_within_on_hand CHECK ({check})"
            )


def test_the_same_crowd_oversells_without_guard_and_check(monkeypatch):
    """The control: the harness sees an oversale when there is one."""

    def unguarded(pk, quantity, _at):
        StockRecord.objects.filter(pk=pk).update(
            num_allocated=F("num_allocated") + quantity
        )
        return True

    monkeypatch.setattr(stock, "_take", unguarded)
    monkeypatch.setattr("shop.basket.queries.problem_of", lambda _line, _at: "")
    without_check()
    try:
        record = StockRecordFactory(num_in_stock=5)
        baskets = [basket_with(record) for _ in range(8)]
        for basket in baskets:
            purchase(basket)
        record.refresh_from_db()
        oversold = record.num_allocated - record.num_in_stock
    finally:
        with_check()

    assert oversold == 3


def test_one_basket_pressed_eight_times_makes_one_order():
    tianhe()
    basket = basket_with(StockRecordFactory())

    with ThreadPoolExecutor(8) as pool:
        outcomes = Counter(pool.map(buy, [basket] * 8))

    assert (outcomes, Order.objects.count()) == ({"placed": 8}, 1)


def test_a_held_and_cancelled_order_leaves_the_stock_as_it_was():
    record = StockRecordFactory(num_in_stock=3)
    group = purchase(basket_with(record, quantity=2))

    stock.release(quantities={record.pk: 2}, at=timezone.now())

    record.refresh_from_db()
    assert (
        record.num_allocated,
        StockMovement.objects.count(),
        group.orders.count(),
    ) == (0, 0, 1)
