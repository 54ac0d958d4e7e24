"""Nothing below the two back offices opens for whoever is not staff, whatever is added there."""

import pytest
from django.test import Client

from tests.access.routes import PREFIXES, routes_below

pytestmark = pytest.mark.django_db
SENT_AWAY = ("/auth/login/", "/django-admin/login/", "/cms/login/")
# They hold nothing: translations and icons of the back office, and the ways in and out.
HARMLESS = {
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "cms/login/",
    "admin:javascript-catalog",
    "admin:login",
    "admin:logout",
}
ROUTES = [
    route
    for prefix in PREFIXES
    for route in routes_below(prefix)
    if route.name not in HARMLESS
]


def is_closed(response):
    away = response.headers.get("Location", "").startswith(SENT_AWAY)
    return away or response.status_code in {403, 404, 405}


@pytest.mark.parametrize("role", ["anonymous", "supplier_a"])
def test_no_page_of_a_back_office_opens_for_others(people, role):
    client = Client()
    if people[role] is not None:
        client.force_login(people[role])

    opened = [
        route.pattern for route in ROUTES if not is_closed(client.get(route.address))
    ]

    assert opened == []


def test_no_form_of_the_back_office_is_taken_from_others(people):
    client = Client()
    client.force_login(people["supplier_a"])
    ours = [route for route in ROUTES if route.pattern.startswith("cms/")]

    taken = [
        route.pattern for route in ours if not is_closed(client.post(route.address))
    ]

    assert taken == []


@pytest.mark.parametrize("role", ["supplier_a", "organizer", "staff"])
def test_whoever_needs_a_second_factor_reaches_nothing_without_it(people, role):
    people[role].authenticator_set.all().delete()
    client = Client()
    client.force_login(people[role])

    answers = {
        client.get(address).headers.get("Location", "").partition("?")[0]
        for address in ("/", "/basket/", "/account/", "/cms/", "/django-admin/")
    }

    assert answers == {"/auth/2fa/totp/activate/"}


@pytest.mark.parametrize("address", ["/_util/login/", "/cms/login/"])
def test_there_is_one_door_with_one_throttle(people, address):
    person = people["consumer"]

    response = Client().post(address, {"username": person.email, "password": "secret"})

    assert response.headers["Location"].startswith("/auth/login/")


def test_the_door_of_the_django_admin_is_the_same(people):
    response = Client().get("/django-admin/login/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/auth/login/")
