"""Work on payments that may wait: each fetches by id and calls one action.

What is due is read from the rows themselves (a hold has its end, a payment and a refund their state, a message whether
it was acted on) by `catch_up`, which comes round each minute. The tasks that an action enqueues only make the usual way
quick: when one is lost, or the provider does not answer it, the next round does it.
"""

import json
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

LOOK_BACK = timedelta(hours=72)


@task
def check_reference(provider: str, reference: str) -> None:
    """Ask the provider how a payment stands that it sent a message about."""
    from shop.payment.actions import inbox  # noqa: PLC0415 - the actions enqueue these tasks

    inbox.act_on(provider=provider, reference=reference, at=timezone.now())


@task
def send_sandbox_message(event_id: str, reference: str) -> None:
    """Send a message as the pretended company would: signed, and through the door for messages."""
    from shop.payment.actions import inbox  # noqa: PLC0415
    from shop.payment.providers.sandbox import HEADER, signed  # noqa: PLC0415

    body = json.dumps({"id": event_id, "reference": reference}).encode()
    headers = {HEADER: signed(body)}
    inbox.receive(provider="sandbox", body=body, headers=headers, at=timezone.now())


@task
def send_refund(refund_id: int) -> None:
    """Give money back."""
    from shop.payment.actions import attempts  # noqa: PLC0415
    from shop.payment.models import Refund  # noqa: PLC0415

    refund = Refund.objects.select_related("attempt__group").get(pk=refund_id)
    if refund.state == Refund.State.REQUESTED:
        attempts.send_refund(refund=refund, at=timezone.now())


@task
def write_to_buyer(group_id: int, what: str, about: str = "") -> None:
    """Send the buyer one mail about a purchase; `about` names the order, or tells two mails of a kind apart."""
    from shop.order import emails  # noqa: PLC0415

    emails.write(group_id, what, about)


@task
def close_payments(group_id: int) -> None:
    """Have the provider close what could still bring money for a cancelled purchase."""
    from shop.order.models import OrderGroup  # noqa: PLC0415
    from shop.payment.actions import attempts  # noqa: PLC0415

    group = OrderGroup.objects.get(pk=group_id)
    attempts.close_pending(group=group, at=timezone.now())


@task
def catch_up() -> None:
    """Do what is due: end holds, ask about payments, send refunds, act on messages. Comes round each minute."""
    from shop.payment.actions import rounds  # noqa: PLC0415

    rounds.catch_up(at=timezone.now())


@task
def reconcile_all() -> None:
    """Compare the objects of every provider with our attempts. Comes round each hour."""
    from django.conf import settings  # noqa: PLC0415

    from shop.payment.actions import rounds  # noqa: PLC0415

    now = timezone.now()
    for code in settings.PAYMENT_PROVIDERS:
        rounds.patiently(rounds.reconcile, code=code, since=now - LOOK_BACK, at=now)
