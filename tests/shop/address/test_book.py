"""A person's address book, and that it is only theirs."""

import pytest
from django.urls import reverse

from shop.address import actions
from shop.address.models import UserAddress
from tests.factories.core import UserFactory
from tests.factories.orders import tianhe

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    user = UserFactory()
    client.force_login(user)
    return user


def entry(street="五山路 381 号", **changed):
    values = {"name": "陈敏", "phone": "+8613822217640", "region": tianhe()}
    return actions.Entry(**{**values, "street": street, **changed})


def values(**changed):
    tianhe()
    return {
        "name": "陈敏",
        "phone": "138 2221 7640",
        "province": "440000",
        "city": "440100",
        "district": "440106",
        "street": "五山路 381 号",
        **changed,
    }


def book(user):
    mine = UserAddress.objects.visible_to(user).order_by("pk")
    return list(mine.values_list("line1", "is_default_for_shipping"))


def test_an_address_is_added_and_comes_first_when_it_is_the_only_one(client, owner):
    response = client.post(reverse("address:add"), values())

    address = UserAddress.objects.get()
    assert response.headers["Location"] == reverse("address:list")
    assert (address.last_name, str(address.phone_number), address.region.code) == (
        "陈敏",
        "+8613822217640",
        "440106",
    )
    assert book(owner) == [("五山路 381 号", True)]


@pytest.mark.parametrize("field", ["name", "phone", "province", "district", "street"])
def test_a_missing_field_is_said_and_nothing_is_kept(client, owner, field):
    response = client.post(reverse("address:add"), values(**{field: ""}))

    assert (response.status_code, list(response.context["form"].errors)[:1]) == (
        422,
        [field],
    )
    assert book(owner) == []


def test_a_pasted_address_fills_the_form_and_keeps_nothing(client, owner):
    pasted = "李雷 13822217640 广东省广州市天河区五山路 1 号"
    page = client.post(reverse("address:add"), values(pasted=pasted, paste="1"))

    shown = page.context["form"].initial
    assert (page.status_code, shown["name"], shown["street"], book(owner)) == (
        200,
        "李雷",
        "五山路1号",
        [],
    )


def test_an_address_is_changed(client, owner):
    address = actions.keep(entry=entry(), by=owner)

    client.post(
        reverse("address:edit", args=[address.pk]), values(street="体育西路 1 号")
    )

    assert book(owner) == [("体育西路 1 号", True)]


def test_the_same_address_twice_is_refused(client, owner):
    actions.keep(entry=entry(), by=owner)

    response = client.post(reverse("address:add"), values())

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["地址簿里已有这个地址。"]
    assert len(book(owner)) == 1


def test_a_full_book_takes_no_more(owner, monkeypatch):
    monkeypatch.setattr(actions, "MOST", 1)
    actions.keep(entry=entry(), by=owner)

    with pytest.raises(actions.FullBookError):
        actions.keep(entry=entry("体育西路 1 号"), by=owner)

    assert len(book(owner)) == 1


def test_one_address_comes_first(client, owner):
    actions.keep(entry=entry(), by=owner)
    second = actions.keep(entry=entry("体育西路 1 号"), by=owner)

    client.post(reverse("address:prefer", args=[second.pk]))

    assert book(owner) == [("五山路 381 号", False), ("体育西路 1 号", True)]


def test_a_removed_address_comes_back_by_undo(client, owner):
    actions.keep(entry=entry(), by=owner)
    second = actions.keep(entry=entry("体育西路 1 号", is_default=True), by=owner)

    page = client.post(reverse("address:remove", args=[second.pk]), follow=True)
    after_removal = book(owner)
    undo_url = page.content.decode().partition(
        '<form method="post" action="/account/addresses/back/'
    )[2]
    token = undo_url.partition("/")[0]
    client.post(reverse("address:restore", args=[token]))

    assert after_removal == [("五山路 381 号", True)]
    assert book(owner) == [("五山路 381 号", False), ("体育西路 1 号", True)]


@pytest.mark.parametrize("name", ["edit", "prefer", "remove"])
def test_another_persons_address_is_not_there(client, owner, name):
    foreign = UserFactory()
    address = actions.keep(entry=entry(), by=foreign)

    response = client.post(reverse(f"address:{name}", args=[address.pk]), values())

    assert (response.status_code, book(foreign)) == (404, [("五山路 381 号", True)])


def test_an_undo_that_was_made_up_says_so(client, owner):
    client.post(reverse("address:restore", args=["made-up"]))

    assert book(owner) == []


@pytest.mark.parametrize("name", ["prefer", "remove"])
def test_a_link_alone_changes_nothing(client, owner, name):
    address = actions.keep(entry=entry(), by=owner)

    response = client.get(reverse(f"address:{name}", args=[address.pk]))

    assert (response.status_code, len(book(owner))) == (405, 1)


def test_a_visitor_is_sent_to_sign_in(client):
    response = client.get(reverse("address:list"))

    assert response.headers["Location"] == "/auth/login/?next=/account/addresses/"


@pytest.mark.parametrize("number", [1, 4])
def test_the_list_costs_the_same_for_any_number(
    client, owner, number, django_assert_num_queries
):
    for place in range(number):
        actions.keep(entry=entry(f"五山路 {place} 号"), by=owner)
    client.get(reverse("address:list"))

    with django_assert_num_queries(5):
        page = client.get(reverse("address:list"))

    assert len(page.context["addresses"]) == number


def test_removing_another_address_leaves_the_first_one_first(owner):
    for street in ("五山路 381 号", "体育西路 1 号", "新港西路 1 号"):
        last = actions.keep(entry=entry(street), by=owner)

    actions.remove(address=last, by=owner)

    assert book(owner) == [("五山路 381 号", True), ("体育西路 1 号", False)]
