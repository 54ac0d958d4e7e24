"""A market to search in, and the page asked for."""

from bs4 import BeautifulSoup
from django.utils import timezone

from shop.search import actions
from shop.search.registry import sources
from shop.shelf import actions as shelf
from tests.factories.shop import PackFactory, ProductFactory, StockRecordFactory

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
    page = BeautifulSoup(response.content, "html.parser")
    return [str(card) for card in page.select(".shelf article.good")]


def options(response, title):
    (group,) = [
        group for group in response.context["page"].groups if group.title == title
    ]
    return [
        (option.text, option.count, option.is_chosen, option.level)
        for option in group.options
    ]
