from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from shop.partner import actions, errors, prices
from shop.partner.models import PricePoint, StockMovement
from tests.factories.shop import LotFactory

pytestmark = pytest.mark.django_db


def state(record):
    record.refresh_from_db()
    return record.num_in_stock, record.num_allocated


def moves(record):
    return list(record.movements.values_list("kind", "quantity"))


def test_holding_takes_from_what_is_available(record, at):
    actions.hold(quantities={record.pk: 4}, at=at)

    assert state(record) == (10, 4)
    assert record.available == 6


def test_holding_more_than_is_left_says_what_is_left(record, at):
    actions.hold(quantities={record.pk: 8}, at=at)

    with pytest.raises(errors.OutOfStockError) as refusal:
        actions.hold(quantities={record.pk: 3}, at=at)

    assert refusal.value.left == {record.pk: 2}
    assert state(record) == (10, 8)


@pytest.mark.parametrize(
    "change",
    [
        {"blocked_at": "at"},
        {"withdrawn_at": "at"},
        {"sellable_until": "at"},
        {"is_public": False},
    ],
)
def test_what_may_not_be_sold_is_not_held(record, at, change):
    values = {k: at if v == "at" else v for k, v in change.items()}
    type(record.product).objects.filter(pk=record.product.parent_id).update(**values)

    with pytest.raises(errors.NotSellableError) as refusal:
        actions.hold(quantities={record.pk: 1}, at=at)

    assert refusal.value.stock_record_ids == [record.pk]
    assert state(record) == (10, 0)


def test_what_ends_later_may_still_be_held(record, at, later):
    type(record.product).objects.filter(pk=record.product.parent_id).update(
        sellable_until=later
    )

    actions.hold(quantities={record.pk: 1}, at=at)

    assert state(record) == (10, 1)


@pytest.mark.parametrize("quantity", [0, -1])
def test_nothing_or_less_is_no_quantity(record, at, quantity):
    with pytest.raises(errors.BadQuantityError):
        actions.hold(quantities={record.pk: quantity}, at=at)

    assert state(record) == (10, 0)


def test_releasing_gives_back_what_was_held(record, at):
    actions.hold(quantities={record.pk: 4}, at=at)
    actions.release(quantities={record.pk: 4}, at=at)

    assert state(record) == (10, 0)


def test_releasing_what_is_not_held_is_refused(record, at):
    with pytest.raises(errors.HoldMissingError):
        actions.release(quantities={record.pk: 1}, at=at)

    assert state(record) == (10, 0)


def test_dispatch_takes_held_packs_of_a_lot(record, at, keeper):
    actions.hold(quantities={record.pk: 4}, at=at)
    actions.dispatch(stock_record=record, quantity=4, lot=record.lot, by=keeper, at=at)

    assert state(record) == (6, 0)
    assert moves(record) == [("receipt", 10), ("dispatch", -4)]


def test_goods_without_lots_are_dispatched_without_one(record, at, keeper):
    actions.hold(quantities={record.pk: 4}, at=at)
    moved = actions.dispatch(
        stock_record=record, quantity=4, lot=None, by=keeper, at=at
    )

    assert (state(record), moved.lot) == ((6, 0), None)


def test_no_more_is_dispatched_than_is_held(record, at, keeper):
    actions.hold(quantities={record.pk: 4}, at=at)

    with pytest.raises(errors.HoldMissingError):
        actions.dispatch(
            stock_record=record, quantity=5, lot=record.lot, by=keeper, at=at
        )

    assert (state(record), moves(record)) == ((10, 4), [("receipt", 10)])


def test_a_recalled_lot_is_not_dispatched(record, at, keeper):
    actions.hold(quantities={record.pk: 4}, at=at)
    type(record.lot).objects.update(recalled_at=at)

    with pytest.raises(errors.LotRecalledError):
        actions.dispatch(
            stock_record=record, quantity=4, lot=record.lot, by=keeper, at=at
        )

    assert state(record) == (10, 4)


def test_no_more_of_a_lot_is_dispatched_than_came_in(record, at, keeper):
    other = LotFactory(product=record.product.parent)
    actions.receive(stock_record=record, quantity=2, lot=other, by=keeper, at=at)
    actions.hold(quantities={record.pk: 4}, at=at)

    with pytest.raises(errors.LotUsedUpError):
        actions.dispatch(stock_record=record, quantity=3, lot=other, by=keeper, at=at)

    assert state(record) == (12, 4)


def test_a_recall_withdraws_the_unsold_balance_and_later_what_is_released(
    record, at, keeper
):
    actions.hold(quantities={record.pk: 4}, at=at)
    type(record.lot).objects.update(recalled_at=at)

    assert actions.withdraw_lot(lot=record.lot, by=keeper, at=at) == 6
    assert state(record) == (4, 4)

    actions.release(quantities={record.pk: 4}, at=at)
    assert state(record) == (0, 0)
    assert moves(record) == [("receipt", 10), ("recall", -6), ("recall", -4)]


def test_a_recall_of_what_orders_hold_withdraws_nothing_yet(record, at, keeper):
    actions.hold(quantities={record.pk: 10}, at=at)
    type(record.lot).objects.update(recalled_at=at)

    assert actions.withdraw_lot(lot=record.lot, by=keeper, at=at) == 0
    assert (state(record), moves(record)) == ((10, 10), [("receipt", 10)])


def test_nothing_is_received_of_a_recalled_lot(record, at, keeper):
    type(record.lot).objects.update(recalled_at=at)

    with pytest.raises(errors.LotRecalledError):
        actions.receive(
            stock_record=record, quantity=1, lot=record.lot, by=keeper, at=at
        )

    assert state(record) == (10, 0)


def test_what_is_lost_cannot_be_held_by_orders(record, at, keeper):
    actions.hold(quantities={record.pk: 8}, at=at)
    actions.write_off(stock_record=record, quantity=2, by=keeper, at=at)

    with pytest.raises(errors.HeldByOrdersError) as refusal:
        actions.write_off(stock_record=record, quantity=1, by=keeper, at=at)

    assert refusal.value.held == 8
    assert state(record) == (8, 8)


def test_more_of_a_lot_is_never_lost_than_is_left_of_it(record, at, keeper):
    lot = LotFactory(product=record.product.parent)
    actions.receive(stock_record=record, quantity=3, lot=lot, by=keeper, at=at)

    with pytest.raises(errors.LotUsedUpError):
        actions.write_off(stock_record=record, quantity=4, lot=lot, by=keeper, at=at)

    assert state(record) == (13, 0)
    actions.write_off(stock_record=record, quantity=3, lot=lot, by=keeper, at=at)
    assert state(record) == (10, 0)


def test_a_count_records_the_difference(record, at, keeper):
    actions.count(stock_record=record, counted=7, by=keeper, at=at)

    assert state(record) == (7, 0)
    assert moves(record) == [("receipt", 10), ("count", -3)]
    assert actions.count(stock_record=record, counted=7, by=keeper, at=at) is None


def test_a_count_below_what_is_held_is_refused(record, at, keeper):
    actions.hold(quantities={record.pk: 8}, at=at)

    with pytest.raises(errors.HeldByOrdersError):
        actions.count(stock_record=record, counted=7, by=keeper, at=at)

    assert state(record) == (10, 8)


def test_a_count_below_nothing_is_refused(record, at, keeper):
    with pytest.raises(errors.BadQuantityError):
        actions.count(stock_record=record, counted=-1, by=keeper, at=at)

    assert (state(record), moves(record)) == ((10, 0), [("receipt", 10)])


def test_a_price_leaves_a_point_in_its_history(record, at, keeper):
    prices.record_price(stock_record=record, price=Decimal("79.90"), by=keeper, at=at)

    record.refresh_from_db()
    assert record.price == Decimal("79.90")
    assert list(PricePoint.objects.values_list("price", "from_at")) == [
        (Decimal("79.90"), at)
    ]


@pytest.mark.parametrize("price", ["0", "-1", "1.005"])
def test_a_bad_price_changes_nothing(record, at, keeper, price):
    with pytest.raises(errors.BadPriceError):
        prices.record_price(stock_record=record, price=Decimal(price), by=keeper, at=at)

    record.refresh_from_db()
    assert record.price == Decimal("86.00")


@pytest.mark.contract
def test_the_database_refuses_to_rewrite_a_movement(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        StockMovement.objects.update(quantity=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        StockMovement.objects.all().delete()

    assert moves(record) == [("receipt", 10)]


@pytest.mark.contract
def test_the_database_refuses_to_hold_more_than_there_is(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(record).objects.update(num_allocated=11)

    assert state(record) == (10, 0)
