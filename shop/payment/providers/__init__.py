"""Which providers there are, and which of them a buyer may choose."""

from django.conf import settings

from .bank import BankTransfer
from .base import Provider
from .sandbox import Sandbox

ENABLED: tuple[Provider, ...] = (Sandbox(), BankTransfer())
ALL = {one.code: one for one in ENABLED}


def provider(code: str) -> Provider:
    """Return a provider by its code; KeyError for an unknown one."""
    return ALL[code]


def offered() -> list[Provider]:
    """Return the providers a buyer may choose, in the order of the settings."""
    return [ALL[code] for code in settings.PAYMENT_PROVIDERS]
