"""Open payments at their provider, and bring an attempt in step with the provider's object.

No provider is called inside a transaction. What a provider says is booked under the group's lock.
"""

import logging
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shop.order.models import OrderGroup
from shop.payment import providers, tasks
from shop.payment.models import LedgerEntry, PaymentAttempt, Refund
from shop.payment.providers.base import ProviderError, Remote

from . import outcomes

logger = logging.getLogger(__name__)
PATIENCE = timedelta(minutes=2)


class NotPayableError(Exception):
    message: Any = _("This order can no longer be paid.")


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
        if remote.currency != attempt.currency:
            logger.error("%s is in %s: not booked", attempt, remote.currency)
            return attempt
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


def movements(remote: Remote) -> Iterator[tuple[str, Any]]:
    for one in remote.received:
        yield LedgerEntry.Kind.RECEIVED, one
    for one in remote.refunded:
        yield LedgerEntry.Kind.REFUNDED, one


def book(attempt: PaymentAttempt, remote: Remote, at: datetime) -> None:
    """Write the ledger rows that are missing; each movement has one."""
    for kind, movement in movements(remote):
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
    """Mark the refunds whose money has left, or that did not go through; they are known by their keys."""
    left = {movement.key: movement for movement in remote.refunded}
    rows = Refund.objects.filter(attempt=attempt).exclude(state=Refund.State.SUCCEEDED)
    for refund in rows.select_related("order", "attempt__group"):
        key = str(refund.idempotency_key)
        if key in left:
            outcomes.refund_succeeded(refund, left[key].reference, at)
        elif key in remote.failed_refunds and refund.may_become(Refund.State.FAILED):
            outcomes.refund_failed(refund, at)


def check(*, attempt: PaymentAttempt, at: datetime) -> PaymentAttempt:
    """Ask the provider how a payment stands now.

    Raises:
        ProviderError: nothing is changed.
    """
    if not attempt.reference:
        return open_at_provider(attempt=attempt, at=at)
    remote = providers.provider(attempt.provider).fetch(attempt.reference)
    return synchronise(attempt=attempt, remote=remote, at=at)


def close(*, attempt: PaymentAttempt, at: datetime) -> PaymentAttempt:
    """Have the provider close an unpaid payment; it may answer that it was paid after all.

    Raises:
        ProviderError: nothing is known, so nothing is changed.
    """
    if not attempt.reference:
        # The provider may have made it and the answer been lost: its key finds it again.
        attempt = open_at_provider(attempt=attempt, at=at)
        attempt.refresh_from_db()
    remote = providers.provider(attempt.provider).cancel(attempt.reference, at=at)
    return synchronise(attempt=attempt, remote=remote, at=at)


def close_pending(*, group: OrderGroup, at: datetime) -> None:
    """Close whatever could still bring money for a purchase.

    Raises:
        ProviderError: one of them may still be open.
    """
    pending = group.attempts.filter(state__in=PaymentAttempt.PENDING)
    for attempt in pending.select_related("group"):
        close(attempt=attempt, at=at)


def end_hold(*, group: OrderGroup, at: datetime) -> None:
    """Release what an unpaid purchase holds, once the provider confirms that nothing can arrive any more.

    Raises:
        ProviderError: the hold stays.
    """
    group = OrderGroup.objects.get(pk=group.pk)
    if group.is_awaiting_payment and not group.is_held_at(at):
        close_pending(group=group, at=at)
        outcomes.expire(group, at)


def choose(*, group: OrderGroup, provider: str, at: datetime) -> PaymentAttempt:
    """Pay with another provider: the pending attempt is closed first, so that only one can bring money.

    Raises:
        NotPayableError: when the time has run out, or it was paid in the meantime.
        ProviderError: the pending attempt may still be open.
    """
    close_pending(group=group, at=at)
    with transaction.atomic():
        group = OrderGroup.objects.select_for_update().get(pk=group.pk)
        if not group.is_held_at(at):
            raise NotPayableError
        # Counted from the order, so that changing to and fro never holds goods for longer.
        until = group.placed_at + providers.provider(provider).hold_for
        if group.hold_until is None or until > group.hold_until:
            OrderGroup.objects.filter(pk=group.pk).update(hold_until=until)
            tasks.end_hold_at(group.pk, until)
        attempt = PaymentAttempt.objects.create(
            group=group,
            provider=provider,
            amount=group.total - outcomes.kept(group),
            created_at=at,
        )
    return open_at_provider(attempt=attempt, at=at)


def send_refund(*, refund: Refund, at: datetime) -> None:
    """Give money back through the provider that brought it; the refund's key makes it happen once.

    Raises:
        ProviderError: the refund stays to be sent.
    """
    attempt = refund.attempt
    providers.provider(attempt.provider).refund(
        attempt.reference, refund.amount, key=refund.idempotency_key, at=at
    )
    Refund.objects.filter(pk=refund.pk, state=Refund.State.REQUESTED).update(
        state=Refund.State.PENDING
    )
    check(attempt=attempt, at=at)


def try_refund_again(*, refund: Refund, by: Any, at: datetime) -> Refund:
    """Send a refund that did not go through once more, under a new key."""
    with transaction.atomic():
        refund = Refund.objects.select_for_update().get(pk=refund.pk)
        if refund.state != Refund.State.FAILED:
            return refund
        refund.idempotency_key = uuid.uuid4()
        refund.state, refund.requested_by = Refund.State.REQUESTED, by
        refund.requested_at = at
        refund.save()
        tasks.send_refund.enqueue(refund.pk)
    return refund


def is_behind(attempt: PaymentAttempt, remote: Remote) -> bool:
    """Tell whether the provider's object knows something that we do not."""
    booked = set(attempt.ledger.values_list("kind", "provider_reference"))
    there = {(str(kind), one.reference) for kind, one in movements(remote)}
    return attempt.may_become(remote.state) or bool(there - booked)


def reconcile(*, code: str, since: datetime, at: datetime) -> list[PaymentAttempt]:
    """Compare every object of a provider with our attempts and return those that had fallen behind."""
    behind = []
    for remote in providers.provider(code).objects_since(since):
        attempt = PaymentAttempt.objects.filter(
            provider=code, reference=remote.reference
        ).first()
        if attempt is None:
            logger.warning("%s has %s, which is not ours", code, remote.reference)
        elif is_behind(attempt, remote):
            behind.append(synchronise(attempt=attempt, remote=remote, at=at))
    return behind


def catch_up(*, at: datetime) -> None:
    """Do again what was lost on the way: openings, checks, closings and refunds that nobody answered."""
    overdue = PaymentAttempt.objects.filter(
        state__in=PaymentAttempt.PENDING, created_at__lte=at - PATIENCE
    )
    for attempt in overdue.select_related("group"):
        is_wanted = attempt.group.is_awaiting_payment
        patiently(check if is_wanted else close, attempt=attempt, at=at)
    for group in OrderGroup.objects.hold_ended_at(at):
        patiently(end_hold, group=group, at=at)
    unsent = Refund.objects.filter(
        state__in=Refund.UNDER_WAY, requested_at__lte=at - PATIENCE
    )
    for refund in unsent.select_related("attempt__group"):
        patiently(send_refund, refund=refund, at=at)


def patiently(action: Any, **facts: Any) -> None:
    """Call a provider; when it does not answer, another time will do."""
    try:
        action(**facts)
    except ProviderError:
        logger.warning("%s: no answer for %s", action.__name__, facts)
