"""What staff read from the bank's statement: money that came in under a code, and money that was sent back."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.actions import audit
from shop.order.models import OrderGroup
from shop.payment import tasks
from shop.payment.models import (
    IncomingTransfer,
    OutgoingTransfer,
    Remittance,
    UnmatchedTransfer,
)
from shop.payment.providers.bank import BankTransfer

CENT = Decimal("0.01")


class TransferError(Exception):
    """Nothing was entered."""

    message: Any = _("The transfer could not be entered.")


class CodeUnknownError(TransferError):
    message = _("No purchase has this remittance code.")


class TransferKnownError(TransferError):
    message = _("This serial number was entered before.")


class NotByTransferError(TransferError):
    message = _("This purchase is not to be paid by bank transfer.")


class TransferSettledError(TransferError):
    message = _("This transfer was matched or sent back already.")


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


def check_new(line: StatementLine) -> str:
    """Return the serial number of a line that may be entered."""
    serial = line.bank_reference.strip()
    if line.amount <= 0 or line.amount != line.amount.quantize(CENT):
        raise BadSumError
    if not serial or UnmatchedTransfer.objects.filter(bank_reference=serial).exists():
        raise TransferKnownError
    return serial


def by_code(code: str) -> Remittance:
    remittance = Remittance.objects.select_for_update().filter(code=code).first()
    if remittance is None:
        raise CodeUnknownError
    return remittance


@transaction.atomic
def record_incoming(*, line: StatementLine, by: Any, at: datetime) -> IncomingTransfer:
    """Enter money that came in; its purchase is settled by a task of the same transaction.

    Raises:
        CodeUnknownError, TransferKnownError, BadSumError: nothing is entered.
    """
    serial = check_new(line)
    remittance = by_code(line.code.strip().upper())
    return enter(remittance, line, serial, by=by, at=at)


def enter(
    remittance: Remittance, line: StatementLine, serial: str, *, by: Any, at: datetime
) -> IncomingTransfer:
    entered, is_new = IncomingTransfer.objects.get_or_create(
        bank_reference=serial,
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
    audit.record(
        gettext_noop("entered money that came in"),
        entered,
        by=by,
        at=at,
        changes={"amount": (None, line.amount), "payer": (None, line.payer)},
    )
    tasks.check_reference.enqueue(BankTransfer.code, remittance.code)
    return entered


@transaction.atomic
def record_unmatched(
    *, line: StatementLine, by: Any, at: datetime
) -> UnmatchedTransfer:
    """Enter money that came in without a code we know; `line.code` is what the payer wrote instead.

    Raises:
        TransferKnownError, BadSumError: nothing is entered.
    """
    serial = check_new(line)
    if IncomingTransfer.objects.filter(bank_reference=serial).exists():
        raise TransferKnownError
    return UnmatchedTransfer.objects.create(
        bank_reference=serial,
        amount=line.amount,
        payer=line.payer,
        remark=line.code.strip(),
        received_at=line.received_at,
        entered_by=by,
        entered_at=at,
    )


def waiting(transfer: UnmatchedTransfer) -> UnmatchedTransfer:
    """Return the locked row of a transfer that is neither matched nor sent back."""
    transfer = UnmatchedTransfer.objects.select_for_update().get(pk=transfer.pk)
    if transfer.closed_at:
        raise TransferSettledError
    return transfer


@transaction.atomic
def match(
    *, transfer: UnmatchedTransfer, code: str, by: Any, at: datetime
) -> IncomingTransfer:
    """Count a transfer for a purchase, named by its remittance code or its number.

    Raises:
        CodeUnknownError, NotByTransferError, TransferSettledError: nothing is changed.
    """
    transfer = waiting(transfer)
    line = StatementLine(
        code=remittance_for(code),
        amount=transfer.amount,
        bank_reference=transfer.bank_reference,
        payer=transfer.payer,
        received_at=transfer.received_at,
    )
    entered = enter(by_code(line.code), line, line.bank_reference, by=by, at=at)
    transfer.became, transfer.closed_at, transfer.closed_by = entered, at, by
    transfer.save(update_fields=["became", "closed_at", "closed_by"])
    return entered


def remittance_for(code: str) -> str:
    """Return the remittance code that a code, or the number of a purchase, stands for."""
    code = code.strip().upper()
    if not OrderGroup.objects.filter(number=code).exists():
        return code
    newest = Remittance.objects.filter(group_number=code).order_by("-pk").first()
    if newest is None:
        raise NotByTransferError
    return newest.code


@transaction.atomic
def send_back(
    *, transfer: UnmatchedTransfer, bank_reference: str, by: Any, at: datetime
) -> UnmatchedTransfer:
    """Enter that a transfer without a purchase was sent back to its payer.

    Raises:
        TransferKnownError, TransferSettledError: nothing is changed.
    """
    transfer = waiting(transfer)
    serial = bank_reference.strip()
    returned = UnmatchedTransfer.objects.filter(returned_reference=serial)
    payouts = OutgoingTransfer.objects.filter(bank_reference=serial)
    if not serial or returned.exists() or payouts.exists():
        raise TransferKnownError
    transfer.returned_reference = serial
    transfer.closed_at, transfer.closed_by = at, by
    transfer.save(update_fields=["returned_reference", "closed_at", "closed_by"])
    audit.record(
        gettext_noop("entered money that was sent back"),
        transfer,
        by=by,
        at=at,
        changes={"amount": (None, transfer.amount)},
    )
    return transfer


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
    audit.record(
        gettext_noop("entered money that was sent back"),
        payout,
        by=by,
        at=at,
        changes={"amount": (None, payout.amount)},
    )
    tasks.check_reference.enqueue(BankTransfer.code, payout.remittance.code)
    return payout
