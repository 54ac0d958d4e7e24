"""What staff read from the bank's statement: money that came in under a code, and money that was sent back."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shop.payment import tasks
from shop.payment.models import IncomingTransfer, OutgoingTransfer, Remittance
from shop.payment.providers.bank import BankTransfer

CENT = Decimal("0.01")


class TransferError(Exception):
    """Nothing was entered."""

    message: Any = _("The transfer could not be entered.")


class CodeUnknownError(TransferError):
    message = _("No purchase has this remittance code.")


class TransferKnownError(TransferError):
    message = _("This serial number was entered before.")


class BadSumError(TransferError):
    message = _("Give a sum above zero, to the fen.")


@dataclass(frozen=True)
class StatementLine:
    """One line of a bank statement."""

    code: str
    amount: Decimal
    bank_reference: str
    payer: str
    received_at: datetime


@transaction.atomic
def record_incoming(*, line: StatementLine, by: Any, at: datetime) -> IncomingTransfer:
    """Enter money that came in; its purchase is settled by a task of the same transaction.

    Raises:
        CodeUnknownError, TransferKnownError, BadSumError: nothing is entered.
    """
    if line.amount <= 0 or line.amount != line.amount.quantize(CENT):
        raise BadSumError
    code = line.code.strip().upper()
    remittance = Remittance.objects.select_for_update().filter(code=code).first()
    if remittance is None:
        raise CodeUnknownError
    entered, is_new = IncomingTransfer.objects.get_or_create(
        bank_reference=line.bank_reference.strip(),
        defaults={
            "remittance": remittance,
            "amount": line.amount,
            "payer": line.payer,
            "received_at": line.received_at,
            "entered_by": by,
            "entered_at": at,
        },
    )
    if not is_new:
        raise TransferKnownError
    tasks.check_reference.enqueue(BankTransfer.code, code)
    return entered


@transaction.atomic
def record_outgoing(
    *, payout: OutgoingTransfer, bank_reference: str, by: Any, at: datetime
) -> OutgoingTransfer:
    """Enter that a sum was sent back; a second time changes nothing.

    Raises:
        TransferKnownError: when another payout has this serial number.
    """
    payout = OutgoingTransfer.objects.select_for_update().get(pk=payout.pk)
    if payout.sent_at:
        return payout
    serial = bank_reference.strip()
    if not serial or OutgoingTransfer.objects.filter(bank_reference=serial).exists():
        raise TransferKnownError
    payout.bank_reference, payout.sent_at, payout.sent_by = serial, at, by
    payout.save(update_fields=["bank_reference", "sent_at", "sent_by"])
    tasks.check_reference.enqueue(BankTransfer.code, payout.remittance.code)
    return payout
