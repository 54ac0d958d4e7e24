"""Money that arrives, repeats, comes late, or not at all."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.order.actions import fulfilment
from shop.order.models import Order, OrderGroup
from shop.partner.models import StockRecord
from shop.payment.actions import attempts, rounds
from shop.payment.models import (
    IncomingTransfer,
    LedgerEntry,
    PaymentAttempt,
    Refund,
    SandboxPayment,
    WebhookMessage,
)
from shop.payment.providers.sandbox import HEADER, signed
from tests.factories.orders import HOUR, basket_with, purchase
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db


def opened(provider="sandbox", **kwargs):
    """Return a purchase whose payment is open at its provider."""
    group = purchase(provider=provider, **kwargs)
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    return group


def pay_at_sandbox(group):
    SandboxPayment.objects.filter(group_number=group.number).update(
        status="paid", changed_at=timezone.now()
    )


def check(group):
    attempts.check(attempt=group.attempts.get(), at=timezone.now())
    group.refresh_from_db()
    return group


def mails():
    waiting = DBTaskResult.objects.filter(task_path="shop.payment.tasks.write_to_buyer")
    return [row.args_kwargs["args"][1] for row in waiting.order_by("enqueued_at")]


def test_a_paid_object_makes_the_purchase_paid_and_writes_once():
    group = opened()
    pay_at_sandbox(group)

    for _ in range(3):
        check(group)

    assert (group.status, group.orders.get().status) == ("paid", "paid")
    assert list(LedgerEntry.objects.values_list("kind", "amount")) == [
        ("received", group.total)
    ]
    assert mails() == ["placed", "paid"]


def test_an_order_event_is_never_learned_twice():
    group = opened()
    pay_at_sandbox(group)
    check(group)
    before = list(group.orders.get().events.values())

    check(group)

    assert list(group.orders.get().events.values()) == before


def test_a_hold_ends_only_when_the_provider_confirms_that_nothing_can_come():
    group = opened()
    pay_at_sandbox(group)

    attempts.end_hold(group=group, at=timezone.now() + HOUR)

    group.refresh_from_db()
    assert group.status == "paid"


def test_an_expired_hold_puts_the_goods_back():
    group = opened()

    attempts.end_hold(group=group, at=timezone.now() + HOUR)

    group.refresh_from_db()
    assert (group.status, StockRecord.objects.get().num_allocated) == ("expired", 0)


def test_late_money_takes_the_goods_again_when_they_are_there():
    group = opened()
    attempts.end_hold(group=group, at=timezone.now() + HOUR)
    pay_at_sandbox(group)

    check(group)

    assert (group.status, StockRecord.objects.get().num_allocated) == ("paid", 1)
    assert mails() == ["placed", "paid"]


def test_late_money_goes_back_when_the_goods_are_gone():
    group = opened()
    attempts.end_hold(group=group, at=timezone.now() + HOUR)
    StockRecord.objects.update(num_in_stock=0)
    pay_at_sandbox(group)

    check(group)

    refund = Refund.objects.get()
    assert (group.status, refund.amount, refund.reason) == (
        "expired",
        group.total,
        "late",
    )


def test_a_refund_is_sent_once_and_booked():
    group = opened()
    pay_at_sandbox(group)
    check(group)
    fulfilment.cancel(order=group.orders.get(), by=None, at=timezone.now())
    refund = Refund.objects.get()

    for _ in range(2):
        attempts.send_refund(refund=refund, at=timezone.now())

    refund.refresh_from_db()
    moved = dict(LedgerEntry.objects.values_list("kind", "amount"))
    assert (refund.state, moved) == (
        "succeeded",
        {"received": group.total, "refunded": group.total},
    )


def transfer(group, amount, serial):
    remittance = group.attempts.get().reference
    IncomingTransfer.objects.create(
        remittance_id=IncomingTransfer.remittance.field.related_model.objects.get(
            code=remittance
        ).pk,
        amount=amount,
        bank_reference=serial,
        payer="示例学校",
        received_at=timezone.now(),
        entered_at=timezone.now(),
    )


def test_an_underpaid_transfer_waits_and_says_what_is_missing():
    group = opened("bank_transfer")
    transfer(group, group.total - 10, "B1")

    check(group)

    event = group.orders.get().events.get(kind="underpaid")
    assert (group.status, event.data["missing"]) == ("awaiting-payment", "10.00")


def test_a_second_transfer_completes_the_sum():
    group = opened("bank_transfer")
    transfer(group, group.total - 10, "B1")
    check(group)
    transfer(group, Decimal(10), "B2")

    check(group)

    assert (group.status, LedgerEntry.objects.count()) == ("paid", 2)


def test_an_overpaid_transfer_goes_back_by_hand():
    group = opened("bank_transfer")
    transfer(group, group.total + 25, "B1")

    check(group)
    attempts.send_refund(refund=Refund.objects.get(), at=timezone.now())

    refund = Refund.objects.get()
    assert (group.status, refund.amount, refund.reason, refund.state) == (
        "paid",
        25,
        "overpaid",
        "pending",
    )


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("", b'{"id": "1", "reference": "x"}'),
        ("t=1,v1=00", b'{"id": "1", "reference": "x"}'),
        ("valid", b'{"id": "1"}'),
        ("valid", b"not json"),
        ("changed", b'{"id": "1", "reference": "x"}'),
    ],
)
def test_a_forged_or_broken_message_changes_nothing(client, header, body):
    proof = {"valid": signed(body), "changed": signed(b"other")}.get(header, header)

    response = client.post(
        reverse("webhook", args=["sandbox"]),
        body,
        content_type="application/json",
        headers={HEADER: proof},
    )

    assert (
        response.status_code,
        WebhookMessage.objects.count(),
        DBTaskResult.objects.count(),
    ) == (400, 0, 0)


def test_the_reconciler_settles_two_hundred_purchases_without_any_message():
    record = StockRecordFactory(num_in_stock=200)
    groups = [opened(basket=basket_with(record)) for _ in range(200)]
    for group in groups:
        pay_at_sandbox(group)

    behind = rounds.reconcile(
        code="sandbox", since=timezone.now() - timedelta(days=3), at=timezone.now()
    )
    again = rounds.reconcile(
        code="sandbox", since=timezone.now() - timedelta(days=3), at=timezone.now()
    )

    assert (len(behind), again) == (200, [])
    assert OrderGroup.objects.filter(status="paid").count() == 200
    assert (
        PaymentAttempt.objects.filter(state="paid").count()
        == Order.objects.filter(status="paid").count()
        == 200
    )


@pytest.mark.contract
@pytest.mark.django_db(transaction=True)
def test_the_same_message_twenty_times_in_parallel_books_once(client):
    group = opened()
    pay_at_sandbox(group)
    attempt = group.attempts.get()
    body = json.dumps({"id": "ev_1", "reference": attempt.reference}).encode()

    def deliver(_number):
        try:
            response = client.post(
                reverse("webhook", args=["sandbox"]),
                body,
                content_type="application/json",
                headers={HEADER: signed(body)},
            )
            attempts.check(attempt=attempt, at=timezone.now())
            return response.status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(deliver, range(20)))

    assert answers == [200] * 20
    assert (LedgerEntry.objects.count(), WebhookMessage.objects.count(), mails()) == (
        1,
        1,
        ["placed", "paid"],
    )
