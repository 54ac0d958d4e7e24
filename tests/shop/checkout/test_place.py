"""The checkout says what is wrong at the right place, keeps what was typed and places nothing twice."""

import pytest
from django.urls import reverse

from shop.address import actions as book
from shop.address.models import UserAddress
from shop.checkout.parsing import Place, parse
from shop.order import links
from shop.order.models import OrderGroup
from tests.factories.core import UserFactory
from tests.factories.orders import guest_basket, posted, tianhe

pytestmark = pytest.mark.django_db
PLACES = [
    Place("440000", "广东省"),
    Place("440100", "广州市"),
    Place("440106", "天河区"),
    Place("440105", "海珠区"),
    Place("520000", "贵州省"),
    Place("520500", "毕节市"),
    Place("520527", "赫章县"),
]


@pytest.fixture
def basket(client):
    return guest_basket(client)


def test_a_complete_form_places_the_order(client, basket):
    response = client.post(reverse("checkout:place"), posted(basket))

    group = OrderGroup.objects.get()
    assert (
        response.headers["Location"] == f"/pay/{group.number}/?key={group.access_key}"
    )


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("phone", "1382221764", "手机号"),
        ("phone", "", "手机号"),
        ("name", "", "收货人"),
        ("street", "", "详细地址"),
        ("province", "990000", "省"),
        ("district", "", "请选择区县"),
        ("email", "x@", "邮箱"),
        ("provider", "gold", "怎么付"),
    ],
)
def test_a_wrong_field_is_said_and_the_rest_is_kept(
    client, basket, field, value, sentence
):
    response = client.post(reverse("checkout:place"), posted(basket, **{field: value}))

    page = response.content.decode()
    assert (response.status_code, sentence in page, OrderGroup.objects.count()) == (
        422,
        True,
        0,
    )
    assert ("五山路 381 号" in page) == (field != "street")


def test_the_same_form_sent_twice_leads_to_the_same_order(client, basket):
    first = client.post(reverse("checkout:place"), posted(basket))
    second = client.post(reverse("checkout:place"), posted(basket))

    assert (second.headers["Location"], OrderGroup.objects.count()) == (
        first.headers["Location"],
        1,
    )


@pytest.mark.parametrize(
    "checkout_id", ["", "x", "0" * 36, "\x00", "00000000-0000-0000-0000-000000000000"]
)
def test_a_strange_checkout_id_places_the_basket_once(client, basket, checkout_id):
    client.post(reverse("checkout:place"), posted(basket, checkout_id=checkout_id))

    assert OrderGroup.objects.count() == 1


def test_an_empty_basket_leads_back(client):
    response = client.get(reverse("checkout:place"))

    assert response.headers["Location"] == reverse("basket:detail")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "陈静怡 13822217640 广东省广州市天河区五山路 381 号",
            ("陈静怡", "13822217640", "440106", "五山路381号"),
        ),
        (
            "收货人：李雷 电话：138-2221-7640 地址：广州市海珠区新港西路 1 号",
            ("李雷", "13822217640", "440105", "新港西路1号"),
        ),
        (
            "贵州毕节赫章县可乐乡 韩梅梅 +8613822217640",
            ("韩梅梅", "13822217640", "520527", "可乐乡"),
        ),
        ("13822217640", ("", "13822217640", "", "")),
        ("", ("", "", "", "")),
        ("你好", ("你好", "", "", "")),
    ],
)
def test_a_pasted_address_is_taken_apart(text, expected):
    found = parse(text, PLACES)

    assert (found.name, found.phone, found.code, found.street) == expected


def test_what_is_pasted_and_cannot_be_read_stays_with_a_word_about_it(client, basket):
    sent = posted(basket, pasted="你好", paste="1")
    page = client.post(reverse("checkout:place"), sent).text
    said = "没能从这里读出地址，请逐项填写。"

    assert page.count(said) == 1
    assert ">你好</textarea>" in page
    assert "五山路 381 号" in page


def test_the_address_book_stays_in_reach_while_places_are_chosen(client):
    owner = UserFactory()
    client.force_login(owner)
    basket = guest_basket(client)
    entry = book.Entry("陈敏", "+8613822217640", tianhe(), "中山路 3 号")
    book.keep(entry=entry, by=owner)

    page = client.post(reverse("checkout:place"), posted(basket, refresh="1")).text

    assert page.count("中山路 3 号") == 1


@pytest.mark.parametrize(
    ("place", "is_open"), [(0, False), (3, False), (4, True), (5, True)]
)
def test_a_full_address_book_shows_four_and_folds_the_rest(client, place, is_open):
    owner = UserFactory()
    client.force_login(owner)
    guest_basket(client)
    for number in range(6):
        entry = book.Entry("陈敏", "+8613822217640", tianhe(), f"中山路 {number} 号")
        book.keep(entry=entry, by=owner)
    chosen = UserAddress.objects.book_of(owner)[place]

    page = client.get(reverse("checkout:place"), {"address": chosen.pk}).text

    head, _, rest = page.partition("<details")
    folded = rest.partition("</details>")[0]
    assert (head.count('class="chip"'), folded.count('class="chip"')) == (4, 2)
    assert folded.startswith(" open>") == is_open


@pytest.mark.parametrize("is_member", [False, True])
def test_whoever_comes_back_is_shown_the_way_to_pay(client, is_member):
    if is_member:
        client.force_login(UserFactory())
    basket = guest_basket(client)
    client.post(reverse("checkout:place"), posted(basket))
    group = OrderGroup.objects.get()

    page = client.get(reverse("checkout:place"), follow=True).text

    assert page.count(f"您的订单 {group.number} 还没付款。") == 1
    assert page.count(f'href="{links.pay_path(group)}"') == 1


def test_a_stranger_is_not_shown_somebody_elses_order(client, basket):
    client.post(reverse("checkout:place"), posted(basket))
    client.cookies.clear()

    page = client.get(reverse("checkout:place"), follow=True).text

    assert OrderGroup.objects.get().number not in page
    assert "购物篮里没有可以下单的东西。" in page
