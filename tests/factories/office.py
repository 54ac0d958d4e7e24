"""Rows that wait for staff: one of each call."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

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
from tests.factories.core import UserFactory
from tests.factories.orders import paid_purchase, purchase

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
        kind="cards",
        title="Make all product cards anew",
        created_by=UserFactory(),
        created_at=EARLIER,
    )


def failed_task():
    tasks.reconcile_all.enqueue()
    DBTaskResult.objects.update(
        status=TaskResultStatus.FAILED, worker_ids=["w"] * 8, finished_at=EARLIER
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
