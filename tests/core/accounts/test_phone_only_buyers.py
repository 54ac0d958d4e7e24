"""The shop serves people without an e-mail address."""

import pytest
from django.urls import reverse

from shop.address.models import UserAddress
from shop.order import emails
from shop.order.models import OrderGroup
from tests.core.accounts import ways
from tests.factories.core import UserFactory
from tests.factories.orders import basket_with, tianhe
from tests.factories.orders import purchase as place

pytestmark = pytest.mark.django_db


@pytest.fixture
def buyer():
    return UserFactory(
        email=None,
        phone="+8613800000001",
        phone_verified_at="2026-01-01T00:00:00Z",
        password=ways.PASSWORD,
    )


def test_their_orders_are_on_their_page(client, buyer):
    group = place(basket_with(owner=buyer), owner=buyer)
    client.force_login(buyer)

    page = client.get(reverse("order:list"))

    assert OrderGroup.objects.get().owner == buyer
    assert [one.number for one in page.context["page_obj"]] == [group.number]


def test_they_are_told_by_short_message(buyer, short_messages):
    group = place(basket_with(owner=buyer), owner=buyer)
    OrderGroup.objects.update(contact_email="", contact_phone=buyer.phone)

    emails.write(group.pk, "paid")

    assert [(phone, group.number in text) for phone, text in short_messages] == [
        (buyer.phone, True)
    ]


def test_they_may_keep_addresses(buyer):
    address = UserAddress.objects.create(
        user=buyer,
        last_name="陈敏",
        line1="五山路 381 号",
        phone_number=buyer.phone,
        region=tianhe(),
        country_id="CN",
    )

    assert list(UserAddress.objects.visible_to(buyer)) == [address]
