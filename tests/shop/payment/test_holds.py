"""Nothing ends or shortens a hold too early, and what was done already is not done again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shop.order.actions import fulfilment
from shop.order.models import OrderEvent
from shop.partner.models import StockRecord
from shop.payment.actions import attempts
from shop.payment.models import Refund, SandboxPayment
from tests.factories.orders import paid_purchase, purchase
from tests.factories.tasks import waiting_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    """A purchase whose payment is open at the sandbox."""
    group = purchase()
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    return group


def choose_transfer(group):
    return attempts.choose(group=group, provider="bank_transfer", at=timezone.now())


def test_a_hold_is_not_ended_before_its_time(group):
    before_its_end = group.hold_until - timedelta(seconds=1)

    attempts.end_hold(group=group, at=before_its_end)

    group.refresh_from_db()
    held = StockRecord.objects.get().num_allocated
    assert (group.status, held) == ("awaiting-payment", 1)
    assert SandboxPayment.objects.get().status == "open"


def test_part_of_the_money_never_shortens_a_hold(group):
    first = group.attempts.get()
    choose_transfer(group)
    group.refresh_from_db()
    until = group.hold_until
    SandboxPayment.objects.update(
        status="paid", amount=group.total - 10, changed_at=timezone.now()
    )

    attempts.check(attempt=first, at=timezone.now())

    group.refresh_from_db()
    told = OrderEvent.objects.filter(order__group=group, kind="underpaid")
    assert [event.data["missing"] for event in told] == ["10.00"]
    assert (group.status, group.hold_until) == ("awaiting-payment", until)


def test_the_slower_of_two_tabs_gets_the_attempt_of_the_faster(group, monkeypatch):
    close_pending, faster = attempts.close_pending, []

    def close_and_be_overtaken(**given):
        close_pending(**given)
        monkeypatch.setattr(attempts, "close_pending", close_pending)
        faster.append(choose_transfer(group))

    monkeypatch.setattr(attempts, "close_pending", close_and_be_overtaken)

    assert [choose_transfer(group)] == faster
    assert list(group.attempts.values_list("provider", "state")) == [
        ("sandbox", "closed"),
        ("bank_transfer", "open"),
    ]


def test_a_refund_that_did_not_fail_is_not_sent_again():
    group = paid_purchase()
    fulfilment.cancel(order=group.orders.get(), by=None, at=timezone.now())
    before, waiting = Refund.objects.values().get(), len(waiting_tasks())

    attempts.try_refund_again(refund=Refund.objects.get(), by=None, at=timezone.now())

    assert (Refund.objects.values().get(), len(waiting_tasks())) == (before, waiting)


def test_the_slower_of_two_tabs_does_not_close_what_the_faster_made(group, monkeypatch):
    """The faster one comes between the slower one's look and its closing."""
    close_pending, faster = attempts.close_pending, []

    def overtaken(**said):
        monkeypatch.setattr(attempts, "close_pending", close_pending)
        faster.append(choose_transfer(group))
        close_pending(**said)

    monkeypatch.setattr(attempts, "close_pending", overtaken)

    slower = choose_transfer(group)

    assert [slower.pk] == [one.pk for one in faster]
    slower.refresh_from_db()
    assert slower.state in slower.PENDING
