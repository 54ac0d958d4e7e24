import pytest

from shop.search.queries import labels
from tests.factories.core import OrganisationFactory, RegionFactory
from tests.factories.shop import (
    CategoryFactory,
    CertificateFactory,
    CertificateTypeFactory,
    RecognitionFactory,
)

from .market import get, options, product, publish, texts

pytestmark = pytest.mark.django_db


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


def test_a_facet_shows_the_most_frequent_values_and_those_chosen(client, monkeypatch):
    monkeypatch.setattr(labels, "MOST_VALUES", 2)
    names = ["甲社", "乙社", "丙社", "丁社", "丁社"]
    makers = {name: OrganisationFactory(name_zh_hans=name) for name in set(names)}
    for name in names:
        product(producer=makers[name])
    publish()

    def suppliers(**query):
        groups = get(client, q="核桃", **query).context["page"].groups
        (group,) = [group for group in groups if group.title == "供应商"]
        return group

    first = suppliers()
    shown = [(one.text, one.count) for one in first.options]
    assert [shown[0], len(shown), first.left_out] == [("丁社", 2), 2, 2]
    hidden = next(
        maker for name, maker in makers.items() if name not in {row[0] for row in shown}
    )
    chosen = suppliers(supplier=hidden.pk)
    assert (chosen.options[-1].text, chosen.options[-1].is_chosen) == (
        hidden.name,
        True,
    )
    assert chosen.left_out == 1


def test_a_listing_counts_the_counties_of_what_it_shows(client):
    product()
    far = RegionFactory(code="513431", name_zh_hans="昭觉县", parent=None)
    product(producer=OrganisationFactory(region=far))
    publish()

    def counted(**query):
        return get(client, "/products/", **query).context["page"].counties

    assert counted() == 2
    assert counted(region="520000") == 1
    assert counted(region="990000") == 0
