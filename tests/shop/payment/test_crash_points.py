"""The process dies at a named point; after a worker and one round all adds up and the purchase is where it belongs."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from shop.order import emails, invariants
from shop.order.actions import fulfilment
from shop.order.models import OrderGroup
from shop.partner import actions as stock
from shop.payment import tasks
from shop.payment.actions import attempts, inbox, outcomes
from shop.payment.models import PaymentAttempt, SandboxPayment
from shop.payment.providers.sandbox import Sandbox
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import StockRecordFactory
from tests.factories.tasks import run_tasks

from .machine import CrashError

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def basket():
    record = StockRecordFactory(num_in_stock=0)
    stock.receive(stock_record=record, quantity=3, by=None, at=timezone.now())
    return basket_with(record)


def dies_before(monkeypatch, owner, name):
    """Let the process die at the next call of a function, once."""
    function = getattr(owner, name)

    def die(*args, **kwargs):
        monkeypatch.setattr(owner, name, function)
        raise CrashError

    monkeypatch.setattr(owner, name, die)


def dies_after(monkeypatch, owner, name):
    """Let the process die when the next call of a function has done its work, once."""
    function = getattr(owner, name)

    def work_and_die(*args, **kwargs):
        monkeypatch.setattr(owner, name, function)
        function(*args, **kwargs)
        raise CrashError

    monkeypatch.setattr(owner, name, work_and_die)


def survive(act, *args, **kwargs):
    try:
        return act(*args, **kwargs)
    except CrashError:
        return None


def use(basket):
    """Order, pay, and have the message acted on and the mails written, whatever dies on the way."""
    group = survive(purchase, basket) or OrderGroup.objects.first()
    if group is None:
        return
    survive(attempts.open_at_provider, attempt=group.attempts.get(), at=timezone.now())
    SandboxPayment.objects.update(status="paid", changed_at=timezone.now())
    reference = PaymentAttempt.objects.get().reference
    if reference:
        survive(tasks.send_sandbox_message.func, "ev_1", reference)
    run_tasks(lose=[CrashError])


def recover(clock):
    """Start a worker again: what failed has another try, and one round comes."""
    clock.shift(timedelta(minutes=3))
    tasks.catch_up.func()
    run_tasks()


POINTS = {
    "after the order, before the provider is asked": (
        dies_before,
        attempts,
        "open_at_provider",
    ),
    "the provider made it, its answer was not kept": (dies_after, Sandbox, "create"),
    "the answer kept, not compared": (dies_before, attempts, "synchronise"),
    "the message stored, not acted on": (dies_before, inbox, "act_on"),
    "before the message is stored": (dies_before, inbox, "receive"),
    "between ledger and state": (dies_after, attempts, "book"),
    "between state and mail": (dies_after, outcomes, "change_orders"),
    "the state moved, the message not marked": (dies_after, attempts, "check"),
    "before the mail": (dies_before, emails, "write"),
}


@pytest.mark.parametrize("point", POINTS)
def test_a_paid_purchase_is_paid_wherever_the_process_died(
    monkeypatch, clock, basket, point
):
    dies, owner, name = POINTS[point]
    dies(monkeypatch, owner, name)

    use(basket)
    recover(clock)
    SandboxPayment.objects.filter(status="open").update(status="paid")
    recover(clock)

    statuses = OrderGroup.objects.values_list("status", "attempts__state")
    assert (invariants.violations(), list(statuses)) == ({}, [("paid", "paid")])


def test_a_crash_while_ordering_leaves_the_basket_and_no_order(monkeypatch, basket):
    dies_after(monkeypatch, stock, "hold")

    survive(purchase, basket)

    assert (invariants.violations(), OrderGroup.objects.count()) == ({}, 0)
    assert purchase(basket).goods_total > 0


@pytest.mark.parametrize(
    "name", ["release_lines", "change_orders", "give_back_surplus"]
)
def test_a_crash_while_a_hold_ends_ends_it_in_the_next_round(
    monkeypatch, clock, basket, name
):
    group = purchase(basket)
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    dies_after(monkeypatch, outcomes, name)
    clock.shift(timedelta(minutes=16))
    survive(tasks.catch_up.func)

    recover(clock)

    group.refresh_from_db()
    held = basket.lines.get().stockrecord.num_allocated
    assert (invariants.violations(), group.status, held) == ({}, "expired", 0)


@pytest.mark.parametrize("dies", [dies_before, dies_after])
def test_a_crash_while_money_goes_back_sends_it_once(monkeypatch, clock, basket, dies):
    use(basket)
    order = OrderGroup.objects.get().orders.get()
    fulfilment.cancel(order=order, by=None, at=timezone.now())
    dies(monkeypatch, Sandbox, "refund")
    run_tasks(lose=[CrashError])

    recover(clock)

    sent = SandboxPayment.objects.get().refunds.values_list("amount", flat=True)
    assert (invariants.violations(), list(sent)) == ({}, [order.total_incl_tax])


def test_a_mail_that_was_sent_but_not_marked_comes_again_under_the_same_id(
    monkeypatch, basket
):
    use(basket)
    group = OrderGroup.objects.get()
    mail.outbox.clear()

    for _time in range(2):
        tasks.write_to_buyer.func(group.pk, "paid")

    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 1
