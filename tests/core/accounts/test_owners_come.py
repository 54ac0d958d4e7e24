"""An address or number that somebody else wrote down and never proved is its owner's: whoever proves it has it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEntry, User
from tests.core.accounts import outbox, ways
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db
MINE, PHONE = "victim@example.org", "+8613800000001"


def follow_link(client):
    """Open the newest link that proves an address, and confirm it."""
    path = re.search(r"/auth/confirm-email/[^\s]+", mail.outbox[-1].body)[0]
    return client.post(path)


def addresses_of(user):
    user.refresh_from_db()
    rows = EmailAddress.objects.filter(user=user).order_by("email")
    return user.email, [(one.email, one.verified) for one in rows]


def losses():
    entries = AuditEntry.objects.filter(verb="lost an unproven address or number")
    return [(int(one.object_id), one.before, one.by) for one in entries]


@pytest.fixture
def taker(db):
    """Return who proved a mobile of their own and wrote a foreign address down."""
    client = Client()
    ways.sign_up(client, phone="13800000009", email=MINE)
    ways.prove_phone(client)
    cache.clear()  # for three minutes no second link is sent
    return User.objects.get()


@pytest.fixture
def old_taker(taker):
    """Return the same, with the foreign address as the main one."""
    taker.emailaddress_set.update(primary=True)
    User.objects.filter(pk=taker.pk).update(email=MINE)
    return taker


@pytest.mark.parametrize("kind", ["taker", "old_taker"])
@pytest.mark.contract
def test_the_owner_signs_up_with_an_address_beside_a_proven_mobile(
    client, request, kind
):
    other = request.getfixturevalue(kind)

    ways.sign_up(client, phone="", email=MINE)
    listed = addresses_of(other)
    follow_link(client)

    owner = User.objects.get(email=MINE)
    assert owner != other
    assert listed == (None, [(MINE, False)])
    assert addresses_of(owner) == (MINE, [(MINE, True)])
    assert addresses_of(other) == (None, [])
    assert (other.phone, other.phone_verified_at is None) == ("+8613800000009", False)
    assert losses() == [(other.pk, {"email": "v****@example.org"}, owner)]


def test_the_owner_signs_up_with_a_mobile_and_the_address(client, taker):
    ways.sign_up(client, phone=PHONE, email=MINE)
    ways.prove_phone(client)
    follow_link(client)

    owner = User.objects.get(phone=PHONE)
    assert addresses_of(owner) == (MINE, [(MINE, True)])
    assert addresses_of(taker) == (None, [])


def test_the_owner_comes_by_code_after_signing_up(client, taker):
    ways.sign_up(Client(), phone="", email=MINE)

    ways.sign_in_by_code(client, email=MINE)

    owner = User.objects.get(email=MINE)
    assert int(client.session["_auth_user_id"]) == owner.pk
    assert addresses_of(taker) == (None, [])


def add_address(client, user, email=MINE):
    client.force_login(user)
    client.post(reverse("account_email"), {"action_add": "", "email": email})
    return follow_link(client)


@pytest.mark.parametrize("kind", ["taker", "old_taker"])
def test_the_owner_adds_an_address_beside_a_proven_mobile(client, request, kind):
    other = request.getfixturevalue(kind)
    owner = UserFactory(email=None, phone=PHONE, phone_verified_at=timezone.now())

    add_address(client, owner)

    assert addresses_of(owner) == (MINE, [(MINE, True)])
    assert addresses_of(other) == (None, [])
    assert losses() == [(other.pk, {"email": "v****@example.org"}, owner)]


def test_a_sign_up_with_nothing_but_the_address_ends(client, person):
    ways.sign_up(Client(), phone="", email=MINE)
    other = User.objects.get(email=MINE)
    cache.clear()

    add_address(client, person)

    assert addresses_of(person) == (person.email, [(person.email, True), (MINE, True)])
    assert not User.objects.filter(pk=other.pk).exists()
    assert losses() == [(other.pk, {"email": "v****@example.org"}, person)]


def test_an_account_with_rights_keeps_its_only_address(client, person):
    clerk = UserFactory(email=MINE, is_staff=True)

    add_address(client, person)

    assert addresses_of(clerk) == (MINE, [])
    assert EmailAddress.objects.get(user=person, email=MINE).verified is False
    assert losses() == []


def test_an_account_with_rights_is_what_its_address_opens(client, taker):
    clerk = UserFactory(email=MINE, is_staff=True)
    ways.sign_up(Client(), phone=PHONE, email=MINE)

    ways.sign_in_by_code(client, email=MINE)

    others = User.objects.exclude(pk=clerk.pk)
    assert int(client.session["_auth_user_id"]) == clerk.pk
    assert addresses_of(clerk) == (MINE, [(MINE, True)])
    assert [addresses_of(one) for one in others] == [(None, [])] * 2


def test_who_has_proven_an_address_is_told_of_its_account_and_gets_no_link(
    client, person
):
    ways.sign_up(client, phone=PHONE, email=person.email)
    ways.prove_phone(client)

    assert mail.outbox[-1].to == [person.email]
    assert mail.outbox[-1].subject == "您已经有账号了"
    assert "confirm-email" not in mail.outbox[-1].body


def test_a_proven_address_becomes_the_main_one(client, person):
    EmailAddress.objects.create(user=person, email=MINE, verified=True)
    client.force_login(person)
    ways.sign_in(client, person.email, "secret")

    client.post(reverse("account_email"), {"action_primary": "", "email": MINE})

    assert addresses_of(person)[0] == MINE


def test_a_proven_address_is_nobody_elses(client, person):
    other = UserFactory(email=None, phone=PHONE, phone_verified_at=timezone.now())
    EmailAddress.objects.create(user=other, email=person.email)

    ways.sign_in(client, person.email, "secret")

    assert addresses_of(person) == (person.email, [(person.email, True)])
    assert losses() == []


def test_the_owner_of_a_number_signs_up_with_it(client, person):
    person.phone = PHONE
    person.save()

    ways.sign_up(client, phone="138 0000 0001", email="")
    ways.prove_phone(client)

    owner = User.objects.get(phone=PHONE)
    person.refresh_from_db()
    assert (owner.email, person.phone) == (None, None)
    assert int(client.session["_auth_user_id"]) == owner.pk
    assert losses() == [(person.pk, {"phone": "+86****0001"}, None)]


@pytest.mark.parametrize("email", [None, "other@example.org"])
def test_the_owner_changes_to_a_number(client, person, email):
    other = UserFactory(email=email, phone=PHONE)
    client.force_login(person)
    ways.sign_in(client, person.email, "secret")

    client.post(reverse("account_change_phone"), {"phone": PHONE})
    code = outbox.code_in(outbox.sent[-1][1])
    client.post(reverse("account_verify_phone"), {"code": code})

    person.refresh_from_db()
    left = User.objects.filter(pk=other.pk).values_list("email", "phone")
    assert (person.phone, person.phone_verified_at is None) == (PHONE, False)
    assert list(left) == ([(email, None)] if email else [])
    assert losses() == [(other.pk, {"phone": "+86****0001"}, person)]


def test_a_foreign_number_beside_a_proven_address_leads_nobody_in(client):
    ways.sign_up(Client(), phone=PHONE, email=MINE)

    ways.sign_in_by_code(client, email=MINE)
    code = ways.ask_for_code(Client(), phone=PHONE)

    owner = User.objects.get(email=MINE)
    assert int(client.session["_auth_user_id"]) == owner.pk
    assert (owner.phone, code) == (None, None)
    assert losses() == [(owner.pk, {"phone": "+86****0001"}, owner)]


def test_no_new_password_of_a_strangers_account(client, taker):
    client.post(reverse("account_reset_password"), {"email": MINE})

    assert [one.to for one in mail.outbox if "/password/reset/key/" in one.body] == []


HOLDERS = {
    "nobody": lambda: None,
    "a proven account": lambda: EmailAddress.objects.create(
        user=UserFactory(email=MINE), email=MINE, verified=True, primary=True
    ),
    "an unproven account": lambda: ways.sign_up(Client(), phone="", email=MINE),
    "a proven mobile": lambda: EmailAddress.objects.create(
        user=UserFactory(
            email=None, phone="+8613800000009", phone_verified_at=timezone.now()
        ),
        email=MINE,
    ),
}


def seen_by(client, **fields):
    """Return all that a stranger sees of a sign-up: where it leads, what stands there, which messages and cookies."""
    client.cookies.clear()
    response = ways.sign_up(client, **fields)
    page = client.get(response.headers["Location"]).content.decode()
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", page)
    return response.status_code, response.headers["Location"], page, [*client.cookies]


@pytest.mark.parametrize("phone", ["", "13800000001"])
@pytest.mark.parametrize("holder", HOLDERS)
def test_a_sign_up_does_not_tell_whether_an_address_has_an_account(
    client, settings, phone, holder
):
    settings.ACCOUNT_RATE_LIMITS = False
    free = seen_by(client, phone=phone, email="free@example.org")
    HOLDERS[holder]()
    User.objects.filter(phone=PHONE).delete()

    taken = seen_by(client, phone=phone, email=MINE)

    assert taken[2].replace(MINE, "free@example.org") == free[2]
    assert (taken[:2], taken[3]) == (free[:2], free[3])


@pytest.mark.parametrize("holder", HOLDERS)
def test_the_page_of_addresses_does_not_tell_either(client, holder):
    HOLDERS[holder]()
    user = UserFactory(email=None, phone=PHONE, phone_verified_at=timezone.now())
    EmailAddress.objects.create(user=user, email=MINE)
    client.force_login(user)

    response = client.post(
        reverse("account_email"), {"action_primary": "", "email": MINE}
    )

    assert (response.status_code, addresses_of(user)) == (302, (None, [(MINE, False)]))
