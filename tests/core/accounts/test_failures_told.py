"""The audit log tells who could not sign in, and never what was given as a password."""

import pytest
from django.urls import reverse

from core.models import AuditEntry
from tests.core.accounts import ways
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db
WRONG = "Not-The-Password-7"
FROM = {"REMOTE_ADDR": "203.0.113.77"}


def told():
    """Return of each failure which account was tried, as what, how and from where."""
    entries = AuditEntry.objects.filter(verb="failed to sign in").order_by("pk")
    return [
        (one.object_id, one.label, one.after["by"], one.ip_prefix) for one in entries
    ]


def of(user, label, way="password"):
    return [(str(user.pk), label, way, "203.0.113.0/24")]


def test_a_wrong_password_is_told_of_the_account(client, person):
    ways.sign_in(client, "Chen@example.org", WRONG, **FROM)

    assert told() == of(person, "c****@example.org")
    entry = AuditEntry.objects.get(verb="failed to sign in")
    assert (entry.deed, entry.by) == ("登录失败", None)


def test_a_mobile_number_in_any_spelling_is_told_of_the_account(client):
    user = UserFactory(email=None, phone="+8613800138000")

    ways.sign_in(client, "138-0013-8000", WRONG, **FROM)

    assert told() == of(user, "+86****8000")


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("somebody@example.org", "s****@example.org"),
        ("13900001234", "139****1234"),
        ("my password, by mistake", "****"),
    ],
)
def test_without_an_account_what_was_typed_is_told_masked(client, db, typed, label):
    ways.sign_in(client, typed, WRONG, **FROM)

    assert told() == [("", label, "password", "203.0.113.0/24")]


def test_no_password_is_told(client, person):
    ways.sign_in(client, person.email, WRONG)
    ways.sign_in(client, WRONG, WRONG)

    everything = str(list(AuditEntry.objects.values()))
    assert AuditEntry.objects.count() == 2
    assert WRONG[1:6] not in everything


def test_a_wrong_code_is_told(client, person):
    ways.ask_for_code(client, email=person.email)

    client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"}, **FROM)

    assert told() == of(person, "c****@example.org", "code")


def test_wrong_digits_of_the_second_step_are_told(client, person):
    ways.give_totp(person)
    ways.sign_in(client, person.email, "secret")

    client.post(reverse("mfa_authenticate"), {"code": "000000"}, **FROM)

    assert told() == of(person, "c****@example.org", "second step")


def test_a_sign_in_that_succeeds_is_no_failure(client, person):
    ways.sign_in(client, person.email, "secret")

    assert (ways.is_signed_in(client), told()) == (True, [])
