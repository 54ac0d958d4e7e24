"""Payments. Ours are defined first; Oscar then skips what is there."""

# ruff: noqa: I001 - the order of these imports matters
from .attempts import LedgerEntry, PaymentAttempt, Refund, WebhookMessage
from .bank import IncomingTransfer, OutgoingTransfer, Remittance, UnmatchedTransfer
from .sandbox import SandboxPayment, SandboxRefund
from oscar.apps.payment.models import *  # noqa: F403 - Oscar skips what is defined above

__all__ = [
    "IncomingTransfer",
    "LedgerEntry",
    "OutgoingTransfer",
    "PaymentAttempt",
    "Refund",
    "Remittance",
    "SandboxPayment",
    "SandboxRefund",
    "UnmatchedTransfer",
    "WebhookMessage",
]
