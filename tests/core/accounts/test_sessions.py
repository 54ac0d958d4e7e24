"""How a sign-in begins, where it is used and how it ends."""

import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import translation

from core.display import devices
from tests.core.accounts import ways
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db
HOME = reverse("core:account-home")
NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) MicroMessenger/8.0 Safari/604.1"


def test_the_session_has_another_id_after_signing_in(client, person):
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key

    ways.sign_in(client, person.email, "secret")

    assert ways.is_signed_in(client) is True
    assert client.session.session_key != session.session_key


def test_signing_out_ends_the_session_on_the_server(client, person):
    client.force_login(person)
    kept = client.cookies["sessionid"].value

    client.post(reverse("account_logout"))
    client.cookies["sessionid"] = kept

    assert client.get(HOME).status_code == 302


def test_coming_and_going_keeps_the_language(client, person):
    with translation.override("en"):
        came = ways.sign_in(client, person.email, "secret")
        left = client.post(reverse("account_logout"))

    assert (came.url, left.url) == ("/en/account/", "/en/")


def test_a_new_password_ends_the_other_sessions(client, person):
    other = Client()
    other.force_login(person)
    client.force_login(person)
    values = {
        "oldpassword": "secret",
        "password1": ways.PASSWORD,
        "password2": ways.PASSWORD,
    }
    client.post(reverse("account_change_password"), values)

    assert (client.get(HOME).status_code, other.get(HOME).status_code) == (200, 302)


def test_a_person_who_is_made_inactive_is_out_at_the_next_request(client, person):
    client.force_login(person)
    person.is_active = False
    person.save()

    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize(
    ("is_staff", "steps", "status"),
    [
        (True, [29], 200),
        (True, [31], 302),
        (True, [25] * 28, 200),
        (True, [25] * 29, 302),
        (False, [31], 200),
        (False, [60 * 24 * 29], 200),
        (False, [60 * 24 * 31], 302),
    ],
)
def test_a_sign_in_lasts(client, settings, is_staff, steps, status):
    settings.SECOND_FACTOR_REQUIRED = False
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(UserFactory(is_staff=is_staff))
        codes = []
        for minutes in steps:
            clock.shift(minutes * 60)
            codes.append(client.get(HOME).status_code)

    assert codes == [200] * (len(steps) - 1) + [status]


def test_pages_of_signed_in_people_are_never_stored(client, person):
    before = client.get(reverse("account_login")).headers["Cache-Control"]
    client.force_login(person)

    pages = [client.get(HOME), client.get("/products/"), client.get("/basket/")]

    assert "no-store" in before
    assert [one.headers["Cache-Control"] for one in pages] == ["no-store, private"] * 3


def test_one_other_device_is_signed_out(client, person):
    other = Client(HTTP_USER_AGENT=IPHONE)
    other.post(reverse("account_login"), {"login": person.email, "password": "secret"})
    client.post(reverse("account_login"), {"login": person.email, "password": "secret"})
    session = UserSession.objects.get(user_agent=IPHONE)

    page = client.get(reverse("usersessions_list")).content.decode()
    client.post(reverse("core:session-end", args=[session.pk]))

    assert "iPhone · WeChat" in page
    assert (client.get(HOME).status_code, other.get(HOME).status_code) == (200, 302)


def test_another_persons_session_is_not_there(client, person):
    stranger = Client()
    stranger.post(
        reverse("account_login"), {"login": person.email, "password": "secret"}
    )
    session = UserSession.objects.get()
    client.force_login(UserFactory())

    response = client.post(reverse("core:session-end", args=[session.pk]))

    assert (response.status_code, stranger.get(HOME).status_code) == (404, 200)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (IPHONE, "iPhone · WeChat"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Edg/120.0", "Windows · Edge"),
        ("Mozilla/5.0 (Macintosh) Version/17 Safari/605", "Mac · Safari"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_device_has_words(user_agent, words):
    assert devices.device(user_agent) == words
