"""Any messages in any order, any number of times, lead to the same end and one mail."""

from itertools import permutations

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.order import invariants
from shop.payment import tasks
from shop.payment.actions import attempts
from shop.payment.models import LedgerEntry, SandboxPayment, WebhookMessage
from tests.factories.orders import purchase
from tests.factories.tasks import run_tasks

pytestmark = pytest.mark.django_db

HAPPENINGS = ("nothing", "declined", "closed", "paid")
RANK = {"open": 0, "closed": 1, "paid": 2}
ORDERS = [
    (order, (times,) * length)
    for length in (1, 2, 3, 4)
    for order in permutations(HAPPENINGS, length)
    for times in (1, 3)
]


def let_happen(happening, payment):
    values = {"nothing": {}, "declined": {"failures": 1}}
    SandboxPayment.objects.filter(pk=payment.pk).update(
        changed_at=timezone.now(), **values.get(happening, {"status": happening})
    )


def mails_of(what):
    rows = DBTaskResult.objects.filter(task_path="shop.payment.tasks.write_to_buyer")
    return sum(row.args_kwargs["args"][1] == what for row in rows)


@pytest.mark.parametrize(("order", "times"), ORDERS)
def test_the_end_is_where_the_object_ended(order, times):
    group = purchase()
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    payment = SandboxPayment.objects.get()

    for happening, deliveries in zip(order, times, strict=True):
        let_happen(happening, payment)
        for _ in range(deliveries):
            tasks.check_reference.func("sandbox", payment.reference)

    group.refresh_from_db()
    reached = max((h for h in order if h in RANK), key=RANK.get, default="open")
    is_paid = reached == "paid"
    assert group.attempts.get().state == reached
    assert group.status == ("paid" if is_paid else "awaiting-payment")
    assert (LedgerEntry.objects.count(), mails_of("paid")) == (is_paid, is_paid)
    violated = invariants.violations()
    assert {k: v for k, v in violated.items() if k != "movements_explain_stock"} == {}


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("order", list(permutations(HAPPENINGS)))
def test_messages_that_come_too_late_and_in_any_order_end_the_same(order, times):
    """All has happened, the hold has ended, and only now the messages come."""
    group = purchase()
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    payment = SandboxPayment.objects.get()
    attempts.end_hold(group=group, at=group.hold_until)
    for happening in HAPPENINGS:
        let_happen(happening, payment)

    for happening in order * times:
        tasks.send_sandbox_message.func(f"ev_{happening}", payment.reference)
        run_tasks()

    group.refresh_from_db()
    held = group.orders.get().lines.get().num_allocated
    assert (group.status, group.attempts.get().state, held) == ("paid", "paid", 1)
    assert (LedgerEntry.objects.count(), mails_of("paid")) == (1, 1)
    assert WebhookMessage.objects.filter(processed_at=None).count() == 0
    assert WebhookMessage.objects.count() == len(HAPPENINGS)
