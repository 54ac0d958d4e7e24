"""Which orders a recall breaks or reaches, and that it leaves what was ordered as it was."""

import pytest
from django.utils import timezone

from shop.order.actions import fulfilment
from shop.order.models import Line, Order
from shop.partner import actions as stock
from shop.payment.actions import attempts
from shop.payment.models import SandboxPayment
from shop.provenance import actions
from tests.factories.core import UserFactory
from tests.factories.orders import basket_with, purchase
from tests.factories.tasks import run_tasks


@pytest.fixture
def stocked(lot, record):
    stock.receive(stock_record=record, quantity=10, lot=lot, by=None, at=timezone.now())
    return record


def recall(lot):
    return actions.recall_lot(lot=lot, reason="停机", by=None, at=timezone.now())


def pay(group):
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    SandboxPayment.objects.update(status="paid", changed_at=timezone.now())
    run_tasks()
    attempts.check(attempt=group.attempts.get(), at=timezone.now())


def test_an_order_that_holds_its_packs_is_concerned(lot, stocked):
    held = purchase(basket_with(stocked, quantity=3))
    purchase()  # of another product

    found = recall(lot)

    assert (found.orders, found.packs_withdrawn) == ([held.orders.get()], 7)


def test_an_order_it_was_sent_to_is_concerned(lot, stocked):
    sent = purchase(basket_with(stocked, quantity=3))
    pay(sent)
    order = sent.orders.get()
    fulfilment.dispatch(
        order=order,
        carrier="顺丰",
        tracking_number="SF1",
        packed=[fulfilment.Packed(order.lines.get(), lot, 3)],
        by=UserFactory(is_staff=True),
        at=timezone.now(),
    )

    assert recall(lot).orders == [order]


def test_what_was_ordered_stays_as_it_was(lot, stocked):
    purchase(basket_with(stocked, quantity=3))

    def history():
        return [list(model.objects.values()) for model in (Order, Line)]

    before = history()
    recall(lot)

    assert history() == before
