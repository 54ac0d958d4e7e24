"""Guessing one account from many addresses, and too many requests of a kind."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.signals import user_login_failed
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from core import throttling
from tests.core.accounts import ways
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
GUESSES = 240
ADDRESSES = 60


@pytest.fixture
def checked():
    """Return a list of the passwords that were compared and found wrong."""
    found = []

    def note(*, credentials, **_kwargs):
        found.append(credentials)

    user_login_failed.connect(note)
    yield found
    user_login_failed.disconnect(note)


def guess_for_an_hour(login):
    """Guess every fifteen seconds, each time from the next of sixty addresses."""
    client = Client()
    with time_machine.travel(NOON, tick=False) as clock:
        for number in range(GUESSES):
            address = f"192.0.2.{number % ADDRESSES + 1}"
            ways.sign_in(client, login, f"guess-{number}", REMOTE_ADDR=address)
            clock.shift(3600 / GUESSES)


@pytest.mark.parametrize("login", ["chen@example.org", "13800000001"])
def test_an_hour_of_guesses_from_many_addresses_is_sixty_at_most(
    person, checked, login
):
    person.phone = "+8613800000001"
    person.save()

    guess_for_an_hour(login)

    assert len(checked) <= 60


def test_without_limits_every_guess_would_be_compared(person, checked, settings):
    settings.ACCOUNT_RATE_LIMITS = False

    guess_for_an_hour(person.email)

    assert len(checked) == GUESSES


def test_the_right_password_is_not_told_apart_while_an_account_is_guessed(person):
    for number in range(5):
        ways.sign_in(Client(), person.email, f"guess-{number}")

    right = Client()
    ways.sign_in(right, person.email, "secret")

    assert ways.is_signed_in(right) is False


def test_whoever_is_guessed_can_still_sign_in_by_code(person, client):
    for number in range(8):
        ways.sign_in(Client(), person.email, f"g-{number}", REMOTE_ADDR="192.0.2.7")

    ways.sign_in_by_code(client, email=person.email)

    assert ways.is_signed_in(client) is True


def test_guesses_at_one_mobile_do_not_shut_out_another():
    for last in (1, 2):
        UserFactory(
            email=None,
            phone=f"+861380000000{last}",
            phone_verified_at=NOON,
            password=ways.PASSWORD,
        )
    for number in range(6):
        ways.sign_in(Client(), "13800000001", f"guess-{number}")
    neighbour = Client()

    ways.sign_in(neighbour, "138 0000 0002")

    assert ways.is_signed_in(neighbour) is True


def test_spelling_an_account_in_another_way_gives_no_more_guesses(person, checked):
    person.phone, person.phone_verified_at = "+8613800000001", timezone.now()
    person.save()
    for login in (
        "chen@example.org",
        "CHEN@example.org",
        "13800000001",
        "138 0000 0001",
    ):
        for number in range(4):
            ways.sign_in(Client(), login, f"guess-{number}")

    assert len(checked) == 5


def ask(view, *, address="192.0.2.1", method="post"):
    request = getattr(RequestFactory(), method)("/", REMOTE_ADDR=address)
    return view(request)


@pytest.fixture
def limited(settings):
    settings.THROTTLES = {"sample": (2, 60)}
    return throttling.throttle("sample")(lambda _: throttling.HttpResponse("done"))


def test_beyond_the_limit_the_answer_says_when_to_come_again(limited):
    with time_machine.travel(NOON + dt.timedelta(seconds=20), tick=False):
        answers = [ask(limited) for _ in range(4)]

    assert [one.status_code for one in answers] == [200, 200, 429, 429]
    assert answers[3].headers["Retry-After"] == "41"
    assert "试得太多了" in answers[3].content.decode()


def test_other_addresses_methods_and_later_minutes_are_not_counted(limited):
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(3):
            ask(limited)
        other = ask(limited, address="192.0.2.2")
        reading = ask(limited, method="get")
        clock.shift(60)
        later = ask(limited)

    assert [one.status_code for one in (other, reading, later)] == [200, 200, 200]


def test_people_of_one_address_are_counted_each(client, person, settings):
    settings.THROTTLES = {**settings.THROTTLES, "search": (1, 60)}
    client.force_login(person)
    visitors = (client, Client(), Client())
    codes = [one.get(reverse("search:results")).status_code for one in visitors]

    assert codes == [200, 200, 429]


@pytest.mark.parametrize(
    ("name", "method", "address"),
    [
        ("search", "get", "search:results"),
        ("basket", "post", "basket:line-add"),
        ("checkout", "post", "checkout:place"),
    ],
)
def test_busy_pages_have_a_limit(client, settings, name, method, address):
    settings.THROTTLES = {**settings.THROTTLES, name: (1, 60)}

    codes = [getattr(client, method)(reverse(address)).status_code for _ in range(2)]

    assert codes[0] != 429
    assert codes[1] == 429
