import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import Organisation
from shop.search import actions
from shop.search.registry import sources
from tests.factories.core import OrganisationFactory
from tests.factories.shop import LotFactory

from .market import get, product, publish, texts

pytestmark = pytest.mark.django_db


def test_a_product_is_found_and_its_name_marked(client):
    product()
    publish()

    response = get(client, q="核桃")

    assert response.status_code == 200
    assert "薄皮<mark>核桃</mark>" in texts(response)[0]
    assert response.context["page"].total == 1


def test_the_page_speaks_english_under_its_own_address(client):
    product()
    publish()

    response = get(client, "/en/search/", q="walnut")

    assert "Thin-shelled <mark>walnut</mark>s" in texts(response)[0]
    assert b'<b class="num">1</b> product</p>' in response.content


def test_a_wrong_character_is_answered_by_what_sounds_alike(client):
    product()
    publish()

    response = get(client, q="薄皮和桃")

    assert "您是不是要找" in response.content.decode()
    assert response.context["meant_url"] == "?q=%E8%96%84%E7%9A%AE%E6%A0%B8%E6%A1%83"
    assert "<mark>薄皮核桃</mark>" in texts(response)[0]


def test_nothing_found_shows_what_is_in_season(client):
    product(season="333333333333")
    publish()

    response = get(client, q="海参")

    assert "没有叫“海参”的" in response.content.decode()
    assert len(response.context["page"].in_season) == 1


def test_suppliers_and_places_are_found_beside_the_products(client):
    product(producer=OrganisationFactory(name_zh_hans="云岭核桃合作社"))
    publish()

    related = get(client, q="毕节").context["page"].related

    assert [(label.kind, label.title) for label in related] == [
        ("region", "毕节市"),
        ("region", "赫章县"),
        ("supplier", "云岭核桃合作社"),
    ]
    assert get(client, q="云岭核桃合作社").context["page"].related[0].kind == "supplier"


def test_a_lot_number_finds_its_product(client):
    LotFactory(product=product(), lot_number="HZ-260928-01", code="7KQ2M")
    publish()

    assert get(client, q="7kq2m").context["page"].total == 1
    assert get(client, q="HZ-260928-01").context["page"].total == 1


def test_what_may_not_be_sold_any_more_is_gone_at_once(client):
    walnuts = product()
    publish()
    type(walnuts).objects.filter(pk=walnuts.pk).update(blocked_at=timezone.now())
    actions.refresh(
        kind="product",
        ids=[str(walnuts.pk)],
        source=sources()["product"],
        at=timezone.now(),
    )

    assert get(client, q="核桃").context["page"].total == 0


def test_a_withdrawn_supplier_is_forgotten_by_a_rebuild(client):
    supplier = OrganisationFactory(name_zh_hans="云岭合作社")
    publish()
    Organisation.objects.filter(pk=supplier.pk).update(
        withdrawn_at=timezone.now() - timedelta(days=1)
    )
    publish()

    assert get(client, q="云岭合作社").context["page"].related == []


def test_the_count_is_answered_alone(client):
    product()
    publish()

    assert get(client, q="核桃", count="1").json() == {"count": 1}


def test_names_are_suggested(client):
    walnuts = product()
    publish()

    answer = json.loads(get(client, reverse("search:suggest"), q="hetao").content)

    assert answer["suggestions"][0] == {
        "text": "薄皮核桃",
        "url": walnuts.get_absolute_url(),
        "icon": "leaf",
        "note": "赫章县",
    }


def test_pages_are_turned_within_their_number(client):
    producer = OrganisationFactory()
    for _ in range(25):
        product(producer=producer)
    publish()

    first, second, third = (get(client, q="核桃", page=number) for number in (1, 2, 3))

    assert (first.context["previous_url"], first.context["next_url"]) == (
        "",
        "?q=%E6%A0%B8%E6%A1%83&page=2",
    )
    assert (second.context["previous_url"], second.context["next_url"]) == (
        "?q=%E6%A0%B8%E6%A1%83",
        "",
    )
    assert len(texts(second)) == 1
    assert "没有这一页" in third.content.decode()
