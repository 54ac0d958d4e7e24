"""Each invariant sees what it is there to see."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from shop.order import invariants
from shop.order.models import Line, Order, OrderGroup
from shop.partner import actions as stock
from shop.partner.models import StockRecord
from shop.payment import tasks
from shop.payment.actions import attempts
from shop.payment.models import LedgerEntry, SandboxPayment
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    record = StockRecordFactory(num_in_stock=0)
    stock.receive(stock_record=record, quantity=10, by=None, at=timezone.now())
    group = purchase(basket_with(record))
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    SandboxPayment.objects.update(status="paid", changed_at=timezone.now())
    attempts.check(attempt=group.attempts.get(), at=timezone.now())
    group.refresh_from_db()
    return group


def test_a_paid_purchase_violates_nothing(group, capsys):
    call_command("check_invariants")

    assert capsys.readouterr().out.count(": ok") == len(invariants.ALL)


def too_much_refunded(group):
    LedgerEntry.objects.create(
        attempt=group.attempts.get(),
        kind="refunded",
        amount=group.total + 1,
        provider_reference="r",
        moved_at=timezone.now(),
        booked_at=timezone.now(),
    )


BREAKS = {
    "stock_within_bounds": lambda _: StockRecord.objects.update(num_allocated=3),
    "paid_goods_are_held": lambda _: Line.objects.update(num_allocated=0),
    "movements_explain_stock": lambda _: StockRecord.objects.update(num_in_stock=9),
    "paid_means_money": lambda group: OrderGroup.objects.update(
        goods_total=group.goods_total + 5, total=group.total + 5
    ),
    "nothing_over_refunded": too_much_refunded,
    "settled": lambda _: OrderGroup.objects.update(status="cancelled"),
    "sums_add_up": lambda _: Order.objects.update(shipping_incl_tax=Decimal("99.00")),
    "told_once": lambda group: tasks.write_to_buyer.enqueue(group.pk, "paid"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_reported_under_its_name(group, name):
    BREAKS[name](group)

    assert name in invariants.violations()
    with pytest.raises(CommandError):
        call_command("check_invariants", verbosity=0)
