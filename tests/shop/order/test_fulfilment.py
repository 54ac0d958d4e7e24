import pytest
from django.utils import timezone

from shop.order import invariants
from shop.order.actions import fulfilment
from shop.order.models import Order, OrderEvent
from shop.partner import actions as stock
from shop.partner.errors import LotRecalledError, LotUsedUpError
from shop.partner.models import StockMovement
from shop.payment.actions import attempts
from shop.payment.models import Refund, SandboxPayment
from tests.factories.core import UserFactory
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import LotFactory, StockRecordFactory
from tests.factories.tasks import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def packer():
    return UserFactory(is_staff=True)


@pytest.fixture
def record(packer):
    """Ten packs of one lot."""
    record = StockRecordFactory(num_in_stock=0)
    record.lot = LotFactory(product=record.product.parent)
    stock.receive(
        stock_record=record, quantity=10, lot=record.lot, by=packer, at=timezone.now()
    )
    return record


@pytest.fixture
def order(record):
    """A paid order of three packs."""
    group = purchase(basket_with(record, quantity=3))
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    SandboxPayment.objects.update(status="paid", changed_at=timezone.now())
    run_tasks()
    attempts.check(attempt=group.attempts.get(), at=timezone.now())
    return group.orders.get()


def send(order, lot, quantity, by, number="SF1"):
    packed = [fulfilment.Packed(order.lines.get(), lot, quantity)] if quantity else []
    fulfilment.dispatch(
        order=order,
        carrier="顺丰",
        tracking_number=number,
        packed=packed,
        by=by,
        at=timezone.now(),
    )


def state(order, record):
    order.refresh_from_db()
    record.refresh_from_db()
    assert invariants.violations() == {}
    return order.status, record.num_in_stock, record.num_allocated


def test_a_parcel_takes_its_packs_out_of_the_lot(order, record, packer):
    send(order, record.lot, 3, packer)

    assert state(order, record) == ("dispatched", 7, 0)
    moved = StockMovement.objects.get(kind="dispatch")
    assert (moved.lot, moved.quantity, moved.by, moved.note) == (
        record.lot,
        -3,
        packer,
        order.number,
    )


def test_an_order_may_leave_in_two_parcels_from_two_lots(order, record, packer):
    other = LotFactory(product=record.product.parent)
    stock.receive(
        stock_record=record, quantity=5, lot=other, by=packer, at=timezone.now()
    )

    send(order, record.lot, 1, packer)
    assert state(order, record) == ("partly-dispatched", 14, 2)

    send(order, other, 2, packer, "SF2")
    assert state(order, record) == ("dispatched", 12, 0)


@pytest.mark.parametrize(
    ("lot", "quantity", "error"),
    [
        ("own", 4, fulfilment.TooManyPacksError),
        ("none", 3, fulfilment.LotMissingError),
        ("own", 0, fulfilment.EmptyParcelError),
        ("empty", 3, LotUsedUpError),
        ("recalled", 3, LotRecalledError),
    ],
)
def test_a_wrong_parcel_changes_nothing(order, record, packer, lot, quantity, error):
    page = record.product.parent
    lots = {
        "own": lambda: record.lot,
        "none": lambda: None,
        "empty": lambda: LotFactory(product=page),
        "recalled": lambda: LotFactory(product=page, recalled_at=timezone.now()),
    }

    with pytest.raises(error):
        send(order, lots[lot](), quantity, packer)

    assert state(order, record) == ("paid", 10, 3)
    assert order.despatch_advices.count() == 0


def test_the_same_parcel_is_not_recorded_twice(order, record, packer):
    send(order, record.lot, 1, packer)

    with pytest.raises(fulfilment.ParcelKnownError):
        send(order, record.lot, 1, packer)

    assert state(order, record) == ("partly-dispatched", 9, 2)


def test_what_is_not_paid_is_not_dispatched(record, packer):
    group = purchase(basket_with(record))

    with pytest.raises(fulfilment.NotPaidError):
        send(group.orders.get(), record.lot, 1, packer)

    assert state(group.orders.get(), record) == ("awaiting-payment", 10, 1)


def test_only_what_is_on_its_way_arrives_and_only_once(order, record, packer):
    with pytest.raises(fulfilment.NotOnItsWayError):
        fulfilment.deliver(order=order, by=packer, at=timezone.now())
    send(order, record.lot, 3, packer)

    fulfilment.deliver(order=order, by=packer, at=timezone.now())

    with pytest.raises(fulfilment.NotOnItsWayError):
        fulfilment.deliver(order=order, by=packer, at=timezone.now())
    assert state(order, record) == ("delivered", 7, 0)
    assert OrderEvent.objects.filter(kind="delivered").count() == 1


def test_a_cancelled_order_gives_back_goods_and_money_once(order, record, packer):
    for _ in range(2):
        fulfilment.cancel(order=order, by=packer, at=timezone.now())
    run_tasks()

    refund = Refund.objects.get()
    assert state(order, record) == ("cancelled", 10, 0)
    assert (refund.state, refund.reason, refund.amount, refund.order) == (
        "succeeded",
        "cancelled",
        order.total_incl_tax,
        order,
    )
    assert order.group.status == "cancelled"


def test_of_two_suppliers_only_the_cancelled_one_is_refunded(packer):
    records = [StockRecordFactory(num_in_stock=0) for _ in range(2)]
    for record in records:
        stock.receive(stock_record=record, quantity=5, by=packer, at=timezone.now())
    basket = basket_with(records[0])
    basket_lines = basket_with(records[1])
    basket_lines.lines.update(basket=basket)
    group = purchase(basket)
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    SandboxPayment.objects.update(status="paid", changed_at=timezone.now())
    attempts.check(attempt=group.attempts.get(), at=timezone.now())
    first, second = group.orders.order_by("pk")

    fulfilment.cancel(order=first, by=packer, at=timezone.now())
    run_tasks()

    assert Refund.objects.get().amount == first.total_incl_tax
    assert Order.objects.get(pk=second.pk).status == "paid"
    assert not second.events.filter(kind__startswith="refund").exists()
    assert invariants.violations() == {}


def test_what_has_left_can_no_longer_be_cancelled(order, record, packer):
    send(order, record.lot, 1, packer)

    with pytest.raises(fulfilment.TooLateToCancelError):
        fulfilment.cancel(order=order, by=packer, at=timezone.now())

    assert state(order, record) == ("partly-dispatched", 9, 2)


def test_a_purchase_cancelled_before_payment_closes_its_payment(record):
    group = purchase(basket_with(record))
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())

    fulfilment.cancel(order=group.orders.get(), by=None, at=timezone.now())
    run_tasks()

    assert group.attempts.get().state == "closed"
    assert SandboxPayment.objects.get().status == "closed"
    assert Refund.objects.count() == 0
