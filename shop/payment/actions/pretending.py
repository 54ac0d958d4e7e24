"""What the pretended payment company does when somebody presses a button on its page."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from shop.payment import tasks
from shop.payment.models import SandboxPayment

Status = SandboxPayment.Status


@dataclass(frozen=True)
class Post:
    """How the company's messages travel: never (0), once or repeated; at once or late."""

    times: int = 1
    delay: timedelta = timedelta(0)


@transaction.atomic
def pay(
    *, payment: SandboxPayment, is_late: bool = False, post: Post, at: datetime
) -> None:
    """Take the money, once; late means even when the payment is closed already."""
    payable = [Status.OPEN, Status.CLOSED] if is_late else [Status.OPEN]
    SandboxPayment.objects.filter(pk=payment.pk, status__in=payable).update(
        status=Status.PAID, changed_at=at
    )
    announce(payment, post, at)


@transaction.atomic
def decline(*, payment: SandboxPayment, post: Post, at: datetime) -> None:
    SandboxPayment.objects.filter(pk=payment.pk).update(
        failures=F("failures") + 1, changed_at=at
    )
    announce(payment, post, at)


def announce(payment: SandboxPayment, post: Post, at: datetime) -> None:
    """Have one message sent as often and as late as was asked; a repeated one carries the same id."""
    SandboxPayment.objects.filter(pk=payment.pk).update(
        message_times=post.times, message_delay_seconds=post.delay.total_seconds()
    )
    event_id = f"ev_{secrets.token_hex(8)}"
    for _time in range(post.times):
        tasks.send_sandbox_message.using(
            run_after=at + post.delay if post.delay else None
        ).enqueue(event_id, payment.reference)
