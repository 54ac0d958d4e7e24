"""A shop, its buyers and an unreliable payment company, driven by Hypothesis in every order it can think of."""

from datetime import datetime, timedelta

import time_machine
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from shop.order import invariants
from shop.order.actions import fulfilment
from shop.order.models import Order, OrderGroup
from shop.partner import actions as stock
from shop.partner.errors import StockError
from shop.payment import providers, tasks
from shop.payment.actions import attempts
from shop.payment.models import PaymentAttempt, Refund, SandboxPayment
from shop.payment.providers.base import ProviderError
from shop.payment.providers.sandbox import Sandbox
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import StockRecordFactory
from tests.factories.tasks import run_tasks

START = datetime(2026, 10, 1, 9, 0, tzinfo=timezone.get_fixed_timezone(480))
WRITES = ("INSERT", "UPDATE", "DELETE")


class CrashError(BaseException):
    """The process dies before a write."""


LOST = (ProviderError, CrashError)


class Unreliable(Sandbox):
    """The sandbox, but calls get lost on the way there or on the way back, and refunds may not go through."""

    def __init__(self):
        self.down = self.silent = 0
        self.refuses_refunds = False
        self.failed = set()

    def call(self, method, *args, **kwargs):
        if self.down:
            self.down -= 1
            raise ProviderError
        answer = method(*args, **kwargs)
        if self.silent:
            self.silent -= 1
            raise ProviderError
        return answer

    def create(self, *args, **kwargs):
        return self.with_failures(self.call(super().create, *args, **kwargs))

    def fetch(self, *args, **kwargs):
        return self.with_failures(self.call(super().fetch, *args, **kwargs))

    def cancel(self, reference, *, at):
        super_cancel = super().cancel
        return self.with_failures(self.call(super_cancel, reference, at=at))

    def refund(self, reference, amount, *, key, at):
        if self.refuses_refunds:
            self.failed.add(str(key))
        elif str(key) not in self.failed:
            self.call(super().refund, reference, amount, key=key, at=at)

    def with_failures(self, remote):
        return type(remote)(
            **{**remote.__dict__, "failed_refunds": frozenset(self.failed)}
        )


class PaymentMachine(RuleBasedStateMachine):
    """Whatever happens in whatever order: goods and money add up at every step, and at last all is settled."""

    @initialize(units=st.integers(0, 3))
    def open_shop(self, units):
        self.world = transaction.atomic()
        self.world.__enter__()
        self.clock = time_machine.travel(START, tick=False)
        self.time = self.clock.start()
        self.company = Unreliable()
        self.before = providers.ALL["sandbox"]
        providers.ALL["sandbox"] = self.company
        self.writes_left = None
        self.wrapper = connection.execute_wrapper(self.before_statement)
        self.wrapper.__enter__()
        self.record = StockRecordFactory(num_in_stock=0)
        if units:
            stock.receive(
                stock_record=self.record, quantity=units, by=None, at=timezone.now()
            )

    def before_statement(self, execute, sql, params, many, context):
        if self.writes_left is not None and sql.lstrip().startswith(WRITES):
            self.writes_left -= 1
            if self.writes_left == 0:
                self.writes_left = None
                raise CrashError
        return execute(sql, params, many, context)

    def safely(self, act, *args, **kwargs):
        try:
            return act(*args, **kwargs)
        except (
            *LOST,
            StockError,
            fulfilment.FulfilmentError,
            attempts.NotPayableError,
        ):
            return None

    def pick(self, data, rows):
        rows = list(rows.order_by("pk"))
        return data.draw(st.sampled_from(rows)) if rows else None

    @rule()
    def buy(self):
        self.record.refresh_from_db()
        if OrderGroup.objects.count() < 4 and self.record.available:
            group = self.safely(lambda: purchase(basket_with(self.record)))
            attempt = group and group.attempts.get()
            if attempt:
                self.safely(
                    attempts.open_at_provider, attempt=attempt, at=timezone.now()
                )

    @rule(data=st.data())
    def pay(self, data=None):
        """Pay, even when the payment is closed: a bank's answer may come late."""
        payment = self.pick(data, SandboxPayment.objects.exclude(status="paid"))
        if payment:
            mine = SandboxPayment.objects.filter(pk=payment.pk)
            self.safely(mine.update, status="paid", changed_at=timezone.now())

    @rule(data=st.data())
    def fail(self, data):
        payment = self.pick(data, SandboxPayment.objects.filter(status="open"))
        if payment:
            mine = SandboxPayment.objects.filter(pk=payment.pk)
            self.safely(mine.update, failures=1)

    @rule(data=st.data())
    def deliver_a_message(self, data=None):
        """About any payment, at any time, any number of times; what is never drawn was lost."""
        if payment := self.pick(data, SandboxPayment.objects.all()):
            self.safely(tasks.check_reference.func, "sandbox", payment.reference)

    @rule(data=st.data())
    def choose_again(self, data=None):
        if group := self.pick(data, OrderGroup.objects.awaiting_payment()):
            for provider in ("bank_transfer", "sandbox"):
                self.safely(
                    attempts.choose, group=group, provider=provider, at=timezone.now()
                )

    @rule(data=st.data())
    def cancel(self, data=None):
        if order := self.pick(data, Order.objects.all()):
            self.safely(fulfilment.cancel, order=order, by=None, at=timezone.now())

    @rule()
    def take_a_pack_away(self):
        self.safely(
            stock.write_off,
            stock_record=self.record,
            quantity=1,
            by=None,
            at=timezone.now(),
        )

    @rule(data=st.data())
    def try_a_refund_again(self, data):
        if refund := self.pick(data, Refund.objects.filter(state="failed")):
            self.safely(
                attempts.try_refund_again, refund=refund, by=None, at=timezone.now()
            )

    @rule(minutes=st.integers(1, 20))
    def wait(self, minutes):
        self.time.shift(timedelta(minutes=minutes))

    @rule()
    def work(self):
        run_tasks(lose=LOST)

    @rule()
    def catch_up(self):
        self.safely(tasks.catch_up.func)

    @rule()
    def reconcile(self):
        self.safely(tasks.reconcile_all.func)

    @rule(calls=st.integers(1, 2), is_heard=st.booleans())
    def lose_calls(self, calls, is_heard):
        self.company.down, self.company.silent = (0, calls) if is_heard else (calls, 0)

    @rule(write=st.integers(1, 12))
    def die_before_a_write(self, write):
        self.writes_left = write

    @rule(refuses=st.booleans())
    def refuse_refunds(self, refuses):
        self.company.refuses_refunds = refuses

    @invariant()
    def all_adds_up(self):
        if hasattr(self, "record"):
            assert invariants.violations() == {}

    def teardown(self):
        if not hasattr(self, "record"):
            return
        try:
            self.let_the_dust_settle()
        finally:
            self.wrapper.__exit__(None, None, None)
            providers.ALL["sandbox"] = self.before
            self.clock.stop()
            transaction.set_rollback(True)
            self.world.__exit__(None, None, None)

    def let_the_dust_settle(self):
        self.writes_left = None
        self.company.down = self.company.silent = 0
        self.company.refuses_refunds = False
        for _round in range(3):
            # Longer in all than the longest hold, which choosing may have begun.
            self.time.shift(timedelta(hours=25))
            for refund in Refund.objects.filter(state="failed"):
                attempts.try_refund_again(refund=refund, by=None, at=timezone.now())
            run_tasks()
            tasks.catch_up.func()
            tasks.reconcile_all.func()
            run_tasks()
        assert not PaymentAttempt.objects.filter(
            state__in=PaymentAttempt.PENDING
        ).exists()
        assert not Refund.objects.exclude(state="succeeded").exists()
        for group in OrderGroup.objects.all():
            assert self.kept_by_company(group) == self.owed_by(group)
        assert invariants.violations() == {}

    def kept_by_company(self, group):
        payments = SandboxPayment.objects.filter(group_number=group.number)
        paid = sum(p.amount for p in payments if p.status == "paid")
        return paid - sum(r.amount for p in payments for r in p.refunds.all())

    def owed_by(self, group):
        live = group.orders.filter(status__in=["paid", "dispatched", "delivered"])
        return sum(order.total_incl_tax for order in live)


class ScriptedMachine(PaymentMachine):
    """The same shop led by the hand: a step that picks takes the newest."""

    def pick(self, data, rows):
        return rows.order_by("pk").last()
