"""What follows when money has arrived, come late, or not come; called with the group's row locked."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from shop.order.models import Line, Order, OrderEvent, OrderGroup
from shop.partner import actions as stock
from shop.partner.errors import StockError
from shop.payment import tasks
from shop.payment.models import PaymentAttempt, Refund

Kind = OrderEvent.Kind
Status = OrderGroup.Status


def follow(attempt: PaymentAttempt, at: datetime) -> None:
    """Bring the group to where the attempt's money has brought it."""
    received, refunded = (
        attempt.ledger.received().total(),
        attempt.ledger.refunded().total(),
    )
    if (
        attempt.state == PaymentAttempt.State.PAID
        and attempt.group.status != Status.PAID
    ):
        arrive(attempt, at)
    elif received and attempt.group.status == Status.AWAITING_PAYMENT:
        note_part(attempt, received, at)
    give_back_surplus(attempt, received - refunded, at)


def arrive(attempt: PaymentAttempt, at: datetime) -> None:
    """Mark a purchase as paid; after its hold had ended, only when the goods are still there."""
    group = attempt.group
    if group.status == Status.AWAITING_PAYMENT:
        mark_paid(group, Kind.PAID, at)
    elif group.status == Status.EXPIRED and hold_again(group, at):
        mark_paid(group, Kind.PAID_LATE, at)


def hold_again(group: OrderGroup, at: datetime) -> bool:
    """Take the goods of an expired purchase once more; False when they are gone or may not be sold now."""
    lines = list(Line.objects.filter(order__group=group))
    try:
        with transaction.atomic():
            stock.hold(
                quantities={line.stockrecord_id: line.quantity for line in lines}, at=at
            )
    except StockError:
        return False
    for line in lines:
        Line.objects.filter(pk=line.pk).update(num_allocated=line.quantity)
    return True


def mark_paid(group: OrderGroup, kind: str, at: datetime) -> None:
    OrderGroup.objects.filter(pk=group.pk).update(
        status=Status.PAID, paid_at=at, hold_until=None, closed_at=None
    )
    group.status = Status.PAID
    change_orders(group, Order.Status.PAID, kind, at)
    tasks.write_to_buyer.enqueue(group.pk, "paid")


def change_orders(group: OrderGroup, status: str, kind: str, at: datetime) -> None:
    """Set the status of a purchase's orders that were not cancelled, each with its event."""
    orders = list(group.orders.exclude(status=Order.Status.CANCELLED))
    Order.objects.filter(pk__in=[order.pk for order in orders]).update(status=status)
    Line.objects.filter(order__in=orders).update(status=status)
    OrderEvent.objects.bulk_create(
        OrderEvent(order=order, kind=kind, at=at) for order in orders
    )


def note_part(attempt: PaymentAttempt, received: Decimal, at: datetime) -> None:
    """Record that part of the sum has arrived, once for each new sum."""
    for order in attempt.group.orders.all():
        data = {"received": str(received), "missing": str(attempt.amount - received)}
        if not order.events.filter(kind=Kind.UNDERPAID, data=data).exists():
            OrderEvent.objects.create(
                order=order, kind=Kind.UNDERPAID, data=data, at=at
            )


def give_back_surplus(attempt: PaymentAttempt, kept: Decimal, at: datetime) -> None:
    """Ask for a refund of all that is not owed and not on its way back already."""
    group = attempt.group
    owed = sum(
        (order.total_incl_tax for order in group.orders.filter(status__in=Order.LIVE)),
        Decimal(0),
    )
    if group.status == Status.AWAITING_PAYMENT:
        owed = group.total
    under_way = sum(
        (one.amount for one in attempt.refunds.filter(state__in=Refund.UNDER_WAY)),
        Decimal(0),
    )
    surplus = kept - under_way - owed
    if surplus > 0:
        reason = {
            Status.PAID: Refund.Reason.OVERPAID,
            Status.CANCELLED: Refund.Reason.CANCELLED,
        }
        request_refund(
            attempt, surplus, reason.get(Status(group.status), Refund.Reason.LATE), at
        )


def request_refund(
    attempt: PaymentAttempt, amount: Decimal, reason: str, at: datetime
) -> Refund:
    refund = Refund.objects.create(
        attempt=attempt, amount=amount, reason=reason, requested_at=at
    )
    data = {"amount": str(amount), "reason": reason}
    OrderEvent.objects.bulk_create(
        OrderEvent(order=order, kind=Kind.REFUND_STARTED, data=data, at=at)
        for order in attempt.group.orders.all()
    )
    tasks.send_refund.enqueue(refund.pk)
    return refund


def refund_succeeded(refund: Refund, at: datetime) -> None:
    Refund.objects.filter(pk=refund.pk).update(
        state=Refund.State.SUCCEEDED, settled_at=at
    )
    data = {"amount": str(refund.amount)}
    OrderEvent.objects.bulk_create(
        OrderEvent(order=order, kind=Kind.REFUNDED, data=data, at=at)
        for order in refund.attempt.group.orders.all()
    )
    tasks.write_to_buyer.enqueue(refund.attempt.group_id, "refunded")


@transaction.atomic
def expire(group: OrderGroup, at: datetime) -> None:
    """End an unpaid purchase and release what it holds; a paid one is left alone."""
    group = OrderGroup.objects.select_for_update().get(pk=group.pk)
    if group.status != Status.AWAITING_PAYMENT:
        return
    release_lines(
        list(Line.objects.filter(order__group=group, num_allocated__gt=0)), at
    )
    OrderGroup.objects.filter(pk=group.pk).update(
        status=Status.EXPIRED, hold_until=None, closed_at=at
    )
    change_orders(group, Order.Status.EXPIRED, Kind.EXPIRED, at)


def release_lines(lines: list[Line], at: datetime) -> None:
    """Give back what lines hold."""
    held = {line.stockrecord_id: line.num_allocated for line in lines}
    if held:
        stock.release(quantities=held, at=at)
        Line.objects.filter(pk__in=[line.pk for line in lines]).update(num_allocated=0)
