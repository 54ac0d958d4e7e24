"""One page signs people in; every other door leads there and says where it was going."""

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from core.models import User
from tests.core.accounts import ways
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("door", ["/cms/login/", "/django-admin/login/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_doors_lead_to_the_one_sign_in(client, door, method):
    User.objects.create_superuser("root@example.org", ways.PASSWORD)
    values = {"username": "root@example.org", "password": ways.PASSWORD}

    response = getattr(client, method)(f"{door}?next=/cms/pages/", values)

    assert response.status_code == 302
    assert response.headers["Location"].partition("?")[0] == reverse("account_login")
    assert ways.is_signed_in(client) is False


@pytest.mark.parametrize(
    "closed",
    ["/cms/", "/django-admin/", "/account/", "/account/orders/", "/en/account/"],
)
def test_a_closed_page_remembers_where_one_was_going(client, closed):
    page = client.get(closed, follow=True)
    address, _, query = page.redirect_chain[-1][0].partition("?")

    assert address.removeprefix("/en") == "/auth/login/"
    assert unquote(query) == f"next={closed}"


def test_the_sign_in_goes_on_to_where_one_was_going(client, person):
    response = client.post(
        reverse("account_login"),
        {"login": person.email, "password": "secret", "next": "/orders/"},
    )

    assert response.headers["Location"] == "/orders/"


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "//evil.example", "\\\\evil"]
)
def test_the_sign_in_never_goes_to_another_site(client, person, place):
    response = client.post(
        reverse("account_login"),
        {"login": person.email, "password": "secret", "next": place},
    )

    assert response.headers["Location"] == "/account/"


def addresses(patterns, before=""):
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield path
        else:
            yield from addresses(one.url_patterns, path)


def is_behind_admin(path):
    """Tell whether Django's admin guards a page: they are hundreds, all behind one check."""
    return path.startswith("django-admin/") and path.count("/") > 2


def test_no_other_page_takes_a_password():
    user = UserFactory(is_staff=True, is_superuser=True, password=ways.PASSWORD)
    values = {
        "username": user.email,
        "email": user.email,
        "login": user.email,
        "password": ways.PASSWORD,
    }
    plain = [
        f"/{path.lstrip('^/')}"
        for path in addresses(get_resolver().url_patterns)
        if not set(path) & set("<>()[]?\\$*") and not is_behind_admin(path)
    ]
    entered = []
    for path in plain:
        client = Client(raise_request_exception=False)
        client.post(path, values)
        if ways.is_signed_in(client):
            entered.append(path)

    assert len(plain) > 60
    assert entered == []
