"""Open payments at their provider, and bring an attempt in step with the provider's object.

No provider is called inside a transaction. What a provider says is booked under the group's lock.
"""

import logging
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.actions import audit
from shop.order import links
from shop.order.models import OrderGroup
from shop.payment import providers, tasks
from shop.payment.models import LedgerEntry, PaymentAttempt, Refund
from shop.payment.providers.base import Remote

from . import outcomes

logger = logging.getLogger(__name__)


class NotPayableError(Exception):
    message: Any = _("This order can no longer be paid.")


def open_at_provider(*, attempt: PaymentAttempt, at: datetime) -> PaymentAttempt:
    """Ask the provider for a payment, outside any transaction, and keep its reference.

    Raises:
        ProviderError: the attempt stays as it is and may be opened again with the same key.
    """
    provider = providers.provider(attempt.provider)
    return_url = links.pay_path(attempt.group)
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


def close_pending(*, group: OrderGroup, at: datetime, but: str = "") -> None:
    """Close whatever could still bring money for a purchase, but by one provider.

    Raises:
        ProviderError: one of them may still be open.
    """
    pending = group.attempts.filter(state__in=PaymentAttempt.PENDING)
    for attempt in pending.exclude(provider=but).select_related("group"):
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


def look_again(
    *, group: OrderGroup, at: datetime, least_age: timedelta = timedelta(0)
) -> None:
    """Bring an unpaid purchase up to date because its buyer asks; news younger than `least_age` will do.

    Raises:
        ProviderError: nothing is changed.
    """
    attempt = group.attempts.select_related("group").last()
    if group.is_awaiting_payment and not group.is_held_at(at):
        end_hold(group=group, at=at)
    elif (
        group.may_still_be_paid
        and attempt is not None
        and is_due(attempt, at - least_age)
    ):
        check(attempt=attempt, at=at)


def is_due(attempt: PaymentAttempt, moment: datetime) -> bool:
    return attempt.checked_at is None or attempt.checked_at <= moment


def choose(*, group: OrderGroup, provider: str, at: datetime) -> PaymentAttempt:
    """Pay with another provider: the pending attempt is closed first, so that only one can bring money.

    Chosen twice, or in two tabs at once, it makes one attempt.

    Raises:
        NotPayableError: when the time has run out, or it was paid in the meantime.
        ProviderError: the pending attempt may still be open.
    """
    pending = group.attempts.filter(state__in=PaymentAttempt.PENDING)
    if (chosen := pending.filter(provider=provider).first()) is not None:
        return chosen
    # Another tab may have chosen the same meanwhile: its payment is not closed.
    close_pending(group=group, at=at, but=provider)
    with transaction.atomic():
        group = OrderGroup.objects.select_for_update().get(pk=group.pk)
        if not group.is_held_at(at):
            raise NotPayableError
        if (chosen := pending.first()) is not None:
            return chosen
        # Counted from the order, so that changing to and fro never holds goods for longer.
        until = group.placed_at + providers.provider(provider).hold_for
        if group.hold_until is None or until > group.hold_until:
            OrderGroup.objects.filter(pk=group.pk).update(hold_until=until)
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
        audit.record(gettext_noop("sent a refund again"), refund, by=by, at=at)
        tasks.send_refund.enqueue(refund.pk)
    return refund
