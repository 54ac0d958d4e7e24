"""Open payments at their provider, and bring an attempt in step with the provider's object."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse

from shop.order.models import OrderGroup
from shop.payment import providers
from shop.payment.models import LedgerEntry, PaymentAttempt, Refund
from shop.payment.providers.base import Remote

from . import outcomes


def open_at_provider(*, attempt: PaymentAttempt, at: datetime) -> PaymentAttempt:
    """Ask the provider for a payment, outside any transaction, and keep its reference.

    Raises:
        ProviderError: the attempt stays as it is and may be opened again with the same key.
    """
    provider = providers.provider(attempt.provider)
    return_url = reverse("payment:pay", args=[attempt.group.number])
    found = provider.create(attempt, return_url=return_url, at=at)
    PaymentAttempt.objects.filter(pk=attempt.pk, reference="").update(
        reference=found.reference, provider_url=found.url
    )
    return synchronise(attempt=attempt, remote=found, at=at)


def synchronise(
    *, attempt: PaymentAttempt, remote: Remote, at: datetime
) -> PaymentAttempt:
    """Book what moved at the provider and move the attempt on; nothing known is ever unlearned.

    The group's row is locked first, so that any number of messages in any order come to the same end.
    """
    with transaction.atomic():
        group = OrderGroup.objects.select_for_update().get(pk=attempt.group_id)
        attempt = PaymentAttempt.objects.get(pk=attempt.pk)
        attempt.group = group
        book(attempt, remote, at)
        settle_refunds(attempt, remote, at)
        values: dict[str, Any] = {
            "checked_at": at,
            "last_failure": remote.failure[:200],
        }
        if attempt.may_become(remote.state):
            values["state"] = attempt.state = remote.state
        PaymentAttempt.objects.filter(pk=attempt.pk).update(**values)
        outcomes.follow(attempt, at)
    return attempt


def book(attempt: PaymentAttempt, remote: Remote, at: datetime) -> None:
    """Write the ledger rows that are missing; each movement has one."""
    moved = [(LedgerEntry.Kind.RECEIVED, one) for one in remote.received]
    moved += [(LedgerEntry.Kind.REFUNDED, one) for one in remote.refunded]
    for kind, movement in moved:
        LedgerEntry.objects.get_or_create(
            attempt=attempt,
            kind=kind,
            provider_reference=movement.reference,
            defaults={
                "amount": movement.amount,
                "moved_at": movement.at,
                "booked_at": at,
            },
        )


def settle_refunds(attempt: PaymentAttempt, remote: Remote, at: datetime) -> None:
    """Mark the refunds whose money has left."""
    known = {movement.reference: movement for movement in remote.refunded}
    for refund in Refund.objects.filter(attempt=attempt, state__in=Refund.UNDER_WAY):
        if refund.provider_reference in known:
            outcomes.refund_succeeded(refund, at)


def check(*, attempt: PaymentAttempt, at: datetime) -> PaymentAttempt:
    """Ask the provider how a payment stands now.

    Raises:
        ProviderError: nothing is changed.
    """
    if not attempt.reference:
        return open_at_provider(attempt=attempt, at=at)
    remote = providers.provider(attempt.provider).fetch(attempt.reference)
    return synchronise(attempt=attempt, remote=remote, at=at)


def end_hold(*, group: OrderGroup, at: datetime) -> None:
    """Release what an unpaid purchase holds, once the provider confirms that nothing can arrive any more.

    Raises:
        ProviderError: the hold stays.
    """
    attempt = group.attempts.filter(state__in=PaymentAttempt.PENDING).first()
    if attempt is None or not attempt.reference:
        if attempt is not None:
            PaymentAttempt.objects.filter(pk=attempt.pk, reference="").update(
                state=PaymentAttempt.State.CLOSED
            )
        outcomes.expire(group, at)
        return
    remote = providers.provider(attempt.provider).cancel(attempt.reference, at=at)
    synchronise(attempt=attempt, remote=remote, at=at)
    if remote.state == PaymentAttempt.State.CLOSED:
        outcomes.expire(group, at)


def send_refund(*, refund: Refund, at: datetime) -> None:
    """Give money back through the provider that brought it; the refund's key makes it happen once.

    Raises:
        ProviderError: the refund stays to be sent.
    """
    attempt = refund.attempt
    movement = providers.provider(attempt.provider).refund(
        attempt.reference, refund.amount, key=refund.idempotency_key, at=at
    )
    if movement is None:
        Refund.objects.filter(pk=refund.pk, state=Refund.State.REQUESTED).update(
            state=Refund.State.PENDING
        )
        return
    Refund.objects.filter(pk=refund.pk).update(provider_reference=movement.reference)
    check(attempt=attempt, at=at)


def reconcile(*, code: str, since: datetime, at: datetime) -> list[PaymentAttempt]:
    """Compare every object of a provider with our attempts and return those that had fallen behind."""
    behind = []
    for remote in providers.provider(code).objects_since(since):
        attempt = PaymentAttempt.objects.filter(
            provider=code, reference=remote.reference
        ).first()
        if attempt is None:
            continue
        booked = sum((entry.amount for entry in attempt.ledger.received()), Decimal(0))
        arrived = sum((movement.amount for movement in remote.received), Decimal(0))
        if attempt.may_become(remote.state) or booked != arrived:
            behind.append(synchronise(attempt=attempt, remote=remote, at=at))
    return behind
