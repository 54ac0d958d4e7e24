"""Cancel, dispatch and deliver one supplier's order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.actions import audit
from shop.order import notices
from shop.order.models import (
    DespatchAdvice,
    DespatchLine,
    Line,
    Order,
    OrderEvent,
    OrderGroup,
)
from shop.partner import actions as stock
from shop.payment import tasks
from shop.payment.actions import outcomes


class FulfilmentError(Exception):
    """The order could not be changed as asked; nothing was."""

    message: Any = _("The order could not be changed.")


class TooLateToCancelError(FulfilmentError):
    message = _("This order is on its way and can no longer be cancelled.")


class NotPaidError(FulfilmentError):
    message = _("Only a paid order can be dispatched.")


class NotOnItsWayError(FulfilmentError):
    message = _("Only what is on its way can be delivered.")


class TooManyPacksError(FulfilmentError):
    message = _("More packs than were ordered.")


class EmptyParcelError(FulfilmentError):
    message = _("Put something into the parcel.")


class LotMissingError(FulfilmentError):
    message = _("Choose the lot that the packs come from.")


class ParcelKnownError(FulfilmentError):
    message = _("This tracking number is recorded already.")


@dataclass(frozen=True)
class Packed:
    """Packs of one line, taken from one lot."""

    line: Line
    lot: Any
    quantity: int


def lock(order: Order) -> tuple[OrderGroup, Order]:
    """Lock the purchase first: payments and cancellations of one purchase never overlap."""
    group = OrderGroup.objects.select_for_update().get(pk=order.group_id)
    return group, Order.objects.get(pk=order.pk)


@transaction.atomic
def cancel(*, order: Order, by: Any, at: datetime, reason: str = "") -> Order:
    """Cancel an order that has not left: its stock goes back on sale and its money to the buyer.

    Raises:
        TooLateToCancelError: when it has been dispatched.
    """
    group, order = lock(order)
    if order.status == Order.Status.CANCELLED:
        return order
    if not order.is_cancellable:
        raise TooLateToCancelError
    outcomes.release_lines(list(order.lines.filter(num_allocated__gt=0)), at)
    Order.objects.filter(pk=order.pk).update(status=Order.Status.CANCELLED)
    Line.objects.filter(order=order).update(status=Order.Status.CANCELLED)
    data = {"reason": reason} if reason else {}
    OrderEvent.objects.create(
        order=order, kind=OrderEvent.Kind.CANCELLED, data=data, by=by, at=at
    )
    if not group.orders.exclude(status=Order.Status.CANCELLED).exists():
        OrderGroup.objects.filter(pk=group.pk).update(
            status=OrderGroup.Status.CANCELLED, hold_until=None, closed_at=at
        )
        tasks.close_payments.enqueue(group.pk)
    group.refresh_from_db()
    if by is not None and by.pk != order.user_id:
        audit.record(gettext_noop("cancelled an order"), order, by=by, at=at)
    order.status = Order.Status.CANCELLED
    outcomes.give_back_surplus(group, at, cancelled=order, by=by)
    notices.tell_buyer(group, "cancelled", order.number)
    return order


def pack_line(
    order: Order, advice: DespatchAdvice, part: Packed, *, by: Any, at: datetime
) -> None:
    """Take packs of one line out of a lot's stock and write them on the parcel."""
    line = Line.objects.get(pk=part.line.pk, order=order)
    if part.quantity > line.num_allocated:
        raise TooManyPacksError
    if part.lot is None and line.product.parent.lots.exists():
        raise LotMissingError
    stock.dispatch(
        stock_record=line.stockrecord,
        quantity=part.quantity,
        lot=part.lot,
        by=by,
        at=at,
        note=order.number,
    )
    left = line.num_allocated - part.quantity
    Line.objects.filter(pk=line.pk).update(num_allocated=left)
    DespatchLine.objects.create(
        advice=advice, line=line, lot=part.lot, quantity=part.quantity
    )


@transaction.atomic
def dispatch(
    *,
    order: Order,
    carrier: str,
    tracking_number: str,
    packed: Sequence[Packed],
    by: Any,
    at: datetime,
) -> DespatchAdvice:
    """Send a parcel: its packs leave the stock of their lots.

    Raises:
        NotPaidError, EmptyParcelError, ParcelKnownError, TooManyPacksError, LotMissingError: nothing is changed.
        StockError: when the lot was recalled or is used up; nothing is changed.
    """
    _group, order = lock(order)
    if order.status not in Order.TO_DISPATCH:
        raise NotPaidError
    if not packed:
        raise EmptyParcelError
    parcel = {"carrier": carrier, "tracking_number": tracking_number}
    if order.despatch_advices.filter(**parcel).exists():
        raise ParcelKnownError
    advice = DespatchAdvice.objects.create(
        order=order, dispatched_at=at, dispatched_by=by, **parcel
    )
    for part in packed:
        pack_line(order, advice, part, by=by, at=at)
    is_complete = not order.lines.filter(num_allocated__gt=0).exists()
    status = Order.Status.DISPATCHED if is_complete else Order.Status.PARTLY_DISPATCHED
    Order.objects.filter(pk=order.pk).update(status=status)
    OrderEvent.objects.create(
        order=order, kind=OrderEvent.Kind.DISPATCHED, data=parcel, by=by, at=at
    )
    notices.tell_buyer(order.group, "dispatched", f"{order.number}.{advice.pk}")
    return advice


@transaction.atomic
def deliver(*, order: Order, by: Any, at: datetime) -> None:
    """Record that an order has arrived.

    Raises:
        NotOnItsWayError: when it has not left, or has arrived already.
    """
    _group, order = lock(order)
    if order.status != Order.Status.DISPATCHED:
        raise NotOnItsWayError
    Order.objects.filter(pk=order.pk).update(status=Order.Status.DELIVERED)
    order.despatch_advices.filter(delivered_at=None).update(delivered_at=at)
    OrderEvent.objects.create(order=order, kind=OrderEvent.Kind.DELIVERED, by=by, at=at)
