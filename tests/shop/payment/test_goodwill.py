"""Staff give money back for damage or goodwill, never more than came in."""

import uuid
from decimal import Decimal

import pytest
from django.utils import timezone

from shop.basket import actions as baskets
from shop.order import invariants
from shop.order.actions import fulfilment
from shop.payment.actions import goodwill
from shop.payment.models import Refund
from tests.factories.orders import basket_with, paid_purchase, purchase
from tests.factories.shop import StockRecordFactory
from tests.factories.tasks import run_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def orders():
    """Two orders of one paid purchase, each of goods for ¥86."""
    basket = basket_with()
    pack = StockRecordFactory().product
    baskets.add(basket=basket, pack=pack, quantity=1, at=timezone.now())
    return list(paid_purchase(basket).orders.order_by("pk"))


def give(order, amount, attempt=None, key=None):
    return goodwill.give_back(
        attempt=attempt or order.group.attempts.get(),
        order=order,
        amount=Decimal(amount),
        key=key or uuid.uuid4(),
        by=None,
        at=timezone.now(),
    )


def sums():
    return list(Refund.objects.order_by("pk").values_list("amount", "state"))


def test_part_of_an_order_is_given_back_and_the_books_agree(orders):
    give(orders[0], "10.50")
    run_tasks()

    assert sums() == [(Decimal("10.50"), "succeeded")]
    assert invariants.settled() + invariants.nothing_over_refunded() == []


def test_sent_twice_it_is_given_back_once(orders):
    key = uuid.uuid4()

    assert give(orders[0], 10, key=key) == give(orders[0], 10, key=key)

    assert sums() == [(Decimal(10), "requested")]


@pytest.mark.parametrize(
    ("amount", "error"),
    [
        ("0", goodwill.BadRefundSumError),
        ("-1", goodwill.BadRefundSumError),
        ("1.005", goodwill.BadRefundSumError),
        ("5000", goodwill.TooMuchBackError),
    ],
)
def test_a_bad_sum_starts_nothing(orders, amount, error):
    with pytest.raises(error):
        give(orders[0], amount)

    assert sums() == []


def test_twice_the_whole_order_is_too_much(orders):
    whole = orders[0].total_incl_tax
    give(orders[0], whole)

    with pytest.raises(goodwill.TooMuchBackError) as caught:
        give(orders[0], "0.01")

    assert (caught.value.most, len(sums())) == (Decimal(0), 1)


def test_cancelling_the_other_order_gives_back_all_of_it(orders):
    kept, cancelled = orders
    give(kept, 10)

    fulfilment.cancel(order=cancelled, by=None, at=timezone.now())
    run_tasks()

    assert sums() == [(10, "succeeded"), (cancelled.total_incl_tax, "succeeded")]
    assert invariants.settled() + invariants.nothing_over_refunded() == []


def test_cancelling_the_same_order_gives_back_the_rest_of_it(orders):
    order = orders[0]
    give(order, 10)

    fulfilment.cancel(order=order, by=None, at=timezone.now())
    run_tasks()

    assert sums() == [(10, "succeeded"), (order.total_incl_tax - 10, "succeeded")]
    assert invariants.settled() + invariants.nothing_over_refunded() == []


def test_an_unpaid_or_cancelled_order_is_owed_nothing(orders):
    fulfilment.cancel(order=orders[0], by=None, at=timezone.now())
    before = sums()

    for order in (orders[0], purchase().orders.get()):
        with pytest.raises(goodwill.NothingOwedError):
            give(order, 1)

    assert sums() == before


def test_another_purchase_s_payment_is_not_touched(orders):
    with pytest.raises(goodwill.NotOfThisPurchaseError):
        give(orders[0], 1, attempt=paid_purchase().attempts.get())

    assert sums() == []
