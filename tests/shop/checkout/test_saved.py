"""A member orders to an address of their book, and keeps a new one."""

import pytest
from django.urls import reverse

from shop.address import actions
from shop.address.models import UserAddress
from shop.basket.models import Basket
from shop.order.models import OrderGroup
from tests.factories.core import UserFactory
from tests.factories.orders import basket_with, posted, tianhe
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db
PLACE = reverse("checkout:place")


@pytest.fixture
def buyer(client):
    tianhe()
    user = UserFactory()
    client.force_login(user)
    basket_with(StockRecordFactory(), owner=user)
    return user


def open_basket(user):
    return Basket.objects.get(owner=user, status=Basket.OPEN)


def kept(user, street, *, name="陈敏"):
    entry = actions.Entry(name, "+8613822217640", tianhe(), street)
    return actions.keep(entry=entry, by=user)


def values(page):
    form = page.context["form"]
    names = ("name", "province", "city", "district", "street")
    return [form.initial[name] for name in names]


def test_the_checkout_begins_with_the_first_address(client, buyer):
    kept(buyer, "五山路 381 号")

    page = client.get(PLACE)

    assert values(page) == ["陈敏", "440000", "440100", "440106", "五山路 381 号"]


def test_another_address_is_chosen_by_its_link(client, buyer):
    kept(buyer, "五山路 381 号")
    other = kept(buyer, "天河路 1 号", name="何秀文")

    page = client.get(PLACE, {"address": other.pk})

    assert (values(page)[0], values(page)[-1]) == ("何秀文", "天河路 1 号")


@pytest.mark.parametrize("wanted", ["theirs", "0", "x", "９", ""])
def test_an_address_of_nobody_or_of_somebody_else_is_not_there(client, buyer, wanted):
    kept(buyer, "五山路 381 号")
    theirs = kept(UserFactory(), "天河路 1 号")

    page = client.get(PLACE, {"address": theirs.pk if wanted == "theirs" else wanted})

    assert page.status_code == 404


def test_a_new_address_is_kept_once_when_asked(client, buyer):
    client.post(PLACE, posted(open_basket(buyer), keep_address="on"))
    basket_with(StockRecordFactory(), owner=buyer)
    client.post(PLACE, posted(open_basket(buyer), keep_address="on"))

    book = UserAddress.objects.values_list("user", "line1")
    assert (OrderGroup.objects.count(), list(book)) == (
        2,
        [(buyer.pk, "五山路 381 号")],
    )


def test_nothing_is_kept_unasked(client, buyer):
    client.post(PLACE, posted(open_basket(buyer)))

    assert (OrderGroup.objects.count(), UserAddress.objects.count()) == (1, 0)


def test_a_refused_order_keeps_no_address(client, buyer):
    client.post(PLACE, posted(open_basket(buyer), keep_address="on", street=""))

    assert (OrderGroup.objects.count(), UserAddress.objects.count()) == (0, 0)
