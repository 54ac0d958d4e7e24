"""What allauth, Django and Wagtail would do wrong with accounts that have a mobile number only."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.forms import AdminUserCreationForm
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.admin import CreationForm
from core.models import User
from tests.core.accounts import ways
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.contract
def test_two_people_without_an_address_can_sign_up_by_mobile(client):
    ways.sign_up(client, phone="138 0000 0001", email="")
    client.cookies.clear()
    ways.sign_up(client, phone="13800000002", email="")

    assert list(User.objects.order_by("pk").values_list("email", "phone")) == [
        (None, "+8613800000001"),
        (None, "+8613800000002"),
    ]


@pytest.mark.contract
@pytest.mark.parametrize("form_class", [CreationForm])
def test_two_people_without_an_address_can_be_made_in_the_back_office(form_class):
    assert issubclass(form_class, AdminUserCreationForm)
    for phone in ("+8613800000001", "+8613800000002"):
        form = form_class(
            {
                "email": "",
                "phone": phone,
                "usable_password": "true",
                "password1": ways.PASSWORD,
                "password2": ways.PASSWORD,
            }
        )
        form.save()

    assert list(User.objects.values_list("email", flat=True)) == [None, None]


@pytest.mark.contract
def test_a_person_without_address_and_mobile_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="", phone="")

    assert User.objects.count() == 0


def test_sign_up_wants_one_of_address_and_mobile(client):
    response = ways.sign_up(client, phone="", email="")

    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == ["请填邮箱或手机号。"]
    assert User.objects.count() == 0


def test_a_person_without_an_address_has_a_name_to_show():
    names = [
        str(UserFactory(email=None, phone="+8613800000001")),
        str(UserFactory(email=None, phone="+8613800000002", last_name="陈")),
    ]

    assert names == ["+8613800000001", "陈"]


def test_nobody_is_in_before_the_mobile_is_proven(client):
    ways.sign_up(client, phone="13800000001", email="")
    before = ways.is_signed_in(client)

    ways.prove_phone(client)

    assert (before, ways.is_signed_in(client)) == (False, True)


def test_nobody_is_in_with_an_unproven_address(client):
    response = ways.sign_up(client, phone="", email="foreign@example.org")

    assert response.headers["Location"] == reverse("account_email_verification_sent")
    assert ways.is_signed_in(client) is False


@pytest.mark.parametrize(
    "spelling", ["13800000001", "138 0000 0001", "138-0000-0001", "+8613800000001"]
)
def test_a_mobile_may_be_typed_in_any_spelling(client, spelling):
    UserFactory(
        email=None,
        phone="+8613800000001",
        phone_verified_at="2026-01-01T00:00:00Z",
        password=ways.PASSWORD,
    )

    ways.sign_in(client, spelling)

    assert ways.is_signed_in(client) is True


def test_a_mobile_gets_six_digits(client, short_messages):
    UserFactory(email=None, phone="+8613800000001")

    code = ways.ask_for_code(client, phone="13800000001")

    assert short_messages == [("+8613800000001", f"您的验证码是 {code}。")]
    assert (code.isdigit(), len(code)) == (True, 6)


def test_a_superuser_made_at_the_terminal_need_not_prove_the_address(client):
    user = User.objects.create_superuser("Root@example.org", ways.PASSWORD)

    ways.sign_in(client, "root@example.org")

    assert ways.is_signed_in(client) is True
    assert list(
        EmailAddress.objects.filter(user=user).values_list(
            "email", "verified", "primary"
        )
    ) == [("root@example.org", True, True)]
