"""Work on payments that may wait: each fetches by id and calls one action.

Every hold brings its own end, and every opened payment its own checks, as task rows of the same transaction: no clock
of ours needs to run for goods to be released or lost messages to be made good.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

LOOK_BACK = timedelta(hours=72)
AGAIN = timedelta(minutes=1)


@task
def check_reference(provider: str, reference: str) -> None:
    """Ask the provider how a payment stands that it sent a message about."""
    from shop.payment.actions import attempts  # noqa: PLC0415 - the actions enqueue these tasks
    from shop.payment.models import PaymentAttempt, WebhookMessage  # noqa: PLC0415

    now = timezone.now()
    attempt = PaymentAttempt.objects.filter(
        provider=provider, reference=reference
    ).first()
    if attempt is None:
        return
    attempts.check(attempt=attempt, at=now)
    WebhookMessage.objects.filter(
        provider=provider, reference=reference, processed_at=None
    ).update(processed_at=now)


@task
def watch(attempt_id: int, minutes: int) -> None:
    """Ask how a pending payment stands, and again later, each time after twice the time, while it is pending."""
    from shop.payment.actions import attempts  # noqa: PLC0415
    from shop.payment.models import PaymentAttempt  # noqa: PLC0415

    attempt = PaymentAttempt.objects.select_related("group").get(pk=attempt_id)
    if attempt.is_pending:
        later = timezone.now() + timedelta(minutes=minutes)
        watch.using(run_after=later).enqueue(attempt_id, minutes * 2)
        attempts.patiently(attempts.check, attempt=attempt, at=timezone.now())


@task
def send_refund(refund_id: int) -> None:
    """Give money back; when the provider does not answer, try again in a minute."""
    from shop.payment.actions import attempts  # noqa: PLC0415
    from shop.payment.models import Refund  # noqa: PLC0415
    from shop.payment.providers.base import ProviderError  # noqa: PLC0415

    refund = Refund.objects.select_related("attempt__group").get(pk=refund_id)
    if refund.state != Refund.State.REQUESTED:
        return
    try:
        attempts.send_refund(refund=refund, at=timezone.now())
    except ProviderError:
        send_refund.using(run_after=timezone.now() + AGAIN).enqueue(refund_id)


@task
def write_to_buyer(group_id: int, what: str, about: str = "") -> None:
    """Send the buyer one mail about a purchase; `about` names the order, or tells two mails of a kind apart."""
    from shop.order import emails  # noqa: PLC0415

    emails.write(group_id, what, about)


@task
def reconcile_all() -> None:
    """Compare the objects of every provider with our attempts, and do again what was lost."""
    from django.conf import settings  # noqa: PLC0415

    from shop.payment.actions import attempts  # noqa: PLC0415

    now = timezone.now()
    attempts.catch_up(at=now)
    for code in settings.PAYMENT_PROVIDERS:
        attempts.reconcile(code=code, since=now - LOOK_BACK, at=now)


@task
def end_hold(group_id: int) -> None:
    """Release what one purchase holds when its time has run out; try again when the provider does not answer."""
    from shop.order.models import OrderGroup  # noqa: PLC0415
    from shop.payment.actions import attempts  # noqa: PLC0415
    from shop.payment.providers.base import ProviderError  # noqa: PLC0415

    now = timezone.now()
    try:
        attempts.end_hold(group=OrderGroup.objects.get(pk=group_id), at=now)
    except ProviderError:
        end_hold_at(group_id, now + AGAIN)


def end_hold_at(group_id: int, moment: datetime) -> None:
    """Have a hold end at a moment; a hold that was extended since is left alone then."""
    end_hold.using(run_after=moment).enqueue(group_id)


@task
def close_payments(group_id: int) -> None:
    """Have the provider close what could still bring money for a cancelled purchase."""
    from shop.order.models import OrderGroup  # noqa: PLC0415
    from shop.payment.actions import attempts  # noqa: PLC0415
    from shop.payment.providers.base import ProviderError  # noqa: PLC0415

    now = timezone.now()
    try:
        attempts.close_pending(group=OrderGroup.objects.get(pk=group_id), at=now)
    except ProviderError:
        close_payments.using(run_after=now + AGAIN).enqueue(group_id)


@task
def end_holds() -> None:
    """Release what purchases hold whose time has run out."""
    from shop.order.models import OrderGroup  # noqa: PLC0415

    for pk in OrderGroup.objects.hold_ended_at(timezone.now()).values_list("pk"):
        end_hold.func(*pk)
