"""The number on the basket is right from the sign-in on, on whichever device."""

import pytest
from allauth.account.models import EmailAddress
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from shop.basket import actions, current
from shop.basket.middleware import CountAtSignIn
from tests.core.accounts import ways
from tests.factories.core import UserFactory
from tests.factories.orders import basket_with
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    user = UserFactory(email="m@example.org", password=ways.PASSWORD)
    EmailAddress.objects.create(
        user=user, email=user.email, verified=True, primary=True
    )
    return user


def number_on(client):
    return client.cookies[current.BADGE].value


def test_another_device_shows_the_number_at_once(client, member):
    basket_with(StockRecordFactory(num_in_stock=5), quantity=3, owner=member)

    ways.sign_in(client, member.email)

    assert number_on(client) == "3"
    page = client.get("/search/").content.decode()
    assert '<span class="count">3</span>' in page


def test_what_a_guest_put_in_is_counted_with_it(client, member):
    basket_with(StockRecordFactory(num_in_stock=5), quantity=3, owner=member)
    guest = basket_with(StockRecordFactory(num_in_stock=5), quantity=2)
    client.cookies[current.COOKIE] = current.signer.sign(str(guest.pk))

    ways.sign_in(client, member.email)

    assert number_on(client) == "5"
    assert client.cookies[current.COOKIE].value == ""


def test_the_number_is_not_there_before_the_second_step(client, member):
    basket_with(owner=member)
    digits = ways.give_totp(member)

    ways.sign_in(client, member.email)
    before = current.BADGE in client.cookies
    client.post(reverse("mfa_authenticate"), {"code": digits()})

    assert (before, number_on(client)) == (False, "1")


def test_the_number_goes_with_the_sign_out(client, member):
    basket_with(owner=member)
    ways.sign_in(client, member.email)

    client.post(reverse("account_logout"))

    assert number_on(client) == "0"


def test_a_sign_in_that_fails_counts_nothing(client, member):
    basket_with(owner=member)

    ways.sign_in(client, member.email, "wrong")

    assert current.BADGE not in client.cookies


def test_other_requests_cost_no_query_and_set_no_cookie(
    rf, member, django_assert_num_queries
):
    request = rf.get("/")
    request.user = member

    with django_assert_num_queries(0):
        response = CountAtSignIn(lambda _request: HttpResponse())(request)

    assert not response.cookies


def test_a_guests_basket_that_does_not_fit_stops_no_sign_in(member, monkeypatch):
    mine = basket_with(owner=member)
    guest = basket_with(StockRecordFactory(num_in_stock=5), quantity=2)
    monkeypatch.setattr(actions, "MOST_LINES", 1)
    client = Client()
    client.cookies[current.COOKIE] = current.signer.sign(str(guest.pk))

    ways.sign_in(client, member.email)

    assert (ways.is_signed_in(client), number_on(client)) == (True, "1")
    assert mine.lines.count() == 1
