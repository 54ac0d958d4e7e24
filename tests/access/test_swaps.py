"""An id of somebody else in a form of mine changes nothing of theirs."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from shop.basket.models import Basket, Line
from tests.factories.core import UserFactory
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db):
    return UserFactory()


@pytest.fixture
def me(client):
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.mark.parametrize("data", [{"quantity": 5}, {"remove": ""}, {"quantity": 0}])
def test_a_line_of_another_basket_stays_as_it_is(client, me, other, data):
    basket_with(owner=me)
    line = basket_with(owner=other).lines.get()

    response = client.post(f"/basket/lines/{line.pk}/", data)

    assert (response.status_code, Line.objects.get(pk=line.pk).quantity) == (404, 1)


def test_a_basket_of_a_guest_is_not_opened_by_its_number(client, other):
    theirs = basket_with()
    client.cookies["basket"] = f"{theirs.pk}:forged"

    client.post("/basket/add/", {"pack": StockRecordFactory().product_id})

    assert (theirs.lines.count(), Basket.objects.count()) == (1, 2)


def test_a_pack_that_is_not_shown_cannot_be_bought_by_its_number(client):
    record = StockRecordFactory(product__is_public=False)

    response = client.post("/basket/add/", {"pack": record.product_id})

    assert (response.status_code, Line.objects.count()) == (404, 0)


def test_what_another_checkout_placed_is_not_opened_by_its_number(client, me, other):
    theirs = purchase(basket_with(owner=other), owner=other)

    response = client.post("/checkout/", {"checkout_id": str(theirs.checkout_id)})

    assert response.headers.get("Location") == "/basket/"


def test_another_purchase_is_not_bought_again_into_my_basket(client, me, other):
    theirs = purchase(basket_with(owner=other), owner=other)

    response = client.post(f"/account/orders/{theirs.number}/again/")

    assert (response.status_code, Basket.objects.filter(owner=me).count()) == (404, 0)


def test_the_key_of_one_purchase_opens_no_other(client, other):
    first, second = (purchase(basket_with(owner=other), owner=other) for _ in "ab")

    response = client.get(f"/account/orders/{second.number}/?key={first.access_key}")

    assert response.status_code == 404


@pytest.mark.parametrize("action", ["action_remove", "action_primary", "action_send"])
def test_an_address_of_another_account_stays_as_it_is(client, me, other, action):
    theirs = EmailAddress.objects.create(user=other, email=other.email, verified=True)

    client.post("/auth/email/", {action: "", "email": theirs.email})

    kept = EmailAddress.objects.filter(user=other)
    assert list(kept.values_list("email", "verified", "primary")) == [
        (other.email, True, False)
    ]


def test_ending_my_sessions_ends_nobody_elses(client, me, other):
    theirs = Client()
    theirs.force_login(other)
    theirs.get("/account/")

    client.post("/auth/sessions/", {"user": other.pk})

    assert theirs.get("/account/").status_code == 200


def test_a_membership_that_ended_opens_nothing_at_the_next_request(client, people):
    owner = people["supplier_a"]
    client.force_login(owner)
    name = owner.memberships.get().organisation.name_zh_hans
    before = name in client.get("/account/").content.decode()

    owner.memberships.update(ended_at=owner.date_joined)

    after = name in client.get("/account/").content.decode()
    assert (before, after) == (True, False)


def test_a_person_who_was_shut_out_is_out_at_the_next_request(client, me):
    me.is_active = False
    me.save(update_fields=["is_active"])

    assert client.get("/account/").status_code == 302
