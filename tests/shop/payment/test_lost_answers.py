"""Calls that get lost on the way to a provider or back, and the task rows that make them good."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from shop.order.models import OrderGroup
from shop.partner.models import StockRecord
from shop.payment import providers, tasks
from shop.payment.actions import attempts
from shop.payment.models import PaymentAttempt, Refund, SandboxPayment, WebhookMessage
from shop.payment.providers.base import ProviderError
from tests.factories.orders import purchase
from tests.factories.tasks import run_tasks

from .machine import Unreliable

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(monkeypatch):
    company = Unreliable()
    monkeypatch.setitem(providers.ALL, "sandbox", company)
    return company


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def open_payment(group):
    return attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())


def states(group):
    group.refresh_from_db()
    held = StockRecord.objects.get().num_allocated
    return group.status, group.attempts.get().state, held


def pay(group):
    SandboxPayment.objects.filter(group_number=group.number).update(
        status="paid", changed_at=timezone.now()
    )


def test_a_lost_answer_is_asked_for_again_with_the_same_key(company, clock):
    group = purchase()
    company.silent = 1
    with pytest.raises(ProviderError):
        open_payment(group)

    clock.shift(timedelta(minutes=3))
    tasks.catch_up.func()

    assert SandboxPayment.objects.count() == 1
    assert states(group) == ("awaiting-payment", "open", 1)


def test_a_payment_of_which_no_message_comes_is_found_by_the_next_round(company, clock):
    group = purchase()
    open_payment(group)
    pay(group)

    clock.shift(timedelta(minutes=2))
    tasks.catch_up.func()

    assert states(group) == ("paid", "paid", 1)


def test_a_hold_ends_by_itself_when_its_time_has_run_out(company, clock):
    group = purchase()
    open_payment(group)

    clock.shift(timedelta(minutes=14))
    tasks.catch_up.func()
    assert states(group) == ("awaiting-payment", "open", 1)

    clock.shift(timedelta(minutes=2))
    tasks.catch_up.func()
    assert states(group) == ("expired", "closed", 0)


def test_a_hold_stays_while_the_provider_does_not_answer(company, clock):
    group = purchase()
    open_payment(group)
    company.down = 9
    clock.shift(timedelta(minutes=16))
    tasks.catch_up.func()
    assert states(group) == ("awaiting-payment", "open", 1)

    company.down = 0
    clock.shift(timedelta(minutes=2))
    tasks.catch_up.func()
    assert states(group) == ("expired", "closed", 0)


def test_a_payment_that_was_never_answered_is_closed_before_its_goods_go_back(
    company, clock
):
    group = purchase()
    company.silent = 1
    with pytest.raises(ProviderError):
        open_payment(group)
    pay(group)

    clock.shift(timedelta(minutes=16))
    attempts.end_hold(group=group, at=timezone.now())

    assert states(group) == ("paid", "paid", 1)


def test_what_was_lost_is_done_again_by_the_next_round(company, clock):
    group = purchase()
    company.silent = 1
    with pytest.raises(ProviderError):
        open_payment(group)
    pay(group)
    clock.shift(timedelta(minutes=3))

    tasks.catch_up.func()

    assert states(group) == ("paid", "paid", 1)


def test_a_refund_that_fails_waits_for_staff_and_is_sent_under_a_new_key(
    company, clock
):
    group = purchase()
    open_payment(group)
    attempts.end_hold(group=group, at=timezone.now() + timedelta(hours=1))
    StockRecord.objects.update(num_in_stock=0)
    pay(group)
    company.refuses_refunds = True
    tasks.check_reference.func("sandbox", group.attempts.get().reference)
    run_tasks()
    refund = Refund.objects.get()
    assert (refund.state, Refund.objects.count()) == ("failed", 1)

    company.refuses_refunds = False
    attempts.try_refund_again(refund=refund, by=None, at=timezone.now())
    run_tasks()

    refund.refresh_from_db()
    assert (refund.state, refund.amount) == ("succeeded", group.total)


def test_another_provider_is_chosen_only_after_the_first_is_closed(company):
    group = purchase()
    open_payment(group)
    company.down = 1
    with pytest.raises(ProviderError):
        attempts.choose(group=group, provider="bank_transfer", at=timezone.now())
    assert PaymentAttempt.objects.count() == 1

    attempts.choose(group=group, provider="bank_transfer", at=timezone.now())

    assert list(PaymentAttempt.objects.values_list("provider", "state")) == [
        ("sandbox", "closed"),
        ("bank_transfer", "open"),
    ]
    group.refresh_from_db()
    assert group.hold_until == group.placed_at + timedelta(hours=72)


def test_nothing_can_be_chosen_for_what_was_paid_in_the_meantime(company):
    group = purchase()
    open_payment(group)
    pay(group)

    with pytest.raises(attempts.NotPayableError):
        attempts.choose(group=group, provider="bank_transfer", at=timezone.now())

    assert states(group) == ("paid", "paid", 1)


def test_two_payments_of_one_purchase_leave_one(company):
    """The first answer was 'closed', and its money came all the same."""
    group = purchase()
    open_payment(group)
    attempts.choose(group=group, provider="bank_transfer", at=timezone.now())
    second = attempts.choose(group=group, provider="sandbox", at=timezone.now())
    SandboxPayment.objects.update(status="paid", changed_at=timezone.now())

    for attempt in PaymentAttempt.objects.all():
        attempts.check(attempt=attempt, at=timezone.now())

    refund = Refund.objects.get()
    assert (OrderGroup.objects.get().status, refund.amount) == ("paid", group.total)
    assert refund.reason == "overpaid"
    assert refund.attempt_id == second.pk


def test_choosing_twice_or_the_same_again_makes_one_attempt(company):
    group = purchase()
    open_payment(group)

    for provider in ("sandbox", "bank_transfer", "bank_transfer"):
        attempts.choose(group=group, provider=provider, at=timezone.now())

    assert list(PaymentAttempt.objects.values_list("provider", "state")) == [
        ("sandbox", "closed"),
        ("bank_transfer", "open"),
    ]


def test_one_broken_purchase_does_not_keep_the_others_held(company, clock):
    broken, group = purchase(), purchase()
    StockRecord.objects.filter(line__order__group=broken).update(num_allocated=0)
    clock.shift(timedelta(minutes=16))

    tasks.catch_up.func()

    statuses = OrderGroup.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["awaiting-payment", "expired"]
    assert group.pk > broken.pk


def test_a_message_whose_task_was_lost_is_acted_on_in_the_next_round(company, clock):
    group = purchase()
    open_payment(group)
    attempts.end_hold(group=group, at=timezone.now() + timedelta(hours=1))
    pay(group)
    WebhookMessage.objects.create(
        provider="sandbox",
        event_id="ev_1",
        reference=group.attempts.get().reference,
        received_at=timezone.now(),
    )

    clock.shift(timedelta(minutes=3))
    tasks.catch_up.func()

    assert states(group) == ("paid", "paid", 1)
    assert WebhookMessage.objects.get().processed_at == timezone.now()


def test_a_message_about_nothing_of_ours_is_marked_and_asked_about_no_more(company):
    WebhookMessage.objects.create(
        provider="sandbox",
        event_id="ev_1",
        reference="sb_strange",
        received_at=timezone.now() - timedelta(hours=1),
    )

    tasks.catch_up.func()

    assert WebhookMessage.objects.filter(processed_at=None).count() == 0


def test_money_in_another_currency_is_not_booked(company, monkeypatch):
    group = purchase()
    open_payment(group)
    SandboxPayment.objects.update(status="paid", currency="HKD")

    attempts.check(attempt=group.attempts.get(), at=timezone.now())

    assert states(group) == ("awaiting-payment", "open", 1)
