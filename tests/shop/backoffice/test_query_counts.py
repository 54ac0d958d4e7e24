"""Each list of the back office asks as much for one row as for many."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.actions import audit
from core.models import Job
from shop.order.models import OrderGroup
from shop.payment import tasks
from shop.payment.actions import attempts
from shop.payment.models import (
    OutgoingTransfer,
    PaymentAttempt,
    Refund,
    Remittance,
    WebhookMessage,
)
from tests.factories.core import OrganisationFactory, UserFactory
from tests.factories.orders import paid_purchase, purchase
from tests.factories.shop import CategoryFactory

pytestmark = pytest.mark.django_db
EARLIER = timezone.now() - timedelta(hours=1)


def transfer_out():
    group = purchase(provider="bank_transfer", owner=UserFactory())
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    OutgoingTransfer.objects.create(
        remittance=Remittance.objects.get(group_number=group.number),
        amount=5,
        idempotency_key=uuid4(),
        asked_at=timezone.now(),
    )


def job():
    Job.objects.create(
        kind="cards", title="Cards", created_by=UserFactory(), created_at=EARLIER
    )


def failed_task():
    tasks.reconcile_all.enqueue()
    DBTaskResult.objects.update(
        status=TaskResultStatus.FAILED, worker_ids=["w"] * 8, finished_at=EARLIER
    )


def entry():
    audit.record(
        "changed the price", OrganisationFactory(), by=UserFactory(), at=EARLIER
    )


def differences():
    """Make one of each kind: silent, unread, not ours, refused, short."""
    paid = paid_purchase(owner=UserFactory())
    Refund.objects.create(
        attempt=paid.attempts.get(),
        order=paid.orders.get(),
        amount=5,
        reason="goodwill",
        state="failed",
        requested_at=EARLIER,
    )
    silent = purchase(owner=UserFactory()).attempts.get()
    PaymentAttempt.objects.filter(pk=silent.pk).update(created_at=EARLIER)
    OrderGroup.objects.filter(pk=silent.group_id).update(status="paid")
    for reference in (paid.attempts.get().reference, f"strange-{paid.pk}"):
        WebhookMessage.objects.create(
            provider="sandbox",
            event_id=reference,
            reference=reference,
            received_at=EARLIER,
        )


# Page → who reads it, what makes a row of it, how many queries it costs.
LISTS = {
    "payouts": ("Finance", transfer_out, 9),
    "jobs": ("Site keepers", job, 9),
    "dead": ("Site keepers", failed_task, 9),
    "differences": ("Finance", differences, 12),
    "audit": ("Site keepers", entry, 10),
    "categories": ("Catalogue editors", CategoryFactory, 9),
    "suppliers": ("Catalogue editors", OrganisationFactory, 9),
}


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("page", LISTS)
def test_a_list_asks_the_same_whatever_its_length(
    person_in, django_assert_num_queries, page, count
):
    group, make, queries = LISTS[page]
    client = Client()
    client.force_login(person_in(group))
    DBTaskResult.objects.all().delete()
    for _ in range(count):
        make()
    client.get(f"/cms/{page}/")

    with django_assert_num_queries(queries):
        answer = client.get(f"/cms/{page}/")

    rows = answer.context.get("object_list") or answer.context["differences"]
    assert (answer.status_code, len(rows) >= count) == (200, True)
