"""Money without a known code waits until staff find its purchase, or send it back."""

from decimal import Decimal

import pytest
from django.utils import timezone

from shop.payment.actions import attempts, transfers
from shop.payment.models import IncomingTransfer, UnmatchedTransfer
from tests.factories.core import UserFactory
from tests.factories.orders import purchase
from tests.factories.tasks import run_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def group():
    group = purchase(provider="bank_transfer")
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    return group


@pytest.fixture
def clerk():
    return UserFactory(is_staff=True)


def statement(amount, serial):
    now = timezone.now()
    return transfers.StatementLine("walnuts", Decimal(amount), serial, "示例学校", now)


def came(amount, clerk, serial="B1"):
    return transfers.record_unmatched(
        line=statement(amount, serial), by=clerk, at=timezone.now()
    )


def matched(transfer, code, clerk):
    transfers.match(transfer=transfer, code=code, by=clerk, at=timezone.now())


@pytest.mark.parametrize("by_number", [True, False])
def test_it_pays_the_purchase_it_is_matched_to(group, clerk, by_number):
    transfer = came(group.total, clerk)
    code = group.attempts.get().reference

    matched(transfer, group.number if by_number else f" {code.lower()} ", clerk)
    run_tasks()

    group.refresh_from_db()
    transfer.refresh_from_db()
    assert (group.status, transfer.closed_by) == ("paid", clerk)
    assert transfer.became == IncomingTransfer.objects.get(bank_reference="B1")


def test_a_code_nobody_has_matches_nothing(group, clerk):
    transfer = came(group.total, clerk)

    with pytest.raises(transfers.CodeUnknownError):
        matched(transfer, "SH00000000", clerk)

    assert list(UnmatchedTransfer.objects.waiting()) == [transfer]


def test_a_purchase_paid_otherwise_is_not_matched(clerk):
    transfer = came(1, clerk)

    with pytest.raises(transfers.NotByTransferError):
        matched(transfer, purchase().number, clerk)

    assert list(UnmatchedTransfer.objects.waiting()) == [transfer]


def test_it_is_matched_once(group, clerk):
    transfer = came(5, clerk)
    matched(transfer, group.number, clerk)

    with pytest.raises(transfers.TransferSettledError):
        matched(transfer, group.number, clerk)

    assert IncomingTransfer.objects.count() == 1


def test_it_is_sent_back_once_and_matched_no_more(group, clerk):
    transfer = came(5, clerk)
    transfers.send_back(
        transfer=transfer, bank_reference="OUT1", by=clerk, at=timezone.now()
    )

    with pytest.raises(transfers.TransferSettledError):
        matched(transfer, group.number, clerk)

    transfer.refresh_from_db()
    assert (transfer.returned_reference, transfer.became) == ("OUT1", None)


@pytest.mark.parametrize("serial", ["", "  ", "OUT1"])
def test_a_return_needs_a_serial_number_of_its_own(clerk, serial):
    transfers.send_back(
        transfer=came(5, clerk), bank_reference="OUT1", by=clerk, at=timezone.now()
    )
    other = came(5, clerk, "B2")

    with pytest.raises(transfers.TransferKnownError):
        transfers.send_back(
            transfer=other, bank_reference=serial, by=clerk, at=timezone.now()
        )

    assert list(UnmatchedTransfer.objects.waiting()) == [other]


def test_a_statement_line_is_entered_once_be_it_matched_or_not(group, clerk):
    came(5, clerk)
    code = group.attempts.get().reference
    line = transfers.StatementLine(code, Decimal(5), "B1", "示例学校", timezone.now())

    for enter in (transfers.record_unmatched, transfers.record_incoming):
        with pytest.raises(transfers.TransferKnownError):
            enter(line=line, by=clerk, at=timezone.now())

    assert (UnmatchedTransfer.objects.count(), IncomingTransfer.objects.count()) == (
        1,
        0,
    )


def test_a_line_entered_under_its_code_is_not_entered_without_one(group, clerk):
    code = group.attempts.get().reference
    line = transfers.StatementLine(code, Decimal(5), "B1", "示例学校", timezone.now())
    transfers.record_incoming(line=line, by=clerk, at=timezone.now())

    with pytest.raises(transfers.TransferKnownError):
        came(5, clerk)

    assert UnmatchedTransfer.objects.count() == 0
