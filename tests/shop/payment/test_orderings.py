"""Any messages in any order, any number of times, lead to the same end and one mail."""

from itertools import permutations, product

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.order import invariants
from shop.payment import tasks
from shop.payment.actions import attempts
from shop.payment.models import LedgerEntry, SandboxPayment
from tests.factories.orders import purchase

pytestmark = pytest.mark.django_db

HAPPENINGS = ("declined", "closed", "paid")
RANK = {"open": 0, "closed": 1, "paid": 2}
ORDERS = [
    (order, times)
    for length in (1, 2, 3)
    for order in permutations(HAPPENINGS, length)
    for times in product((1, 3), repeat=length)
]


def let_happen(happening, payment):
    values = {"declined": {"failures": 1}}.get(happening, {"status": happening})
    SandboxPayment.objects.filter(pk=payment.pk).update(
        changed_at=timezone.now(), **values
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
