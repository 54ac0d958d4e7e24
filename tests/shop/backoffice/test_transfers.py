"""Lines of the bank's statement in the back office."""

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from shop.payment.actions import attempts
from shop.payment.models import IncomingTransfer, OutgoingTransfer, UnmatchedTransfer
from tests.factories.orders import purchase
from tests.factories.tasks import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance(person_in):
    client = Client()
    client.force_login(person_in("Finance"))
    return client


@pytest.fixture
def group():
    group = purchase(provider="bank_transfer")
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    group.code = group.attempts.get().reference
    return group


def statement(amount, code="", serial="B1"):
    return {
        "code": code,
        "remark": "walnuts",
        "amount": amount,
        "payer": "示例学校",
        "bank_reference": serial,
        "received_at": "2026-11-20 10:00",
    }


def enter(client, amount, code="", serial="B1"):
    return client.post("/cms/transfers/enter/", statement(amount, code, serial))


def logged():
    return list(ModelLogEntry.objects.values_list("action", flat=True))


def test_money_with_a_code_pays_its_purchase_once(finance, group):
    for _ in range(2):
        enter(finance, group.total, group.code)
    run_tasks()

    group.refresh_from_db()
    assert (group.status, IncomingTransfer.objects.count(), logged()) == (
        "paid",
        1,
        ["shop.transfer_enter"],
    )


@pytest.mark.parametrize(
    ("amount", "code"), [("0", ""), ("1.234", ""), ("much", ""), ("5", "SH0")]
)
def test_a_bad_line_enters_nothing(finance, group, amount, code):
    page = enter(finance, amount, code)

    assert (page.status_code, logged()) == (200, [])
    assert not IncomingTransfer.objects.exists()
    assert not UnmatchedTransfer.objects.exists()


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_a_transfer_of_nothing_is_refused_at_its_field(finance, amount):
    page = enter(finance, amount)

    assert page.context["form"].errors == {"amount": ["金额要大于零，最多两位小数。"]}
    assert not UnmatchedTransfer.objects.exists()


def test_money_without_a_code_is_matched_by_the_number_of_a_purchase(finance, group):
    enter(finance, group.total)
    transfer = UnmatchedTransfer.objects.get()

    for _ in range(2):
        finance.post(f"/cms/unmatched/match/{transfer.pk}/", {"code": group.number})
    run_tasks()

    group.refresh_from_db()
    assert (group.status, IncomingTransfer.objects.count()) == ("paid", 1)
    assert sorted(logged()) == ["shop.transfer_enter", "shop.transfer_match"]


def test_money_without_a_purchase_is_sent_back_once(finance):
    enter(finance, "5")
    transfer = UnmatchedTransfer.objects.get()

    for serial in ("OUT1", "OUT2"):
        finance.post(
            f"/cms/unmatched/return/{transfer.pk}/", {"bank_reference": serial}
        )

    assert UnmatchedTransfer.objects.get().returned_reference == "OUT1"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (0, "金额正好"),
        (25, "多付 ¥25.00，会自动退回，见“待退汇款”"),
        (-10, "还差 ¥10.00"),
    ],
)
def test_a_sum_is_compared_in_words(finance, group, more, words):
    enter(finance, group.total + more, group.code)

    page = finance.get("/cms/transfers/")

    assert words in page.text


def test_a_surplus_is_entered_as_sent_back_once(finance, group):
    enter(finance, group.total + 25, group.code)
    run_tasks()
    payout = OutgoingTransfer.objects.get()

    for serial in ("OUT1", "OUT2"):
        finance.post(f"/cms/payouts/sent/{payout.pk}/", {"bank_reference": serial})

    assert OutgoingTransfer.objects.get().bank_reference == "OUT1"
    for page in (f"payouts/inspect/{payout.pk}", "payouts", "unmatched"):
        assert finance.get(f"/cms/{page}/").status_code == 200


def test_the_order_desk_enters_and_matches_nothing(order_desk, finance, group):
    enter(finance, "5")
    transfer = UnmatchedTransfer.objects.get()

    enter(order_desk, "5", serial="B2")
    order_desk.post(f"/cms/unmatched/match/{transfer.pk}/", {"code": group.number})

    assert list(UnmatchedTransfer.objects.waiting()) == [transfer]
    assert logged() == ["shop.transfer_enter"]


@pytest.mark.parametrize("count", [1, 4])
def test_the_lists_ask_the_same_whatever_their_length(
    finance, group, django_assert_num_queries, count
):
    for number in range(count):
        enter(finance, "1", group.code, f"A{number}")
        enter(finance, "1", "", f"B{number}")
    for name, queries in (("transfers", 9), ("unmatched", 9)):
        finance.get(f"/cms/{name}/")

        with django_assert_num_queries(queries):
            page = finance.get(f"/cms/{name}/")

        assert len(page.context["object_list"]) == count
