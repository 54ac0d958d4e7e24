"""A pretended payment company: its own tables, signed messages, a page with pay, fail and pay late."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from shop.payment.models import SandboxPayment, SandboxRefund

from .base import Message, Movement, Remote, SignatureError

TOLERANCE_SECONDS = 300
HEADER = "X-Sandbox-Signature"
Status = SandboxPayment.Status


def signed(body: bytes, *, at: float | None = None) -> str:
    """Return the header that proves a message: its time and the HMAC of time and body."""
    moment = int(time.time() if at is None else at)
    digest = hmac.new(
        settings.SANDBOX_WEBHOOK_SECRET.encode(),
        f"{moment}.".encode() + body,
        hashlib.sha256,
    )
    return f"t={moment},v1={digest.hexdigest()}"


class Sandbox:
    """The demonstration's provider. Production refuses to start with it."""

    code = "sandbox"
    name = _("Sandbox payment")
    hint = _("A pretended payment page; no money moves")
    hold_for = timedelta(minutes=15)

    def create(self, attempt: Any, *, return_url: str, at: datetime) -> Remote:
        payment, _made = SandboxPayment.objects.get_or_create(
            idempotency_key=attempt.idempotency_key,
            defaults={
                "reference": f"sb_{secrets.token_hex(12)}",
                "group_number": attempt.group.number,
                "description": str(attempt.group),
                "amount": attempt.amount,
                "currency": attempt.currency,
                "return_url": return_url,
                "created_at": at,
                "changed_at": at,
            },
        )
        return remote(payment)

    def fetch(self, reference: str) -> Remote:
        return remote(SandboxPayment.objects.get(reference=reference))

    def objects_since(self, moment: datetime) -> Iterator[Remote]:
        for payment in SandboxPayment.objects.filter(
            changed_at__gte=moment
        ).prefetch_related("refunds"):
            yield remote(payment)

    def cancel(self, reference: str, *, at: datetime) -> Remote:
        SandboxPayment.objects.filter(reference=reference, status=Status.OPEN).update(
            status=Status.CLOSED, changed_at=at
        )
        return self.fetch(reference)

    @transaction.atomic
    def refund(
        self, reference: str, amount: Decimal, *, key: Any, at: datetime
    ) -> None:
        payment = SandboxPayment.objects.select_for_update().get(reference=reference)
        left = payment.amount - sum(one.amount for one in payment.refunds.all())
        if left <= 0:
            return
        SandboxRefund.objects.get_or_create(
            idempotency_key=key,
            defaults={
                "payment": payment,
                "reference": f"sr_{secrets.token_hex(12)}",
                "amount": min(amount, left),
                "created_at": at,
            },
        )
        SandboxPayment.objects.filter(pk=payment.pk).update(changed_at=at)

    def verify(self, body: bytes, headers: Mapping[str, str]) -> Message:
        """Return what a signed message says; raise SignatureError for any other."""
        parts = dict(
            part.partition("=")[::2] for part in headers.get(HEADER, "").split(",")
        )
        moment = parts.get("t", "")
        if not moment.isdigit() or abs(time.time() - int(moment)) > TOLERANCE_SECONDS:
            raise SignatureError
        if not hmac.compare_digest(
            signed(body, at=int(moment)), headers.get(HEADER, "")
        ):
            raise SignatureError
        try:
            data = json.loads(body)
            return Message(str(data["id"])[:128], str(data["reference"])[:128])
        except (ValueError, KeyError, TypeError) as error:
            raise SignatureError from error


def remote(payment: SandboxPayment) -> Remote:
    """Return a payment as the company's interface shows it."""
    is_paid = payment.status == Status.PAID
    received = (
        (Movement(payment.reference, payment.amount, payment.changed_at),)
        if is_paid
        else ()
    )
    return Remote(
        reference=payment.reference,
        state=payment.status,
        amount=payment.amount,
        currency=payment.currency,
        received=received,
        refunded=tuple(
            Movement(
                one.reference, one.amount, one.created_at, str(one.idempotency_key)
            )
            for one in payment.refunds.all()
        ),
        url=reverse("payment:sandbox", args=[payment.reference]),
        failure=gettext_noop("declined")
        if payment.failures and payment.status == Status.OPEN
        else "",
    )
