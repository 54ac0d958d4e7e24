"""The seam to payment providers. Hosted sessions, a sandbox and bank transfers all fit it.

A provider is asked for the *current* object; what a message says is never believed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ProviderError(Exception):
    """The provider could not be asked; nothing is known, so nothing is changed."""

    message: str | Promise = _("The payment service does not answer. We are checking.")


class SignatureError(Exception):
    """A message was not signed by the provider."""


@dataclass(frozen=True)
class Movement:
    """Money that moved at the provider."""

    reference: str
    amount: Decimal
    at: datetime
    key: str = ""  # of a refund: the key it was asked for with


@dataclass(frozen=True)
class Remote:
    """A provider's object as it is now; `state` is one of PaymentAttempt.State but "created"."""

    reference: str
    state: str
    amount: Decimal
    currency: str
    received: tuple[Movement, ...] = ()
    refunded: tuple[Movement, ...] = ()
    failed_refunds: frozenset[str] = frozenset()  # their keys
    url: str = ""
    failure: str = ""


@dataclass(frozen=True)
class Message:
    """A verified message: its id, and which object it is about."""

    event_id: str
    reference: str


class Provider(Protocol):
    """What every provider can do. All calls but `verify` may raise ProviderError and are made outside transactions."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str | Promise: ...

    @property
    def hint(self) -> str | Promise: ...

    @property
    def hold_for(self) -> timedelta: ...

    def create(self, attempt: Any, *, return_url: str, at: datetime) -> Remote:
        """Open a payment; the attempt's idempotency key makes a second call return the first object."""
        ...

    def fetch(self, reference: str) -> Remote: ...

    def objects_since(self, moment: datetime) -> Iterator[Remote]:
        """Yield every object changed since a moment: what the reconciler reads."""
        ...

    def cancel(self, reference: str, *, at: datetime) -> Remote:
        """Close an unpaid payment and return what it is afterwards; a paid one stays paid."""
        ...

    def refund(
        self, reference: str, amount: Decimal, *, key: Any, at: datetime
    ) -> None:
        """Ask for money to be given back, once for a key; the object says later whether it has left or failed."""
        ...

    def verify(self, body: bytes, headers: Mapping[str, str]) -> Message: ...
