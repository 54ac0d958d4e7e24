"""Somebody else's purchase is the same 404 as one that does not exist, on every page of it."""

import pytest
from django.urls import reverse

from tests.factories.core import UserFactory
from tests.factories.orders import basket_with, purchase

pytestmark = pytest.mark.django_db
PAGES = ["order:detail", "payment:pay"]


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def group(owner):
    return purchase(basket_with(owner=owner), provider="bank_transfer", owner=owner)


@pytest.mark.parametrize("page", PAGES)
def test_the_owner_sees_it(client, group, owner, page):
    client.force_login(owner)

    assert client.get(reverse(page, args=[group.number])).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_whoever_has_the_link_sees_it(client, group, page):
    address = reverse(page, args=[group.number])

    assert client.get(f"{address}?key={group.access_key}").status_code == 200


@pytest.mark.parametrize("key", ["", "?key=wrong", "?key="])
@pytest.mark.parametrize("page", PAGES)
def test_anybody_else_sees_what_a_wrong_number_shows(client, group, page, key):
    client.force_login(UserFactory())

    theirs = client.get(reverse(page, args=[group.number]) + key)
    nothing = client.get(reverse(page, args=["2611250AAAAAAA"]) + key)

    assert (theirs.status_code, nothing.status_code) == (404, 404)
    pages = [
        answer.content.decode().replace(number, "")
        for answer, number in ((theirs, group.number), (nothing, "2611250AAAAAAA"))
    ]
    assert pages[0] == pages[1]


def test_a_stranger_cannot_cancel(client, group):
    order = group.orders.get()

    response = client.post(reverse("order:cancel", args=[group.number, order.number]))

    order.refresh_from_db()
    assert (response.status_code, order.status) == (404, "awaiting-payment")


def test_an_order_of_another_purchase_is_not_found_in_mine(client, group, owner):
    other = purchase(basket_with(), provider="bank_transfer").orders.get()
    client.force_login(owner)

    response = client.post(reverse("order:cancel", args=[group.number, other.number]))

    assert response.status_code == 404


def test_the_list_holds_my_purchases_only(client, group, owner):
    other = purchase(basket_with(), provider="bank_transfer")
    client.force_login(owner)

    page = client.get(reverse("order:list")).content.decode()

    assert (group.number in page, other.number in page) == (True, False)


def test_a_guest_is_asked_to_sign_in_for_the_list(client):
    response = client.get(reverse("order:list"))

    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (
        302,
        "/auth/login/",
    )
