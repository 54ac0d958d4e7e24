from decimal import Decimal

import pytest
from django.utils import timezone

from core.display import numbers
from shop.order import links
from shop.payment.actions import attempts, transfers
from shop.payment.models import IncomingTransfer, OutgoingTransfer, Refund
from tests.factories.core import UserFactory
from tests.factories.orders import purchase
from tests.factories.tasks import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return UserFactory(is_staff=True)


@pytest.fixture
def group():
    group = purchase(provider="bank_transfer")
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    return group


def line(group, amount, serial="B1", code=None):
    return transfers.StatementLine(
        code or group.attempts.get().reference,
        Decimal(amount),
        serial,
        "示例学校",
        timezone.now(),
    )


def enter(group, amount, by, serial="B1"):
    transfers.record_incoming(
        line=line(group, amount, serial), by=by, at=timezone.now()
    )
    run_tasks()
    group.refresh_from_db()


def test_the_exact_sum_pays_the_purchase(group, clerk):
    enter(group, group.total, clerk)

    assert (group.status, Refund.objects.count()) == ("paid", 0)
    assert IncomingTransfer.objects.get().entered_by == clerk


def test_too_little_waits_and_the_rest_completes_it(group, clerk):
    enter(group, group.total - 10, clerk)
    assert group.status == "awaiting-payment"
    held_until = group.hold_until

    enter(group, 10, clerk, "B2")

    assert (group.status, group.hold_until) == ("paid", None)
    assert held_until > timezone.now()


def test_too_much_is_sent_back_and_settled_when_staff_have_sent_it(group, clerk):
    enter(group, group.total + 25, clerk)
    payout = OutgoingTransfer.objects.get()
    assert (group.status, payout.amount, Refund.objects.get().state) == (
        "paid",
        25,
        "pending",
    )

    for _ in range(2):
        transfers.record_outgoing(
            payout=payout, bank_reference="OUT1", by=clerk, at=timezone.now()
        )
    run_tasks()

    refund = Refund.objects.get()
    assert (refund.state, refund.provider_reference) == ("succeeded", "OUT1")


def test_an_incomplete_sum_goes_back_when_the_time_has_run_out(group, clerk):
    enter(group, group.total - 10, clerk)

    attempts.end_hold(group=group, at=group.hold_until)
    run_tasks()

    group.refresh_from_db()
    refund = Refund.objects.get()
    assert (group.status, refund.amount, refund.reason) == (
        "expired",
        group.total - 10,
        "incomplete",
    )


@pytest.mark.parametrize(
    ("amount", "code", "error"),
    [
        ("0", None, transfers.BadSumError),
        ("-5", None, transfers.BadSumError),
        ("1.005", None, transfers.BadSumError),
        ("10", "SH00000000", transfers.CodeUnknownError),
    ],
)
def test_a_bad_line_enters_nothing(group, clerk, amount, code, error):
    with pytest.raises(error):
        transfers.record_incoming(
            line=line(group, amount, code=code), by=clerk, at=timezone.now()
        )

    assert IncomingTransfer.objects.count() == 0


def test_a_statement_line_is_entered_once(group, clerk):
    enter(group, 10, clerk)

    with pytest.raises(transfers.TransferKnownError):
        transfers.record_incoming(line=line(group, 10), by=clerk, at=timezone.now())

    assert IncomingTransfer.objects.count() == 1


def test_a_serial_number_settles_one_payout_only(group, clerk):
    enter(group, group.total + 25, clerk)
    enter(group, 5, clerk, "B2")
    first, second = OutgoingTransfer.objects.all()
    transfers.record_outgoing(
        payout=first, bank_reference="OUT1", by=clerk, at=timezone.now()
    )

    with pytest.raises(transfers.TransferKnownError):
        transfers.record_outgoing(
            payout=second, bank_reference="OUT1", by=clerk, at=timezone.now()
        )

    second.refresh_from_db()
    assert second.sent_at is None


def test_the_page_of_the_order_tells_what_is_still_missing(client, group, clerk):
    enter(group, group.total - 10, clerk)

    page = client.get(links.guest_path(group)).text

    received = numbers.money(group.total - 10)
    assert page.count(f"已收到 {received}，还差 ¥10.00。") == 1
    assert page.count(f'href="{links.pay_path(group)}"') == 1
