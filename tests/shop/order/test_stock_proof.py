"""Fifty buyers and k units make min(50, k) orders, on both databases; without guard and CHECK they make more."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.db.models import F
from django.utils import timezone

from shop.order.actions import placing
from shop.order.models import Order
from shop.partner import actions as stock
from shop.partner.errors import OutOfStockError
from shop.partner.models import StockMovement, StockRecord
from tests.factories.orders import basket_with, purchase, tianhe
from tests.factories.shop import StockRecordFactory

BUYERS, UNITS = 50, 5

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


def without_check_here(connection, **_rest):
    """SQLite forgets it with each connection, and each buyer has one."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")


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


@pytest.fixture
def unguarded(monkeypatch):
    """Take stock as Oscar does: without a condition, and without the CHECK of the database."""

    def take(pk, quantity, _at):
        rows = StockRecord.objects.filter(pk=pk)
        return rows.update(num_allocated=F("num_allocated") + quantity) == 1

    monkeypatch.setattr(stock, "_take", take)
    without_check()
    connection_created.connect(without_check_here)
    yield
    connection_created.disconnect(without_check_here)
    with_check()


def look_then(act, everybody_has_looked, record_id):
    """Look whether a pack is there and, when all the others have looked too, take it."""
    try:
        is_there = StockRecord.objects.get(pk=record_id).available > 0
        connections.close_all()
        everybody_has_looked.wait()
        act() if is_there else None
    except OutOfStockError:
        return "refused"
    finally:
        connections.close_all()
    return "taken" if is_there else "refused"


def crowd_that_looks_first(record, acts):
    """Let fifty look before one of them takes; return how many packs more were taken than there are."""
    barrier = Barrier(len(acts), timeout=300)
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=0)
    with ThreadPoolExecutor(len(acts)) as pool:
        waiting = [pool.submit(look_then, act, barrier, record.pk) for act in acts]
        outcomes = Counter(one.result() for one in waiting)
    record.refresh_from_db()
    assert outcomes["taken"] == record.num_allocated
    return record.num_allocated - record.num_in_stock


def hold_one(record):
    return partial(stock.hold, quantities={record.pk: 1}, at=timezone.now())


@pytest.mark.usefixtures("unguarded")
def test_the_same_crowd_oversells_without_guard_and_check():
    """The control: the harness sees an oversale, in each of four rounds."""
    record = StockRecordFactory(num_in_stock=UNITS)

    rounds = [
        crowd_that_looks_first(record, [hold_one(record)] * BUYERS) for _ in range(4)
    ]

    assert rounds == [BUYERS - UNITS] * 4


def test_the_same_crowd_never_oversells_with_them():
    record = StockRecordFactory(num_in_stock=UNITS)

    rounds = [
        crowd_that_looks_first(record, [hold_one(record)] * BUYERS) for _ in range(3)
    ]

    assert rounds == [0] * 3


@pytest.mark.usefixtures("unguarded")
def test_the_same_crowd_oversells_through_the_whole_checkout(monkeypatch):
    """Its transaction must not look again either, as Oscar's does not."""
    tianhe()
    record = StockRecordFactory(num_in_stock=BUYERS)
    baskets = [basket_with(record) for _ in range(BUYERS)]
    StockRecord.objects.filter(pk=record.pk).update(num_in_stock=UNITS)
    monkeypatch.setattr("shop.basket.queries.problem_of", lambda _line, _at: "")

    oversold = crowd_that_looks_first(record, [partial(purchase, b) for b in baskets])

    assert (oversold, Order.objects.count()) == (BUYERS - UNITS, BUYERS)


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
