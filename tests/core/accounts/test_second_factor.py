"""Two steps: asked after a code too, set up without a second password, and never a dead end."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from core.models import Membership
from tests.core.accounts import ways
from tests.factories.core import MembershipFactory

pytestmark = pytest.mark.django_db
SET_UP = reverse("mfa_activate_totp")


@pytest.fixture
def approver(person):
    """Return somebody whose role needs a second factor."""
    person.set_password(ways.PASSWORD)
    person.save()
    MembershipFactory(user=person, role=Membership.Role.APPROVER)
    return person


def test_a_sign_in_by_code_still_asks_the_second_factor(client, approver):
    digits = ways.give_totp(approver)

    response = ways.sign_in_by_code(client, email=approver.email)
    was_in = ways.is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": digits()})

    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert (was_in, ways.is_signed_in(client)) == (False, True)


def test_wrong_digits_do_not_let_in(client, approver):
    ways.give_totp(approver)
    ways.sign_in(client, approver.email)

    client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert ways.is_signed_in(client) is False


def test_the_first_set_up_does_not_ask_the_password_again(client, approver):
    ways.sign_in(client, approver.email)

    sent_on = client.get(reverse("core:account-home"))
    page = client.get(sent_on.headers["Location"])

    assert (
        sent_on.headers["Location"] == f"{SET_UP}?next={reverse('core:account-home')}"
    )
    assert (page.status_code, page.templates[0].name) == (
        200,
        "mfa/totp/activate_form.html",
    )


def test_taking_the_second_factor_away_asks_the_password_again(client, approver):
    digits = ways.give_totp(approver)
    ways.sign_in(client, approver.email)
    client.post(reverse("mfa_authenticate"), {"code": digits()})

    response = client.get(reverse("mfa_deactivate_totp"))

    assert response.status_code == 302
    assert ways.has_totp(approver) is True


def test_an_unproven_second_address_leads_to_the_page_of_addresses(client, approver):
    EmailAddress.objects.create(user=approver, email="new@example.org", verified=False)
    client.force_login(approver)

    response = client.get(reverse("core:account-home"))
    page = client.get(response.headers["Location"])

    assert response.headers["Location"] == reverse("account_email")
    assert page.status_code == 200
    assert [str(one) for one in page.context["messages"]] == [
        "请先验证或删除新加的邮箱，再设置两步登录。"
    ]
