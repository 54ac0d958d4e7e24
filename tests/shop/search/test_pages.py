import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import Organisation
from shop.search import actions
from shop.search.registry import sources
from shop.shelf import actions as shelf
from tests.factories.core import OrganisationFactory, RegionFactory
from tests.factories.shop import (
    CategoryFactory,
    CertificateFactory,
    CertificateTypeFactory,
    LotFactory,
    PackFactory,
    ProductFactory,
    RecognitionFactory,
    StockRecordFactory,
)

pytestmark = pytest.mark.django_db
WALNUTS = {"title_zh_hans": "薄皮核桃", "title_en": "Thin-shelled walnuts"}


def product(price="86.00", **facts):
    """Return a product on sale."""
    pack = PackFactory(parent=ProductFactory(**{**WALNUTS, **facts}))
    StockRecordFactory(product=pack, price=price)
    return pack.parent


def publish():
    """Make all that is there findable and listed."""
    now = timezone.now()
    shelf.rebuild_all(now)
    for kind, source in sources().items():
        actions.rebuild(kind=kind, source=source, at=now)


def get(client, path="/search/", **query):
    return client.get(path, query)


def texts(response):
    return [str(card) for card in response.context["page"].cards]


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


@pytest.mark.parametrize("count", [10, 100])
def test_the_page_takes_three_queries_however_much_is_found(
    client, django_assert_num_queries, count
):
    producer = OrganisationFactory()
    for _ in range(count):
        product(producer=producer)
    publish()
    get(client, q="核桃")

    with django_assert_num_queries(3):
        response = get(client, q="核桃")

    assert len(texts(response)) == min(24, count)


def test_facets_combine_and_can_be_taken_off(client):
    product(producer=OrganisationFactory(name_zh_hans="赫章合作社"))
    sichuan = RegionFactory(code="513431", name_zh_hans="昭觉县", parent=None)
    product(producer=OrganisationFactory(name_zh_hans="昭觉合作社", region=sichuan))
    publish()

    response = get(client, q="核桃", region="520000", price="10-20", sort="price")

    assert response.context["page"].total == 1
    assert response.context["chips"] == [
        ("贵州省", "?q=%E6%A0%B8%E6%A1%83&price=10-20&sort=price"),
        ("¥10–20", "?q=%E6%A0%B8%E6%A1%83&region=520000&sort=price"),
    ]
    titles = [group.title for group in response.context["page"].groups]
    assert titles == ["产地", "时令", "每 500 克价格", "供应商"]


def options(response, title):
    (group,) = [
        group for group in response.context["page"].groups if group.title == title
    ]
    return [
        (option.text, option.count, option.is_chosen, option.level)
        for option in group.options
    ]


def test_regions_open_level_by_level(client):
    product()
    publish()

    assert options(get(client, q="核桃"), "产地") == [("贵州省", 1, False, 0)]
    assert options(get(client, q="核桃", region="520000"), "产地") == [
        ("贵州省", 1, True, 0),
        ("毕节市", 1, False, 1),
    ]
    assert options(get(client, q="核桃", region="520500"), "产地") == [
        ("贵州省", 1, False, 0),
        ("毕节市", 1, True, 1),
        ("赫章县", 1, False, 2),
    ]


def test_categories_and_certificates_are_named(client):
    above = CategoryFactory(name_zh_hans="山货")
    nuts = CategoryFactory(name_zh_hans="坚果", parent=above)
    walnuts = product(categories=[nuts])
    RecognitionFactory(
        product=walnuts, certificate=CertificateFactory(type=CertificateTypeFactory())
    )
    publish()

    response = get(client, q="核桃")

    assert options(response, "认定与证书") == [("帮扶产品认定", 1, False, 0)]
    assert options(response, "分类") == [("山货", 1, False, 0)]
    opened = get(client, q="核桃", category=above.pk)
    assert options(opened, "分类") == [("山货", 1, True, 0), ("坚果", 1, False, 1)]


def test_a_filter_that_empties_the_page_is_named_with_what_its_removal_brings(client):
    product()
    publish()

    response = get(client, q="核桃", price="100-")

    assert texts(response) == []
    assert [(way["name"], way["total"]) for way in response.context["ways_out"]] == [
        ("¥100 以上", 1)
    ]
    assert "去掉“¥100 以上”：1 种" in response.content.decode()


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


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ({"q": "核" * 101}, 422, "搜索词最多 100 个字"),
        ({"q": "核\x00桃"}, 422, "搜索词里有不能用的字符"),
        ({"q": ""}, 200, "想找什么？"),
        ({"q": "核桃", "region": "abc"}, 200, "网址里有一个筛选条件看不懂，已略去"),
        ({"q": "核桃", "price": "1-2"}, 200, "已略去"),
        ({"q": "核桃", "season": "then"}, 200, "已略去"),
        ({"q": "核桃", "sort": "colour"}, 200, "已略去"),
        ({"q": "核桃", "page": "-1"}, 200, "已略去"),
        ({"q": "核桃", "page": "99999999999999999999"}, 200, "已略去"),
        ({"q": "核桃", "category": ["1", "x"]}, 200, "已略去"),
    ],
)
def test_an_absurd_address_gets_one_clear_sentence(client, query, status, sentence):
    product()
    publish()

    response = get(client, **query)

    assert response.status_code == status
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    "raw",
    [
        "q=%ff%fe",
        "q=%E6%A0",
        "q=%00",
        "q[]=1",
        "%=%",
        "q=a&q=b",
        "region=%ff&q=a",
        "count=%00",
    ],
)
def test_no_encoding_breaks_the_page(client, raw):
    assert client.get(f"/search/?{raw}").status_code in {200, 422}
    assert client.get(f"/search/suggest/?{raw}").status_code == 200


@pytest.mark.parametrize("name", ["search:results", "search:suggest"])
def test_the_pages_are_only_read(client, name):
    assert client.post(reverse(name), {"q": "核桃"}).status_code == 405


def test_what_was_typed_is_shown_as_text(client):
    response = get(client, q="<script>alert(1)</script>")

    assert "<script>alert" not in response.content.decode()
    assert "&lt;script&gt;alert(1)" in response.content.decode()


def test_what_is_in_season_can_be_asked_for(client):
    product(title_zh_hans="当季核桃", season="333333333333")
    product(title_zh_hans="过季核桃", season="000000000000")
    publish()

    response = get(client, q="核桃", season="now")

    assert response.context["page"].total == 1
    assert response.context["chips"] == [("正当时", "?q=%E6%A0%B8%E6%A1%83")]
    assert options(response, "时令") == [("正当时", 1, True, 0)]


def test_a_filter_of_something_that_does_not_exist_can_be_taken_off(client):
    product()
    publish()

    response = get(client, q="核桃", supplier="999999")

    assert response.context["chips"] == [("999999", "?q=%E6%A0%B8%E6%A1%83")]
    assert [way["total"] for way in response.context["ways_out"]] == [1]


def test_a_hidden_category_hides_what_is_below(client):
    above = CategoryFactory(name_zh_hans="山货", is_public=False)
    product(categories=[CategoryFactory(name_zh_hans="坚果", parent=above)])
    publish()

    titles = [group.title for group in get(client, q="核桃").context["page"].groups]

    assert "分类" not in titles
