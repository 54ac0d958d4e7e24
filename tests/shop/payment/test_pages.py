"""The pay page reads only; its buttons ask, choose another provider and put goods back."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.basket.models import Basket, Line
from shop.order.models import OrderGroup
from shop.payment import providers
from shop.payment.actions import attempts
from shop.payment.models import PaymentAttempt, SandboxPayment, WebhookMessage
from tests.factories.orders import HOUR, basket_with, purchase
from tests.factories.shop import StockRecordFactory
from tests.factories.tasks import run_tasks

from .machine import Unreliable

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def company(monkeypatch):
    company = Unreliable()
    monkeypatch.setitem(providers.ALL, "sandbox", company)
    return company


@pytest.fixture
def group(company):
    group = purchase()
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    PaymentAttempt.objects.update(checked_at=timezone.now() - HOUR)
    return group


def pay_at_company(group):
    SandboxPayment.objects.filter(group_number=group.number).update(
        status="paid", changed_at=timezone.now()
    )


def show(client, group):
    path = reverse("payment:pay", args=[group.number])
    return client.get(path, {"key": group.access_key}).content.decode()


def press(client, name, group, **values):
    path = reverse(name, args=[group.number])
    return client.post(path, {"key": group.access_key, **values})


def status(group):
    return OrderGroup.objects.get(pk=group.pk).status


@pytest.mark.parametrize("late", [timedelta(0), HOUR])
def test_looking_writes_nothing_and_asks_nobody(client, group, company, late):
    pay_at_company(group)
    OrderGroup.objects.update(hold_until=timezone.now() - late + timedelta(seconds=60))
    company.down = 1

    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = show(client, group)

    writes = [q["sql"] for q in queries if not q["sql"].startswith("SELECT")]
    assert (writes, company.down, status(group)) == ([], 1, "awaiting-payment")
    assert ("超时了" in page) == bool(late)


def test_the_button_asks_and_leads_back(client, group):
    pay_at_company(group)

    response = press(client, "payment:check", group)

    assert (
        response.headers["Location"] == f"/pay/{group.number}/?key={group.access_key}"
    )
    assert status(group) == "paid"
    assert "付好了" in show(client, group)


def test_the_script_hears_when_the_state_is_another(client, group):
    path = reverse("payment:check", args=[group.number])
    values, accept = {"key": group.access_key}, {"Accept": "application/json"}
    before = client.post(path, values, headers=accept).json()
    pay_at_company(group)
    PaymentAttempt.objects.update(checked_at=timezone.now() - HOUR)

    after = client.post(path, values, headers=accept).json()

    assert f'data-watch="{before["state"]}"' not in show(client, group)
    assert (before["state"][:16], after["state"][:4]) == ("awaiting-payment", "paid")


def test_scripts_of_many_tabs_do_not_ask_the_provider_at_once(client, group, company):
    press(client, "payment:check", group)
    company.down = 1

    path = reverse("payment:check", args=[group.number])
    client.post(path, {"key": group.access_key}, headers={"Accept": "application/json"})

    assert company.down == 1


def test_asking_after_the_time_ran_out_ends_the_hold(client, group):
    OrderGroup.objects.update(hold_until=timezone.now())

    press(client, "payment:check", group)

    assert (status(group), group.attempts.get().state) == ("expired", "closed")
    assert "超时了，没有扣款" in show(client, group)


def test_a_provider_that_does_not_answer_is_said(client, group, company):
    company.down = 1

    press(client, "payment:check", group)

    assert "我们正在查" in show(client, group)
    assert status(group) == "awaiting-payment"


@pytest.mark.parametrize("name", ["payment:check", "payment:choose"])
def test_a_stranger_finds_nothing(client, group, name):
    path = reverse(name, args=[group.number])

    responses = [client.post(path), client.get(path)]

    assert [one.status_code for one in responses] == [404, 405]


def test_another_provider_is_chosen_and_the_first_is_closed(client, group):
    assert "换一种付法" in show(client, group)

    for _click in range(2):
        press(client, "payment:choose", group, provider="bank_transfer")

    assert list(group.attempts.values_list("provider", "state")) == [
        ("sandbox", "closed"),
        ("bank_transfer", "open"),
    ]
    assert group.attempts.last().reference in show(client, group)


def test_no_strange_provider_can_be_chosen(client, group):
    response = press(client, "payment:choose", group, provider="gold")

    assert (response.status_code, group.attempts.count()) == (404, 1)


def test_nothing_can_be_chosen_for_what_is_paid(client, group):
    pay_at_company(group)

    press(client, "payment:choose", group, provider="bank_transfer")

    assert (status(group), group.attempts.count()) == ("paid", 1)


@pytest.mark.parametrize(("times", "sent"), [("0", 0), ("1", 1), ("3", 3)])
def test_a_message_is_sent_as_often_as_was_asked(client, group, times, sent):
    path = reverse("payment:sandbox", args=[group.attempts.get().reference])
    client.post(path, {"pay": "1", "times": times, "delay": "0"})
    rows = DBTaskResult.objects.filter(task_path__endswith="send_sandbox_message")

    assert rows.count() == sent
    run_tasks()

    paid = "paid" if sent else "awaiting-payment"
    assert (status(group), WebhookMessage.objects.count()) == (paid, min(sent, 1))


def test_a_late_message_is_sent_late(client, group):
    path = reverse("payment:sandbox", args=[group.attempts.get().reference])
    client.post(path, {"pay": "1", "times": "1", "delay": "60"})

    run_tasks()
    assert status(group) == "awaiting-payment"
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        run_tasks()

    assert status(group) == "paid"


def test_a_bad_setting_of_the_sandbox_is_said_and_nothing_is_paid(client, group):
    path = reverse("payment:sandbox", args=[group.attempts.get().reference])

    response = client.post(path, {"pay": "1", "times": "10"})

    assert response.status_code == 422
    assert SandboxPayment.objects.get().status == "open"


def test_goods_go_back_into_the_basket_once_and_by_supplier(client, company):
    records = [StockRecordFactory(num_in_stock=2), StockRecordFactory()]
    basket = basket_with(records[0], quantity=2)
    Line.objects.filter(basket=basket_with(records[1])).update(basket=basket)
    group = purchase(basket)
    attempts.end_hold(group=group, at=timezone.now() + HOUR)
    first = group.orders.get(partner=records[0].partner)
    type(records[0]).objects.filter(pk=records[0].pk).update(num_in_stock=1)

    for _click in range(2):
        press(client, "order:again", group, order=first.number)
    lines = Line.objects.filter(basket__status=Basket.OPEN)
    assert list(lines.values_list("product", "quantity")) == [
        (records[0].product_id, 1)
    ]
    press(client, "order:again", group)

    assert lines.count() == 2
    assert show(client, group).count('name="order"') == 2
