"""What search engines are told: one address a page, its twin in the other language, what it is, and what to leave alone."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from cms import actions
from core.display import shell
from tests.factories.shop import (
    CategoryFactory,
    LotFactory,
    ProductFactory,
    StockRecordFactory,
)

pytestmark = pytest.mark.django_db
ORIGIN = settings.SITE_ORIGIN
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def product():
    made = StockRecordFactory().product.parent
    made.categories.add(CategoryFactory(slug="nuts"))
    return made


@pytest.fixture
def production(settings):
    settings.DEMO_ALLOWED = False
    shell.forget()


def links(client, address):
    head = client.get(address).content.decode().partition("</head>")[0]
    canonical = re.findall(r'<link rel="canonical" href="([^"]+)"', head)
    others = re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', head)
    return canonical, dict(others)


def graph(client, address):
    page = client.get(address).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.+?)</script>', page)
    data = [json.loads(each) for each in found]
    assert [each["@context"] for each in data] == ["https://schema.org"]
    return {thing["@type"]: thing for thing in data[0]["@graph"]}


def shown(client, address):
    head = client.get(address).content.decode().partition("</head>")[0]
    return dict(re.findall(r'property="og:(\w+)" content="([^"]*)"', head))


def locations(response):
    assert response["Content-Type"] == "application/xml"
    return [each.text for each in ET.fromstring(response.content).iter(LOC)]  # noqa: S314 - our own


def test_a_filter_a_campaign_or_a_first_page_is_no_page_of_its_own(client, product):
    query = "?region=520527&utm_source=x&page=1"

    canonical, others = links(client, f"/en/products/{query}")

    assert canonical == [f"{ORIGIN}/en/products/"]
    assert others == {
        "zh-Hans": f"{ORIGIN}/products/",
        "en": f"{ORIGIN}/en/products/",
        "x-default": f"{ORIGIN}/products/",
    }


def test_a_product_says_what_it_is_and_where_it_stands(client, product):
    things = graph(client, product.get_absolute_url())

    assert sorted(things) == ["BreadcrumbList", "Product"]
    assert things["Product"]["name"] == product.title
    offer = things["Product"]["offers"][0]
    assert (offer["price"], offer["priceCurrency"], offer["availability"]) == (
        "86.00",
        "CNY",
        "https://schema.org/InStock",
    )
    steps = things["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2]


def test_a_category_says_where_it_stands(client, product):
    things = graph(client, "/en/c/nuts/")

    steps = things["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in steps] == [
        f"{ORIGIN}/en/products/",
        f"{ORIGIN}/en/c/nuts/",
    ]
    assert things["CollectionPage"]["url"] == f"{ORIGIN}/en/c/nuts/"


def test_a_listing_says_the_same_under_each_filter(client, product):
    plain, filtered = (
        graph(client, f"/products/{query}") for query in ("", "?region=520527")
    )

    assert plain == filtered
    assert plain["CollectionPage"]["url"] == f"{ORIGIN}/products/"


def test_a_supplier_says_who_they_are(client, product):
    supplier = product.producer
    supplier.story_zh_hans = "</script>一家合作社"
    supplier.save()

    found = graph(client, f"/s/{supplier.slug}-{supplier.pk}/")["Organization"]

    assert (found["name"], found["description"]) == (supplier.name, supplier.story)
    assert found["address"]["addressLocality"] == supplier.region.name
    assert "logo" not in found


def test_pages_of_the_shop_have_a_picture_and_a_whole_address(client, product):
    lot, supplier = LotFactory(product=product), product.producer
    addresses = ["/products/", "/en/c/nuts/", f"/s/{supplier.slug}-{supplier.pk}/"]

    passport, *others = (
        shown(client, address) for address in (f"/l/{lot.code}", *addresses)
    )

    assert [each["url"] for each in others] == [f"{ORIGIN}{each}" for each in addresses]
    assert passport["url"].startswith(ORIGIN)
    assert lot.lot_number in passport["title"]
    assert all(each["image"].startswith(ORIGIN) for each in (passport, *others))


@pytest.mark.parametrize("address", ["/", "/halls/", "/en/help/"])
def test_a_shared_page_has_a_picture_and_a_whole_address(client, address):
    actions.start_site()

    found = shown(client, address)

    assert found["url"] == f"{ORIGIN}{address}"
    assert found["image"].startswith(ORIGIN)
    assert found["title"] != ""


def test_the_map_lists_everything_in_both_languages(client, product):
    actions.start_site()

    parts = locations(client.get("/sitemap.xml"))
    listed = [
        place
        for part in parts
        for place in locations(client.get(part.removeprefix(ORIGIN)))
    ]

    supplier = product.producer
    paths = ["/", "/halls/", "/help/privacy/", "/products/", "/trace/", "/c/nuts/"]
    paths += [f"/p/{product.slug}-{product.pk}/", f"/s/{supplier.slug}-{supplier.pk}/"]
    wanted = {f"{ORIGIN}{prefix}{path}" for prefix in ("", "/en") for path in paths}
    assert wanted - set(listed) == set()
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("address", ["/sitemap-nothing.xml", "/sitemap-pages.xml?p=9"])
def test_a_part_that_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_an_unlisted_product_is_not_on_the_map(client):
    hidden = ProductFactory(is_public=False)

    places = locations(client.get("/sitemap-products.xml"))

    assert [place for place in places if f"-{hidden.pk}/" in place] == []


def test_the_demonstration_asks_to_be_left_alone(client):
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
    assert 'content="noindex, nofollow"' in client.get("/products/").content.decode()


def test_a_shop_is_read_but_for_peoples_own_pages(client, production):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert f"Sitemap: {ORIGIN}/sitemap.xml" in lines
    assert [
        one for one in ("/account/", "/en/basket/") if f"Disallow: {one}" not in lines
    ] == []
    assert 'name="robots"' not in client.get("/products/").content.decode()
