"""Bank transfer: the buyer writes a code on the transfer, staff enter what came in."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from shop.order.numbers import random_code
from shop.payment.models import (
    IncomingTransfer,
    OutgoingTransfer,
    PaymentAttempt,
    Remittance,
)

from .base import Message, Movement, Remote, SignatureError

CURRENCY = "CNY"


class BankTransfer:
    """Money arrives days later, in any sum, and is entered by a person."""

    code = "bank_transfer"
    name = _("Bank transfer")
    hint = _("Transfer with a code; the goods are held for 72 hours")
    hold_for = timedelta(hours=72)

    def create(self, attempt: Any, *, return_url: str, at: datetime) -> Remote:
        remittance, _made = Remittance.objects.get_or_create(
            idempotency_key=attempt.idempotency_key,
            defaults={
                "code": f"SH{random_code()}",
                "group_number": attempt.group.number,
                "amount": attempt.amount,
                "created_at": at,
            },
        )
        return remote(remittance)

    def fetch(self, reference: str) -> Remote:
        return remote(Remittance.objects.get(code=reference))

    def objects_since(self, moment: datetime) -> Iterator[Remote]:
        codes = set(
            IncomingTransfer.objects.filter(entered_at__gte=moment).values_list(
                "remittance__code", flat=True
            )
        )
        codes |= set(
            OutgoingTransfer.objects.filter(sent_at__gte=moment).values_list(
                "remittance__code", flat=True
            )
        )
        for remittance in Remittance.objects.filter(code__in=codes).prefetch_related(
            "transfers", "payouts"
        ):
            yield remote(remittance)

    def cancel(self, reference: str, *, at: datetime) -> Remote:
        Remittance.objects.filter(code=reference, closed_at=None).update(closed_at=at)
        return self.fetch(reference)

    def refund(
        self, reference: str, amount: Decimal, *, key: Any, at: datetime
    ) -> None:
        """Put the sum on the list that staff send back; it counts when they have."""
        OutgoingTransfer.objects.get_or_create(
            idempotency_key=key,
            defaults={
                "remittance": Remittance.objects.get(code=reference),
                "amount": amount,
                "asked_at": at,
            },
        )

    def verify(self, body: bytes, headers: Mapping[str, str]) -> Message:
        """Refuse everything: a bank sends no messages."""
        raise SignatureError


def remote(remittance: Remittance) -> Remote:
    """Return what has come in under a code: paid once the sum is complete."""
    received = tuple(
        Movement(one.bank_reference, one.amount, one.received_at)
        for one in remittance.transfers.all()
    )
    refunded = tuple(
        Movement(one.bank_reference, one.amount, one.sent_at, str(one.idempotency_key))
        for one in remittance.payouts.all()
        if one.sent_at
    )
    total = sum((movement.amount for movement in received), Decimal(0))
    state = (
        PaymentAttempt.State.CLOSED
        if remittance.closed_at
        else PaymentAttempt.State.OPEN
    )
    return Remote(
        reference=remittance.code,
        state=PaymentAttempt.State.PAID if total >= remittance.amount else state,
        amount=remittance.amount,
        currency=CURRENCY,
        received=received,
        refunded=refunded,
    )
