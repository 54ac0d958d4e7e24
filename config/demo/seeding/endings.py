"""How far a purchase has come: each ending is reached by the actions that pages and tasks call."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from shop.order.actions import fulfilment
from shop.order.models import OrderGroup
from shop.partner import queries as stock
from shop.payment.actions import attempts, outcomes, transfers
from shop.payment.models import Refund, Remittance, SandboxPayment

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CARRIER = "示例冷链"
PAYER = "广州市示例实验学校"


def waiting(group: OrderGroup, at: datetime) -> None:
    """Leave it as it is."""


def failed(group: OrderGroup, at: datetime) -> None:
    """Have one try go wrong; the goods are still held."""
    SandboxPayment.objects.filter(group_number=group.number).update(
        failures=1, changed_at=at
    )
    attempts.check(attempt=group.attempts.get(), at=at)


def paid(group: OrderGroup, at: datetime) -> None:
    if group.attempts.get().provider == "bank_transfer":
        transfer(group, group.total, at)
        return
    SandboxPayment.objects.filter(group_number=group.number).update(
        status="paid", changed_at=at
    )
    attempts.check(attempt=group.attempts.get(), at=at)


def transfer(group: OrderGroup, amount: Decimal, at: datetime) -> None:
    """Let a sum come in at the bank and be entered."""
    attempt = group.attempts.get()
    count = Remittance.objects.get(code=attempt.reference).transfers.count()
    line = transfers.StatementLine(
        attempt.reference, amount, f"DEMO{group.pk:08d}{count}", PAYER, at
    )
    transfers.record_incoming(line=line, by=None, at=at)
    attempts.check(attempt=attempt, at=at)


def underpaid(group: OrderGroup, at: datetime) -> None:
    transfer(group, group.total - Decimal("10.00"), at)


def overpaid(group: OrderGroup, at: datetime) -> None:
    transfer(group, group.total + Decimal("20.00"), at)


def packed(order: Any, count: int | None = None) -> list[fulfilment.Packed]:
    """Return the first lines of an order, each from a lot that has enough."""
    return [
        fulfilment.Packed(line, lot_for(line), line.quantity)
        for line in order.lines.order_by("pk")[:count]
    ]


def lot_for(line: Any) -> Any:
    balances = stock.lot_balances(line.stockrecord)
    return next((lot for lot, left in balances if left >= line.quantity), None)


def send(order: Any, at: datetime, count: int | None = None) -> None:
    fulfilment.dispatch(
        order=order,
        carrier=CARRIER,
        tracking_number=f"SL{order.pk:010d}",
        packed=packed(order, count),
        by=None,
        at=at,
    )


def dispatched(group: OrderGroup, at: datetime) -> None:
    paid(group, at)
    for order in group.orders.all():
        send(order, at + DAY)


def partly_dispatched(group: OrderGroup, at: datetime) -> None:
    """Send the first line of each order; the rest follows with the next lorry."""
    paid(group, at)
    for order in group.orders.all():
        send(order, at + DAY, count=1)


def delivered(group: OrderGroup, at: datetime) -> None:
    dispatched(group, at)
    for order in group.orders.all():
        fulfilment.deliver(order=order, by=None, at=at + 3 * DAY)


def cancelled(group: OrderGroup, at: datetime) -> None:
    """Cancel all of it; the money goes back."""
    paid(group, at)
    for order in group.orders.all():
        fulfilment.cancel(order=order, by=None, at=at + HOUR)
    for refund in refunds(group):
        attempts.send_refund(refund=refund, at=at + 2 * HOUR)


def refund_stuck(group: OrderGroup, at: datetime) -> None:
    """Cancel one of its orders; the refund does not go through, and staff must try again."""
    paid(group, at)
    first = group.orders.order_by("pk")[0]
    fulfilment.cancel(order=first, by=None, at=at + HOUR)
    for refund in refunds(group):
        outcomes.refund_failed(refund, at + 2 * HOUR)


def refunds(group: OrderGroup) -> list[Refund]:
    return list(Refund.objects.filter(attempt__group=group, state="requested"))


def expired(group: OrderGroup, at: datetime) -> None:
    attempts.end_hold(group=group, at=at)
