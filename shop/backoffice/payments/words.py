"""How a payment is called: by its provider's name in the reader's language, and the provider's reference."""

from shop.payment import providers
from shop.payment.models import PaymentAttempt


def provider_of(attempt: PaymentAttempt) -> str:
    """Return the provider's name, or its code when it is no longer there."""
    known = providers.ALL.get(attempt.provider)
    return str(known.name if known else attempt.provider)


def named(attempt: PaymentAttempt) -> str:
    return f"{provider_of(attempt)} {attempt.reference}".strip()
