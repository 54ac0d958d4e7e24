"""Messages of providers: kept before they are acted on. What they say is not believed, only whom to ask about."""

import logging
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from shop.payment import providers, tasks
from shop.payment.models import PaymentAttempt, WebhookMessage

from . import attempts

logger = logging.getLogger(__name__)


@transaction.atomic
def receive(
    *, provider: str, body: bytes, headers: Mapping[str, str], at: datetime
) -> WebhookMessage:
    """Keep a signed message and have the provider asked; a repeated one finds itself.

    Raises:
        SignatureError: nothing is kept.
    """
    message = providers.provider(provider).verify(body, headers)
    row, is_new = WebhookMessage.objects.get_or_create(
        provider=provider,
        event_id=message.event_id,
        defaults={"reference": message.reference, "received_at": at},
    )
    if is_new:
        tasks.check_reference.enqueue(provider, message.reference)
    return row


def act_on(*, provider: str, reference: str, at: datetime) -> None:
    """Ask how the payment stands that messages are about, and mark them.

    Raises:
        ProviderError: the messages wait for the next round.
    """
    found = PaymentAttempt.objects.filter(provider=provider, reference=reference)
    attempt = found.first()
    if attempt is None:
        logger.warning("%s wrote about %s, which is not ours", provider, reference)
    else:
        attempts.check(attempt=attempt, at=at)
    WebhookMessage.objects.filter(
        provider=provider, reference=reference, processed_at=None, received_at__lte=at
    ).update(processed_at=at)
