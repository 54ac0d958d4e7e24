"""What follows when money has arrived, come late, or not come; called with the group's row locked."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils.translation import gettext_noop

from core.actions import audit
from shop.order import notices
from shop.order.models import Line, Order, OrderEvent, OrderGroup
from shop.partner import actions as stock
from shop.partner.errors import StockError
from shop.payment import providers, tasks
from shop.payment.models import LedgerEntry, PaymentAttempt, Refund

Kind = OrderEvent.Kind
Status = OrderGroup.Status
NOTHING = Decimal("0.00")


def total_of(rows: QuerySet) -> Decimal:
    return rows.aggregate(total=Sum("amount"))["total"] or NOTHING


def kept(group: OrderGroup) -> Decimal:
    """Return what has arrived for a purchase and was not given back, whichever attempt brought it."""
    ledger = LedgerEntry.objects.filter(attempt__group=group)
    return total_of(ledger.received()) - total_of(ledger.refunded())


def promised_back(rows: QuerySet) -> Decimal:
    """Return what is to be given back and has not been; a failed refund is still owed, and waits for staff."""
    return total_of(rows.exclude(state=Refund.State.SUCCEEDED))


def follow(attempt: PaymentAttempt, at: datetime) -> None:
    """Bring the group to where its money has brought it, and give back what is too much."""
    group, money = attempt.group, kept(attempt.group)
    if group.status == Status.AWAITING_PAYMENT and money >= group.total:
        mark_paid(group, Kind.PAID, at)
    elif group.status == Status.AWAITING_PAYMENT and money:
        note_part(attempt, money, at)
    elif may_come_back(group, money) and hold_again(group, at):
        mark_paid(group, Kind.PAID_LATE, at)
    give_back_surplus(group, at)


def may_come_back(group: OrderGroup, money: Decimal) -> bool:
    """Tell whether an expired purchase has been paid in full after all."""
    is_expired = group.status == Status.EXPIRED
    return is_expired and free_for_goods(group, money) >= group.total


def free_for_goods(group: OrderGroup, money: Decimal) -> Decimal:
    """Return the money that is not already on its way back."""
    return money - promised_back(Refund.objects.filter(attempt__group=group))


def hold_again(group: OrderGroup, at: datetime) -> bool:
    """Take the goods of an expired purchase once more; False when they are gone or may not be sold now."""
    lines = list(
        Line.objects.filter(order__group=group, order__status=Order.Status.EXPIRED)
    )
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
    notices.tell_buyer(group, "paid")


def change_orders(group: OrderGroup, status: str, kind: str, at: datetime) -> None:
    """Set the status of a purchase's orders that were not cancelled, each with its event."""
    orders = list(group.orders.exclude(status=Order.Status.CANCELLED))
    Order.objects.filter(pk__in=[order.pk for order in orders]).update(status=status)
    Line.objects.filter(order__in=orders).update(status=status)
    tell(orders, kind, at)


def tell(orders: Any, kind: str, at: datetime, **data: str) -> None:
    """Write one event on each order."""
    OrderEvent.objects.bulk_create(
        OrderEvent(order=order, kind=kind, data=data, at=at) for order in orders
    )


def note_part(attempt: PaymentAttempt, received: Decimal, at: datetime) -> None:
    """Record that part of the sum has arrived, once for each new sum, and give the rest time to come."""
    group = attempt.group
    data = {"received": str(received), "missing": str(group.total - received)}
    events = OrderEvent.objects.filter(
        order__group=group, kind=Kind.UNDERPAID, data=data
    )
    if events.exists():
        return
    tell(group.orders.all(), Kind.UNDERPAID, at, **data)
    until = at + providers.provider(attempt.provider).hold_for
    if group.hold_until is None or until > group.hold_until:
        OrderGroup.objects.filter(pk=group.pk).update(hold_until=until)
        group.hold_until = until
    notices.tell_buyer(group, "underpaid", str(received))


def owed(group: OrderGroup) -> Decimal:
    """Return what the orders cost that will be delivered, less what staff gave back of them."""
    if group.status != Status.PAID:
        return NOTHING
    live = group.orders.filter(status__in=Order.LIVE)
    cost = live.aggregate(total=Sum("total_incl_tax"))["total"] or NOTHING
    return cost - total_of(goodwill_for(live))


def goodwill_for(orders: Any) -> QuerySet:
    """Return the refunds that staff started for damage or goodwill."""
    return Refund.objects.filter(order__in=orders, reason=Refund.Reason.GOODWILL)


def give_back_surplus(
    group: OrderGroup, at: datetime, *, cancelled: Order | None = None, by: Any = None
) -> None:
    """Ask for a refund of all that is not owed and not on its way back already."""
    if group.status == Status.AWAITING_PAYMENT:
        return
    surplus = free_for_goods(group, kept(group)) - owed(group)
    reason = Refund.Reason.CANCELLED if cancelled else reason_for(group)
    for attempt in group.attempts.order_by("-pk"):
        amount = min(surplus, room_in(attempt))
        if amount > 0:
            surplus -= amount
            request_refund(
                Refund(
                    attempt=attempt,
                    order=cancelled,
                    amount=amount,
                    reason=reason,
                    requested_at=at,
                    requested_by=by,
                )
            )


def reason_for(group: OrderGroup) -> Refund.Reason:
    if group.status == Status.EXPIRED:
        is_complete = kept(group) >= group.total
        return Refund.Reason.LATE if is_complete else Refund.Reason.INCOMPLETE
    is_paid = group.status == Status.PAID
    return Refund.Reason.OVERPAID if is_paid else Refund.Reason.CANCELLED


def room_in(attempt: PaymentAttempt) -> Decimal:
    """Return what could still be refunded of an attempt: never more than it brought."""
    ledger = attempt.ledger
    return (
        total_of(ledger.received())
        - total_of(ledger.refunded())
        - promised_back(attempt.refunds.all())
    )


def request_refund(refund: Refund) -> Refund:
    """Keep a refund, tell its orders, and have it sent by a task of the same transaction."""
    refund.save()
    tell(
        orders_of(refund),
        Kind.REFUND_STARTED,
        refund.requested_at,
        amount=str(refund.amount),
        reason=refund.reason,
    )
    if refund.requested_by is not None:
        audit.record(
            gettext_noop("gave money back"),
            refund,
            by=refund.requested_by,
            at=refund.requested_at,
            changes={
                "amount": (None, refund.amount),
                "reason": (None, str(refund.reason)),
            },
        )
    tasks.send_refund.enqueue(refund.pk)
    return refund


def orders_of(refund: Refund) -> list[Order]:
    """Return the order a refund is for, or all of the purchase."""
    return [refund.order] if refund.order else list(refund.attempt.group.orders.all())


def refund_succeeded(refund: Refund, reference: str, at: datetime) -> None:
    Refund.objects.filter(pk=refund.pk).update(
        state=Refund.State.SUCCEEDED, provider_reference=reference, settled_at=at
    )
    tell(orders_of(refund), Kind.REFUNDED, at, amount=str(refund.amount))
    notices.tell_buyer(refund.attempt.group, "refunded", f"refund-{refund.pk}")


def refund_failed(refund: Refund, at: datetime) -> None:
    """Record that a refund did not go through: it stays owed until staff try again."""
    Refund.objects.filter(pk=refund.pk).update(state=Refund.State.FAILED)
    tell(orders_of(refund), Kind.REFUND_FAILED, at, amount=str(refund.amount))


@transaction.atomic
def expire(group: OrderGroup, at: datetime) -> None:
    """End a purchase whose time has run out and of which no payment is pending; release what it holds."""
    group = OrderGroup.objects.select_for_update().get(pk=group.pk)
    is_due = group.is_awaiting_payment and not group.is_held_at(at)
    if not is_due or group.attempts.filter(state__in=PaymentAttempt.PENDING).exists():
        return
    release_lines(
        list(Line.objects.filter(order__group=group, num_allocated__gt=0)), at
    )
    OrderGroup.objects.filter(pk=group.pk).update(
        status=Status.EXPIRED, hold_until=None, closed_at=at
    )
    group.status = Status.EXPIRED
    change_orders(group, Order.Status.EXPIRED, Kind.EXPIRED, at)
    give_back_surplus(group, at)


def release_lines(lines: list[Line], at: datetime) -> None:
    """Give back what lines hold."""
    held = {line.stockrecord_id: line.num_allocated for line in lines}
    if held:
        stock.release(quantities=held, at=at)
        Line.objects.filter(pk__in=[line.pk for line in lines]).update(num_allocated=0)
