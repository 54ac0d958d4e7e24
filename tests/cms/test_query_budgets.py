"""How many queries the pages of editors cost: the same with one product and with a hundred."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms import actions
from cms.models import (
    HallIndexPage,
    HallPage,
    HelpIndexPage,
    HelpPage,
    NewsIndexPage,
    NewsPage,
    StoryIndexPage,
    StoryPage,
)
from shop.shelf import actions as shelf
from shop.shelf import held, stamps
from tests.factories.core import OrganisationFactory, RegionFactory
from tests.factories.shop import PackFactory, ProductFactory, StockRecordFactory

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
COUNTS = pytest.mark.parametrize("count", [1, 10, 100])


@pytest.fixture(autouse=True)
def stamps_read_once(monkeypatch):
    monkeypatch.setattr(stamps, "LONGEST_SECONDS", 3600.0)


@pytest.fixture
def homes():
    return actions.start_site()


@pytest.fixture
def products(count):
    producer = OrganisationFactory()
    found = [ProductFactory(producer=producer) for _ in range(count)]
    for product in found:
        StockRecordFactory(product=PackFactory(parent=product))
    shelf.refresh(product_ids=[product.pk for product in found], at=timezone.now())
    held.forget()
    return found


def newest(count=12):
    value = {"heading": "新到", "lead": "", "kind": "newest", "region": None}
    return ("season", {**value, "count": count})


@COUNTS
def test_the_home_page(client, homes, products, django_assert_num_queries):
    home = homes["zh-hans"]
    home.body = [newest()]
    home.save()
    client.get("/news/")

    with django_assert_num_queries(5):
        assert client.get("/").status_code == 200
    with django_assert_num_queries(2):
        assert client.get("/").status_code == 200
    with django_assert_num_queries(2):
        assert client.get("/?utm_source=a-poster").status_code == 200


@pytest.mark.parametrize("count", [1, 10])
def test_the_index_of_stories(client, homes, count, django_assert_num_queries):
    index = StoryIndexPage.objects.get(locale=homes["zh-hans"].locale)
    for number in range(count):
        story = StoryPage(title=f"{number}", slug=f"story-{number}", lead="…")
        index.add_child(instance=story)
    client.get("/news/")

    with django_assert_num_queries(5):
        assert client.get("/stories/").status_code == 200
    with django_assert_num_queries(1):
        assert client.get("/stories/").status_code == 200


def add_pages(home):
    """Add one page below each index."""
    for index, page in (
        (HallIndexPage, HallPage(short_name="x", region=RegionFactory())),
        (StoryIndexPage, StoryPage()),
        (NewsIndexPage, NewsPage(published_date=date(2026, 11, 2))),
        (HelpIndexPage, HelpPage()),
    ):
        page.title, page.slug, page.lead = "x", "x", "x"
        index.objects.get(locale=home.locale).add_child(instance=page)


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/", 5),
        ("/halls/", 8),
        ("/halls/x/", 9),
        ("/stories/", 6),
        ("/stories/x/", 5),
        ("/news/", 6),
        ("/news/x/", 5),
        ("/help/", 6),
        ("/help/x/", 5),
    ],
)
def test_the_first_visit_of_a_new_process(
    client, homes, new_process, path, queries, django_assert_num_queries
):
    add_pages(homes["zh-hans"])
    client.get(path)
    new_process()

    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200


def test_a_closed_page_and_one_below_it_are_left_to_wagtail(client, homes):
    add_pages(homes["zh-hans"])
    index = NewsIndexPage.objects.get(locale=homes["zh-hans"].locale)
    PageViewRestriction.objects.create(page=index, restriction_type="login")

    answers = [client.get(path).status_code for path in ("/news/x/", "/help/x/")]

    assert answers == [302, 200]


def test_an_alias_is_closed_with_its_original(client, homes):
    add_pages(homes["zh-hans"])
    story = StoryPage.objects.get(slug="x")
    story.create_alias(update_slug="y")
    PageViewRestriction.objects.create(page=story, restriction_type="login")

    assert client.get("/stories/y/").status_code == 302


def test_a_page_that_is_not_live_is_not_found(client, homes):
    add_pages(homes["zh-hans"])
    NewsPage.objects.get(slug="x").unpublish()

    assert client.get("/news/x/").status_code == 404
