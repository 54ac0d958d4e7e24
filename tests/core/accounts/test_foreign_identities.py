"""Whoever signs up with somebody else's number or address is out when its owner comes."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from core.models import User
from tests.core.accounts import ways

pytestmark = pytest.mark.django_db

OWNED = [("phone", "13800000001"), ("email", "victim@example.org")]


@pytest.mark.parametrize(("kind", "value"), OWNED)
def test_the_password_of_whoever_took_a_foreign_identity_ends(client, kind, value):
    ways.sign_up(Client(), **{"phone": "", "email": "", kind: value})

    ways.sign_in_by_code(client, **{kind: value})

    assert ways.is_signed_in(client) is True
    assert ways.password_works(Client(), value) is False


@pytest.mark.parametrize(("kind", "value"), OWNED)
def test_the_password_stays_at_a_later_sign_in_by_code(client, kind, value):
    ways.sign_up(Client(), **{"phone": "", "email": "", kind: value})
    user = User.objects.get()
    user.set_password(ways.PASSWORD)
    user.phone_verified_at = "2026-01-01T00:00:00Z" if kind == "phone" else None
    user.save()
    user.emailaddress_set.update(verified=True)

    ways.sign_in_by_code(client, **{kind: value})

    assert ways.password_works(Client(), value) is True


def test_the_browser_that_took_a_foreign_number_is_not_in_when_its_owner_is(client):
    taker = Client()
    ways.sign_up(taker, phone="13800000001", email="")

    ways.sign_in_by_code(client, phone="13800000001")

    response = taker.get(reverse("core:account-home"))
    assert response.status_code == 302


def test_a_foreign_address_on_a_proven_mobile_does_not_lead_its_owner_in(client):
    taker = Client()
    ways.sign_up(taker, phone="13800000009", email="victim@example.org")
    ways.prove_phone(taker)

    code = ways.ask_for_code(client, email="victim@example.org")

    assert code is None
    assert ways.is_signed_in(client) is False


def test_a_foreign_address_on_a_proven_one_does_not_lead_its_owner_in(client, person):
    EmailAddress.objects.create(user=person, email="victim@example.org")

    code = ways.ask_for_code(client, email="victim@example.org")

    assert code is None
