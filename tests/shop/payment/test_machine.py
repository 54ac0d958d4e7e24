"""The shop against an unreliable payment company; and mutants of the shop, which the same machine must find out."""

import secrets
import uuid

import pytest
from django.db import IntegrityError
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from shop.payment import tasks
from shop.payment.actions import attempts, outcomes
from shop.payment.models import LedgerEntry, SandboxPayment
from shop.payment.providers.sandbox import Sandbox, remote

from .machine import PaymentMachine, ScriptedMachine

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
QUICK = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)


def test_goods_and_money_add_up_whatever_happens():
    run_state_machine_as_test(PaymentMachine, settings=QUICK)


def books_every_time(monkeypatch):
    def book(attempt, remote, at):
        for kind, movement in attempts.movements(remote):
            LedgerEntry.objects.create(
                attempt=attempt,
                kind=kind,
                provider_reference=secrets.token_hex(8),
                amount=movement.amount,
                moved_at=movement.at,
                booked_at=at,
            )

    monkeypatch.setattr(attempts, "book", book)


def keeps_the_surplus(monkeypatch):
    monkeypatch.setattr(outcomes, "give_back_surplus", lambda *_a, **_k: None)


def forgets_the_key(monkeypatch):
    def create(self, attempt, *, return_url, at):
        return remote(
            SandboxPayment.objects.create(
                idempotency_key=uuid.uuid4(),
                reference=f"sb_{secrets.token_hex(12)}",
                group_number=attempt.group.number,
                amount=attempt.amount,
                currency=attempt.currency,
                return_url=return_url,
                created_at=at,
                changed_at=at,
            )
        )

    monkeypatch.setattr(Sandbox, "create", create)


def writes_at_every_check(monkeypatch):
    follow = outcomes.follow

    def and_write(attempt, at):
        follow(attempt, at)
        if attempt.state == "paid":
            tasks.write_to_buyer.enqueue(attempt.group_id, "paid")

    monkeypatch.setattr(outcomes, "follow", and_write)


def refunds_at_once_and_again(monkeypatch):
    refund = Sandbox.refund

    def again(self, reference, amount, *, key, at):
        refund(self, reference, amount / 2, key=uuid.uuid4(), at=at)

    monkeypatch.setattr(Sandbox, "refund", again)


def buys_and_pays(shop):
    shop.buy()
    shop.pay()
    shop.deliver_a_message()


def hears_of_it_twice(shop):
    buys_and_pays(shop)
    shop.all_adds_up()
    shop.deliver_a_message()


def pays_two_payments(shop):
    """The first is closed for another and paid all the same; the bank's answer was only late."""
    shop.buy()
    shop.choose_again()
    SandboxPayment.objects.update(status="paid", changed_at=timezone.now())
    for payment in SandboxPayment.objects.all():
        tasks.check_reference.func("sandbox", payment.reference)


def does_not_hear_the_answer(shop):
    shop.lose_calls(calls=1, is_heard=True)
    shop.buy()
    first = SandboxPayment.objects.get()
    shop.reconcile()
    SandboxPayment.objects.filter(pk=first.pk).update(status="paid")


def cancels_what_was_paid(shop):
    buys_and_pays(shop)
    shop.cancel()
    shop.work()


SCRIPTS = {
    books_every_time: hears_of_it_twice,
    keeps_the_surplus: pays_two_payments,
    forgets_the_key: does_not_hear_the_answer,
    writes_at_every_check: hears_of_it_twice,
    refunds_at_once_and_again: cancels_what_was_paid,
}


def play(script):
    """Let one machine go through a script, and settle at its end."""
    shop = ScriptedMachine()
    shop.open_shop(units=3)
    try:
        script(shop)
        shop.all_adds_up()
    finally:
        shop.teardown()


@pytest.mark.parametrize("script", dict.fromkeys(SCRIPTS.values()))
def test_the_shop_as_it_is_gets_through_each_script(script):
    play(script)


@pytest.mark.parametrize("mutant", SCRIPTS)
def test_a_worse_shop_is_found_out(monkeypatch, mutant):
    """The control: the machine sees each fault where its script leads to it."""
    mutant(monkeypatch)

    with pytest.raises((AssertionError, IntegrityError)):
        play(SCRIPTS[mutant])
