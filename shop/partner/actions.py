"""Writes on stock. Every change of stock is one conditional UPDATE whose row count is checked.

The conditions stand on the updated row itself, never in a subquery of the same table: PostgreSQL reads them
again after it has waited for the row, and so two buyers cannot both take the last pack.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop
from oscar.core.loading import get_model

from core.actions import audit
from shop.shelf import actions as shelf

from . import queries
from .errors import (
    BadQuantityError,
    HeldByOrdersError,
    HoldMissingError,
    LotRecalledError,
    LotUsedUpError,
    NotSellableError,
    OutOfStockError,
)
from .models import StockMovement, StockRecord

HELD = Coalesce(F("num_allocated"), 0)


def sellable_packs(at: datetime) -> QuerySet:
    """Return the ids of the packs whose page may be sold at a moment (see Product.is_sellable_at)."""
    packs = get_model("catalogue", "Product").objects.filter(
        Q(parent__sellable_until=None) | Q(parent__sellable_until__gt=at),
        is_public=True,
        parent__is_public=True,
        parent__withdrawn_at=None,
        parent__blocked_at=None,
    )
    return packs.values("pk")


@transaction.atomic
def hold(*, quantities: Mapping[int, int], at: datetime) -> None:
    """Hold packs for an order, all or none; `quantities` is by stock record id.

    Raises:
        NotSellableError: when one of them may not be sold at this moment.
        OutOfStockError: when less is left of one of them.
    """
    refused = [
        pk for pk, quantity in in_order(quantities) if not _take(pk, quantity, at)
    ]
    if not refused:
        shelf.stock_moved(
            changes={pk: -quantity for pk, quantity in quantities.items()}, at=at
        )
        return
    records = StockRecord.objects.filter(pk__in=refused)
    may_be_sold = set(
        records.filter(product__in=sellable_packs(at)).values_list("pk", flat=True)
    )
    if blocked := [pk for pk in refused if pk not in may_be_sold]:
        raise NotSellableError(blocked)
    raise OutOfStockError({record.pk: record.available for record in records})


def in_order(quantities: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the pairs by stock record id: who locks in one order never waits in a circle."""
    if any(quantity < 1 for quantity in quantities.values()):
        raise BadQuantityError
    return sorted(quantities.items())


def _take(pk: int, quantity: int, at: datetime) -> bool:
    rows = StockRecord.objects.filter(
        pk=pk,
        num_in_stock__gte=HELD + quantity,
        product__in=sellable_packs(at),
    )
    return rows.update(num_allocated=HELD + quantity) == 1


@transaction.atomic
def release(*, quantities: Mapping[int, int], at: datetime) -> None:
    """Give held packs back; what belongs to a recalled lot leaves the stock at once.

    Raises:
        HoldMissingError: when less is held.
    """
    for pk, quantity in in_order(quantities):
        rows = StockRecord.objects.filter(pk=pk, num_allocated__gte=quantity)
        if rows.update(num_allocated=HELD - quantity) != 1:
            raise HoldMissingError
    _withdraw_recalled(StockRecord.objects.filter(pk__in=quantities), by=None, at=at)
    shelf.stock_moved(changes=quantities, at=at)


@transaction.atomic
def dispatch(
    *,
    stock_record: StockRecord,
    quantity: int,
    lot: Any,
    by: Any,
    at: datetime,
    note: str = "",
) -> StockMovement:
    """Take held packs of a lot out of stock; the lot may be None only for goods without lots.

    Raises:
        LotRecalledError: when the lot was recalled.
        LotUsedUpError: when less is left of the lot.
        HoldMissingError: when less is held.
    """
    in_order({stock_record.pk: quantity})
    rows = StockRecord.objects.filter(
        pk=stock_record.pk, num_allocated__gte=quantity, num_in_stock__gte=quantity
    )
    # First the row's lock, then the lot's balance: two parcels cannot both take its last pack.
    taken = rows.update(
        num_in_stock=F("num_in_stock") - quantity, num_allocated=HELD - quantity
    )
    if taken != 1:
        raise HoldMissingError
    _check_lot(stock_record, lot, quantity)
    return _move(
        stock_record,
        -quantity,
        StockMovement.Kind.DISPATCH,
        lot=lot,
        by=by,
        at=at,
        note=note,
    )


def _check_lot(stock_record: StockRecord, lot: Any, quantity: int) -> None:
    if lot is None:
        return
    if type(lot).objects.exclude(recalled_at=None).filter(pk=lot.pk).exists():
        raise LotRecalledError
    _check_balance(stock_record, lot, quantity)


def _check_balance(stock_record: StockRecord, lot: Any, quantity: int) -> None:
    if lot and queries.lot_balance(stock_record.pk, lot.pk) < quantity:
        raise LotUsedUpError


@transaction.atomic
def receive(
    *,
    stock_record: StockRecord,
    quantity: int,
    by: Any,
    at: datetime,
    lot: Any = None,
    note: str = "",
) -> StockMovement:
    """Put packs into stock, of a lot where there is one.

    Raises:
        LotRecalledError: when the lot was recalled.
    """
    in_order({stock_record.pk: quantity})
    if lot is not None and type(lot).objects.get(pk=lot.pk).is_recalled:
        raise LotRecalledError
    StockRecord.objects.filter(pk=stock_record.pk).update(
        num_in_stock=Coalesce(F("num_in_stock"), 0) + quantity
    )
    shelf.stock_moved(changes={stock_record.pk: quantity}, at=at)
    return _move(
        stock_record,
        quantity,
        StockMovement.Kind.RECEIPT,
        lot=lot,
        by=by,
        at=at,
        note=note,
    )


@transaction.atomic
def write_off(
    *,
    stock_record: StockRecord,
    quantity: int,
    by: Any,
    at: datetime,
    lot: Any = None,
    note: str = "",
) -> StockMovement:
    """Take packs out of stock that no order holds, of a lot where it is known.

    Raises:
        HeldByOrdersError: when that many are not free.
        LotUsedUpError: when less is left of the lot.
    """
    in_order({stock_record.pk: quantity})
    rows = StockRecord.objects.filter(
        pk=stock_record.pk, num_in_stock__gte=HELD + quantity
    )
    if rows.update(num_in_stock=F("num_in_stock") - quantity) != 1:
        raise HeldByOrdersError(_held(stock_record))
    _check_balance(stock_record, lot, quantity)
    shelf.stock_moved(changes={stock_record.pk: -quantity}, at=at)
    return _move(
        stock_record,
        -quantity,
        StockMovement.Kind.LOSS,
        lot=lot,
        by=by,
        at=at,
        note=note,
    )


@transaction.atomic
def count(
    *, stock_record: StockRecord, counted: int, by: Any, at: datetime, note: str = ""
) -> StockMovement | None:
    """Set what is on hand to what was counted, and record the difference, if there is one.

    Raises:
        HeldByOrdersError: when fewer were counted than orders hold.
    """
    if counted < 0:
        raise BadQuantityError
    record = StockRecord.objects.select_for_update().get(pk=stock_record.pk)
    if counted < (record.num_allocated or 0):
        raise HeldByOrdersError(record.num_allocated)
    difference = counted - (record.num_in_stock or 0)
    if difference == 0:
        return None
    StockRecord.objects.filter(pk=record.pk).update(num_in_stock=counted)
    shelf.stock_moved(changes={record.pk: difference}, at=at)
    return _move(record, difference, StockMovement.Kind.COUNT, by=by, at=at, note=note)


@transaction.atomic
def withdraw_lot(*, lot: Any, by: Any, at: datetime) -> int:
    """Take the unsold balance of a recalled lot out of stock and return how many packs; call it after the recall.

    What orders hold stays for them until it is dispatched from another lot, or released and then withdrawn too.
    """
    records = StockRecord.objects.filter(movements__lot=lot).distinct()
    return _withdraw_recalled(records, by=by, at=at, lots=[lot.pk])


def _withdraw_recalled(
    records: QuerySet, *, by: Any, at: datetime, lots: Iterable[int] | None = None
) -> int:
    recalled = StockMovement.objects.filter(stock_record__in=records.values("pk"))
    recalled = recalled.exclude(lot=None).exclude(lot__recalled_at=None)
    if lots is not None:
        recalled = recalled.filter(lot__in=lots)
    pairs = recalled.order_by("stock_record", "lot").values_list("stock_record", "lot")
    return sum(_withdraw(pk, lot, by, at) for pk, lot in pairs.distinct())


def _withdraw(pk: int, lot_id: int, by: Any, at: datetime) -> int:
    record = StockRecord.objects.select_for_update().get(pk=pk)
    quantity = min(queries.lot_balance(pk, lot_id), record.available)
    if quantity <= 0:
        return 0
    StockRecord.objects.filter(pk=pk).update(num_in_stock=F("num_in_stock") - quantity)
    _move(record, -quantity, StockMovement.Kind.RECALL, lot_id=lot_id, by=by, at=at)
    return quantity


def _held(stock_record: StockRecord) -> int:
    return StockRecord.objects.get(pk=stock_record.pk).num_allocated or 0


def _move(
    stock_record: StockRecord, quantity: int, kind: str, **rest: Any
) -> StockMovement:
    movement = StockMovement.objects.create(
        stock_record=stock_record, quantity=quantity, kind=kind, **rest
    )
    # A dispatch is on its order; what stock does by itself is told by the movement alone.
    if rest.get("by") is not None and kind != StockMovement.Kind.DISPATCH:
        audit.record(
            gettext_noop("changed the stock"),
            stock_record,
            by=rest["by"],
            at=rest["at"],
            changes={"kind": (None, str(kind)), "packs": (None, quantity)},
        )
    return movement
