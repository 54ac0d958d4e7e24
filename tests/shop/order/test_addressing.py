"""A purchase may be sent somewhere else until its first parcel leaves, for the same charge."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import Region
from shop.order.actions import addressing, fulfilment, placing
from shop.order.models import Order, OrderEvent, ShippingAddress
from shop.shipping.models import ShippingRate, ShippingTable
from tests.factories.core import RegionFactory
from tests.factories.orders import basket_with, purchase, tianhe
from tests.factories.shop import StockRecordFactory

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def group():
    return purchase(basket_with(StockRecordFactory()))


def place(code, name, province):
    above, _ = Region.objects.get_or_create(
        code=province, defaults={"name_zh_hans": name, "level": "province"}
    )
    return RegionFactory(code=code, name_zh_hans=name, parent=above)


def send_to(group, region):
    return addressing.change_address(
        group=group,
        destination=placing.Destination(
            "李雷", "+8613911112222", region, "滨江路 1 号"
        ),
        by=None,
        at=timezone.now(),
    )


def addresses(group):
    return list(group.orders.values_list("shipping_address__line1", flat=True))


def changes():
    return OrderEvent.objects.filter(kind=OrderEvent.Kind.ADDRESS_CHANGED).count()


@pytest.mark.parametrize("status", Order.CANCELLABLE)
def test_before_it_leaves_it_goes_to_the_new_address(group, status):
    group.orders.update(status=status)

    send_to(group, place("440305", "南山区", "440000"))

    assert (addresses(group), changes()) == (["滨江路 1 号"], 1)
    assert ShippingAddress.objects.count() == 2


@pytest.mark.parametrize(
    "status", sorted(set(Order.Status.values) - set(Order.CANCELLABLE))
)
def test_afterwards_it_is_refused(group, status):
    group.orders.update(status=status)

    with pytest.raises(addressing.TooLateForAddressError):
        send_to(group, tianhe())

    assert (addresses(group), changes()) == (["五山路 381 号"], 0)


def test_another_charge_is_refused_with_both_sums(group):
    with pytest.raises(addressing.OtherChargeError) as refused:
        send_to(group, place("520527", "赫章县", "520000"))

    message = str(refused.value.message)
    assert ("¥12.00" in message, "¥8.00" in message, changes()) == (True, True, 0)
    assert addresses(group) == ["五山路 381 号"]


def test_the_same_charge_elsewhere_is_allowed_and_the_days_follow(group):
    table = ShippingTable.objects.create(partner=group.orders.get().partner)
    ShippingRate.objects.create(
        table=table,
        provinces=["52"],
        first_g=3000,
        first_price=group.shipping_total,
        extra_price=Decimal(0),
        days=7,
    )

    send_to(group, place("520527", "赫章县", "520000"))

    assert group.orders.get().shipping_days == 7


def test_where_nobody_delivers_is_refused(group):
    with pytest.raises(addressing.NotSentThereError):
        send_to(group, place("810101", "中西区", "810000"))

    assert addresses(group) == ["五山路 381 号"]


def test_what_was_cancelled_keeps_its_address():
    records = [StockRecordFactory(), StockRecordFactory()]
    basket = basket_with(records[0])
    basket_with(records[1]).lines.update(basket=basket)
    group = purchase(basket)
    first = group.orders.first()
    fulfilment.cancel(order=first, by=None, at=timezone.now())

    send_to(group, place("440305", "南山区", "440000"))

    assert sorted(addresses(group)) == ["五山路 381 号", "滨江路 1 号"]


def test_the_page_shows_the_address_changes_it_and_says_so(client, group):
    path = reverse("checkout:address", args=[group.number])
    key = {"key": group.access_key}
    page = client.get(path, key).content.decode()
    values = {
        "name": "李雷",
        "phone": "13911112222",
        "province": "440000",
        "city": "440100",
        "district": "440106",
        "street": "滨江路 1 号",
    }

    response = client.post(path, key | values, follow=True)

    assert ("五山路 381 号" in page, "改地址" in page) == (True, True)
    assert "会送到新地址" in response.content.decode()
    assert addresses(group) == ["滨江路 1 号"]


def test_the_page_says_why_not_and_strangers_find_nothing(client, group):
    path = reverse("checkout:address", args=[group.number])
    group.orders.update(status=Order.Status.DISPATCHED)
    bad = client.post(path, {"key": group.access_key, "name": ""})

    assert (bad.status_code, client.get(path).status_code) == (422, 404)
    assert client.put(path).status_code == 405
    assert addresses(group) == ["五山路 381 号"]
