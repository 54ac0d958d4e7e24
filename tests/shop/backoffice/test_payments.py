"""Payments and refunds in the back office."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from shop.backoffice.payments import differences
from shop.payment.actions import attempts
from shop.payment.models import PaymentAttempt, Refund, SandboxPayment, WebhookMessage
from tests.factories.core import UserFactory
from tests.factories.orders import paid_purchase, purchase

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance(person_in):
    client = Client()
    client.force_login(person_in("Finance"))
    return client


@pytest.fixture
def attempt():
    return paid_purchase().attempts.get()


def refund_data(attempt, amount, key=None):
    order = attempt.group.orders.get()
    return {"order": order.pk, "amount": amount, "key": key or str(uuid.uuid4())}


def logged():
    return list(ModelLogEntry.objects.values_list("action", flat=True))


def failed_refund(attempt):
    return Refund.objects.create(
        attempt=attempt,
        amount=5,
        reason="goodwill",
        state="failed",
        order=attempt.group.orders.get(),
        requested_at=timezone.now(),
    )


def texts():
    found = differences.found(timezone.now())
    return [(one.about, one.text) for one in found]


def test_fetching_again_books_what_the_provider_knows(finance):
    attempt = purchase().attempts.get()
    attempts.open_at_provider(attempt=attempt, at=timezone.now())
    SandboxPayment.objects.update(status="paid")

    finance.post(f"/cms/payments/fetch/{attempt.pk}/")

    attempt.refresh_from_db()
    assert (attempt.state, logged()) == ("paid", ["shop.payment_fetch"])


def test_money_is_given_back_once(finance, attempt):
    data = refund_data(attempt, "10.00")

    for _ in range(2):
        finance.post(f"/cms/payments/refund/{attempt.pk}/", data)

    assert [(one.amount, one.state) for one in Refund.objects.all()] == [
        (10, "requested")
    ]


@pytest.mark.parametrize("amount", ["", "0", "-1", "1.234", "9999", "much"])
def test_a_sum_that_cannot_be_given_back_starts_nothing(finance, attempt, amount):
    page = finance.post(
        f"/cms/payments/refund/{attempt.pk}/", refund_data(attempt, amount)
    )

    assert (page.status_code, Refund.objects.count(), logged()) == (200, 0, [])


@pytest.mark.parametrize("amount", ["0", "0.00", "-1"])
def test_a_refund_of_nothing_is_refused_at_its_field(finance, attempt, amount):
    page = finance.post(
        f"/cms/payments/refund/{attempt.pk}/", refund_data(attempt, amount)
    )

    assert page.context["form"].errors == {"amount": ["金额要大于零，最多两位小数。"]}
    assert Refund.objects.count() == 0


def test_a_failed_refund_is_repeated_once(finance, attempt):
    refund = failed_refund(attempt)

    finance.post(f"/cms/refunds/repeat/{refund.pk}/")
    again = finance.post(f"/cms/refunds/repeat/{refund.pk}/")

    refund.refresh_from_db()
    assert (refund.state, logged()) == ("requested", ["shop.refund_repeat"])
    assert again.context["form"].non_field_errors() == ["只有没成功的退款才能重新退。"]


def test_the_order_desk_may_look_and_changes_nothing(order_desk, attempt):
    refund = failed_refund(attempt)

    answers = [
        order_desk.post(address, refund_data(attempt, 1)).status_code
        for address in (
            f"/cms/payments/fetch/{attempt.pk}/",
            f"/cms/payments/refund/{attempt.pk}/",
            f"/cms/refunds/repeat/{refund.pk}/",
        )
    ]

    assert answers == [302, 302, 302]
    assert list(Refund.objects.all()) == [refund]
    assert (Refund.objects.get().state, logged()) == ("failed", [])
    for address in (f"payments/inspect/{attempt.pk}", f"refunds/inspect/{refund.pk}"):
        assert order_desk.get(f"/cms/{address}/").status_code == 200


def test_an_editor_sees_no_money(office, attempt):
    for page in ("payments/", "differences/", f"payments/inspect/{attempt.pk}/"):
        assert office.get(f"/cms/{page}").status_code == 302


def test_when_all_agrees_nothing_is_different(finance, attempt):
    assert texts() == []
    assert finance.get("/cms/differences/").context["differences"] == []


def test_each_difference_is_a_sentence(finance, attempt):
    hour = timezone.now() - timedelta(hours=1)
    failed_refund(attempt)
    silent = purchase().attempts.get()
    PaymentAttempt.objects.filter(pk=silent.pk).update(created_at=hour)
    for event, reference in (("e1", attempt.reference), ("e2", "sb_strange")):
        WebhookMessage.objects.create(
            provider="sandbox", event_id=event, reference=reference, received_at=hour
        )

    assert [about for about, _text in texts()] == [
        silent.group.number,
        attempt.reference,
        "sb_strange",
        attempt.group.number,
    ]
    assert texts()[1:3] == [
        (attempt.reference, "服务商的一条消息还没有处理，请重新拉取这笔付款。"),
        ("sb_strange", "服务商提到了一笔不属于我们的付款。"),
    ]
    assert finance.get("/cms/differences/").status_code == 200


@pytest.mark.parametrize("count", [1, 4])
def test_the_lists_ask_the_same_whatever_their_length(
    finance, django_assert_num_queries, count
):
    for _ in range(count):
        failed_refund(paid_purchase(owner=UserFactory()).attempts.get())
    for name, queries in (("payments", 9), ("refunds", 9)):
        finance.get(f"/cms/{name}/")

        with django_assert_num_queries(queries):
            page = finance.get(f"/cms/{name}/")

        assert len(page.context["object_list"]) == count
