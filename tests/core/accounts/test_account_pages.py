"""Notices, a new password without the old one, for whom one acts, and the page that shows them."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts import acting
from core.actions import notices
from core.models import Notice
from shop.order.models import OrderGroup
from tests.core.accounts import ways
from tests.factories.core import MembershipFactory, UserFactory
from tests.factories.orders import basket_with
from tests.factories.orders import purchase as place

pytestmark = pytest.mark.django_db


def tell(user, key="k"):
    return notices.tell(
        user_id=user.pk, key=key, title=_("Orders"), path="/basket/", at=timezone.now()
    )


def test_a_notice_is_written_in_both_languages_once(person):
    first = tell(person)
    second = tell(person)

    assert (first.pk, first.title_zh_hans, first.title_en) == (
        second.pk,
        "订单",
        "Orders",
    )


def test_an_order_is_told_to_a_buyer_without_an_address():
    buyer = UserFactory(email=None, phone="+8613800000001")
    group = place(basket_with(owner=buyer), owner=buyer)

    notice = Notice.objects.visible_to(buyer).get()
    assert (notice.key, notice.path) == (
        f"order.{group.number}.placed",
        f"/account/orders/{group.number}/",
    )


def test_a_guest_is_told_nothing_on_the_site():
    place(basket_with())

    assert (OrderGroup.objects.count(), Notice.objects.count()) == (1, 0)


def test_opening_a_notice_marks_it_and_leads_to_its_object(client, person):
    notice = tell(person)
    client.force_login(person)

    response = client.post(f"/en/account/notices/{notice.pk}/")

    notice.refresh_from_db()
    assert response.headers["Location"] == "/en/basket/"
    assert notice.read_at is not None


def test_a_strangers_notice_is_not_there(client, person):
    notice = tell(person)
    client.force_login(UserFactory())

    response = client.post(reverse("core:notice-open", args=[notice.pk]))
    client.post(reverse("core:notices-read"))

    assert (response.status_code, Notice.objects.unread().count()) == (404, 1)


def test_a_link_alone_marks_nothing(client, person):
    notice = tell(person)
    client.force_login(person)

    codes = [
        client.get(reverse("core:notice-open", args=[notice.pk])).status_code,
        client.get(reverse("core:notices-read")).status_code,
    ]

    assert (codes, Notice.objects.unread().count()) == ([405, 405], 1)


@pytest.mark.parametrize("number", [1, 5])
def test_the_inbox_costs_the_same_for_any_number(
    client, person, number, django_assert_num_queries
):
    for place_ in range(number):
        tell(person, f"k{place_}")
    client.force_login(person)
    client.get(reverse("core:notice-list"))

    with django_assert_num_queries(6):
        page = client.get(reverse("core:notice-list"))

    assert len(page.context["page_obj"]) == number


def test_a_new_password_needs_no_old_one_after_a_code(client, person):
    ways.sign_in_by_code(client, email=person.email)
    values = {"password1": ways.PASSWORD, "password2": ways.PASSWORD}

    client.post(reverse("core:password-renew"), values)

    person.refresh_from_db()
    assert person.check_password(ways.PASSWORD) is True
    assert ways.is_signed_in(client) is True


def test_a_new_password_after_a_password_asks_for_a_code_first(client, person):
    ways.sign_in(client, person.email, "secret")
    values = {"password1": ways.PASSWORD, "password2": ways.PASSWORD}

    response = client.post(reverse("core:password-renew"), values)

    person.refresh_from_db()
    assert response.headers["Location"] == (
        f"{reverse('account_request_login_code')}?next=%2Faccount%2Fpassword%2F"
    )
    assert person.check_password("secret") is True


def test_a_forgotten_password_is_set_anew_by_mobile(client):
    user = UserFactory(
        email=None, phone="+8613800000001", phone_verified_at=timezone.now()
    )
    code = ways.ask_for_code(client, phone="13800000001")
    there = {"code": code, "next": reverse("core:password-renew")}
    arrived = client.post(reverse("account_confirm_login_code"), there)

    page = client.post(
        arrived.headers["Location"],
        {"password1": ways.PASSWORD, "password2": ways.PASSWORD},
    )

    user.refresh_from_db()
    assert (page.status_code, user.check_password(ways.PASSWORD)) == (302, True)


def acts_for(client, user):
    request = RequestFactory().get("/")
    request.session, request.user = client.session, user
    membership = acting.membership_of(request)
    return membership.organisation if membership else None


def test_a_person_chooses_for_whom_to_act_and_an_ended_membership_ends_it(
    client, person
):
    first, second = MembershipFactory(user=person), MembershipFactory(user=person)
    client.force_login(person)
    before = acts_for(client, person)

    client.post(reverse("core:membership-choose"), {"membership": second.pk})
    chosen = acts_for(client, person)
    second.ended_at = timezone.now()
    second.save()

    assert (before, chosen) == (None, second.organisation)
    assert acts_for(client, person) is None
    assert first.organisation != second.organisation


@pytest.mark.parametrize("value", ["0", "x", "-1", "9" * 30])
def test_a_membership_that_is_not_mine_cannot_be_chosen(client, person, value):
    foreign = MembershipFactory()
    client.force_login(person)

    codes = [
        client.post(reverse("core:membership-choose"), {"membership": one}).status_code
        for one in (value, foreign.pk)
    ]

    assert (codes, acts_for(client, person)) == ([404, 404], None)


def test_a_visitors_request_asks_nothing_about_organisations(
    rf, django_assert_num_queries
):
    request = rf.get("/")
    with django_assert_num_queries(0):
        acting.ActForOrganisation(lambda one: one.organisation)(request)

    assert (request.organisation, request.membership) == (None, None)


def test_the_page_of_an_account_shows_its_parts(client, person):
    group = place(basket_with(owner=person), owner=person)
    client.force_login(person)

    page = client.get(reverse("core:account-home")).content.decode()

    assert group.number in page
    assert page.count('class="part"') == 4
