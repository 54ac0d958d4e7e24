"""What comes round: everything that is due is found in the rows, so nothing that was lost on the way stays undone."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from shop.order.models import OrderGroup
from shop.payment import providers
from shop.payment.models import PaymentAttempt, Refund, WebhookMessage
from shop.payment.providers.base import ProviderError, Remote

from . import attempts, inbox

logger = logging.getLogger(__name__)
# The usual way, by task and message, gets so long before a round does the work.
PATIENCE = timedelta(minutes=2)


def catch_up(*, at: datetime) -> None:
    """Do everything that is due, each by itself."""
    for action, facts in everything_due(at):
        patiently(action, **facts, at=at)


def everything_due(at: datetime) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield what is to be called: for messages, payments, holds and refunds, in this order."""
    before = at - PATIENCE
    waiting = WebhookMessage.objects.filter(processed_at=None, received_at__lte=before)
    pairs = waiting.order_by("provider", "reference")
    for provider, reference in pairs.values_list("provider", "reference").distinct():
        yield inbox.act_on, {"provider": provider, "reference": reference}
    pending = PaymentAttempt.objects.filter(
        state__in=PaymentAttempt.PENDING, created_at__lte=before
    )
    for attempt in pending.select_related("group"):
        is_wanted = attempt.group.is_awaiting_payment
        yield attempts.check if is_wanted else attempts.close, {"attempt": attempt}
    for group in OrderGroup.objects.hold_ended_at(at):
        yield attempts.end_hold, {"group": group}
    unsent = Refund.objects.filter(state__in=Refund.UNDER_WAY, requested_at__lte=before)
    for refund in unsent.select_related("attempt__group"):
        yield attempts.send_refund, {"refund": refund}


def patiently(action: Any, **facts: Any) -> None:
    """Call one action of a round; whatever becomes of it, the others have their turn and it has another."""
    try:
        action(**facts)
    except ProviderError:
        logger.warning("%s: no answer for %s", action.__name__, facts)
    except Exception:
        # One row that is broken must not keep the goods of all others held.
        logger.exception("%s failed for %s", action.__name__, facts)


def is_behind(attempt: PaymentAttempt, remote: Remote) -> bool:
    """Tell whether the provider's object knows something that we do not."""
    booked = set(attempt.ledger.values_list("kind", "provider_reference"))
    there = {(str(kind), one.reference) for kind, one in attempts.movements(remote)}
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
            behind.append(attempts.synchronise(attempt=attempt, remote=remote, at=at))
    return behind
