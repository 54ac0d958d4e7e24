"""Work on payments that may wait: each fetches by id and calls one action."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

LOOK_BACK = timedelta(hours=72)


@task
def check_reference(provider: str, reference: str) -> None:
    """Ask the provider how a payment stands that it sent a message about."""
    from shop.payment.actions import attempts  # noqa: PLC0415 - the actions enqueue these tasks
    from shop.payment.models import PaymentAttempt, WebhookMessage  # noqa: PLC0415

    now = timezone.now()
    attempt = PaymentAttempt.objects.filter(
        provider=provider, reference=reference
    ).first()
    if attempt is not None:
        attempts.check(attempt=attempt, at=now)
    WebhookMessage.objects.filter(
        provider=provider, reference=reference, processed_at=None
    ).update(processed_at=now)


@task
def send_refund(refund_id: int) -> None:
    """Give money back."""
    from shop.payment.actions import attempts  # noqa: PLC0415
    from shop.payment.models import Refund  # noqa: PLC0415

    refund = Refund.objects.select_related("attempt__group").get(pk=refund_id)
    if refund.state == Refund.State.REQUESTED:
        attempts.send_refund(refund=refund, at=timezone.now())


@task
def write_to_buyer(group_id: int, what: str) -> None:
    """Send the buyer one mail about a purchase."""
    from shop.order import emails  # noqa: PLC0415

    emails.write(group_id, what)


@task
def reconcile_all() -> None:
    """Compare the objects of every provider with our attempts."""
    from django.conf import settings  # noqa: PLC0415

    from shop.payment.actions import attempts  # noqa: PLC0415

    now = timezone.now()
    for code in settings.PAYMENT_PROVIDERS:
        attempts.reconcile(code=code, since=now - LOOK_BACK, at=now)


@task
def end_holds() -> None:
    """Release what purchases hold whose time has run out."""
    from shop.order.models import OrderGroup  # noqa: PLC0415
    from shop.payment.actions import attempts  # noqa: PLC0415

    now = timezone.now()
    for group in OrderGroup.objects.hold_ended_at(now):
        attempts.end_hold(group=group, at=now)
