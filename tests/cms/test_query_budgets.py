"""How many queries the pages of editors cost: the same with one product and with a hundred."""

import pytest
from django.utils import timezone

from cms import actions
from cms.models import StoryIndexPage, StoryPage
from shop.shelf import actions as shelf
from shop.shelf import held, stamps
from tests.factories.core import OrganisationFactory
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

    with django_assert_num_queries(11):
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

    with django_assert_num_queries(11):
        assert client.get("/stories/").status_code == 200
    with django_assert_num_queries(1):
        assert client.get("/stories/").status_code == 200
