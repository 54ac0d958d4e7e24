"""Hand our products to the stock project and say which of our addresses to visit: `python -m tests.bench.ours goods.json addresses.json`."""

import json
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django

django.setup()

from django.utils import timezone  # noqa: E402 - after setup

from config.demo.seeding.world import read  # noqa: E402
from core.models import Region  # noqa: E402
from shop.basket import actions, current  # noqa: E402
from shop.catalogue.models import Category, Product  # noqa: E402
from shop.partner.models import StockRecord  # noqa: E402
from tests.bench.addresses import ADDRESSES, LINES, in_both, spread  # noqa: E402

WHOLESOME = 20  # packs in stock, so that a basket's line can be added
MEAN_PAGES = 4  # pages of a category that are visited at most


def goods() -> dict[str, Any]:
    """Return categories, products and search words as the stock project needs them."""
    paths = {category.pk: category.full_slug for category in Category.objects.all()}
    prices = dict(StockRecord.objects.values_list("product__parent_id", "price"))
    links = Product.categories.through.objects.values_list("product_id", "category_id")
    categories: dict[int, list[str]] = {}
    for product_id, category_id in links:
        categories.setdefault(product_id, []).append(paths[category_id])
    products = Product.objects.listed().order_by("pk")
    return {
        "categories": [
            [category.full_slug, category.name_en]
            for category in Category.objects.order_by("path")
        ],
        "products": [
            {
                "title": product.title_en,
                "description": product.story_en or product.lead_en,
                "price": str(prices.get(product.pk) or 10),
                "categories": categories.get(product.pk, []),
            }
            for product in products
        ],
        "words": words(),
    }


def words() -> dict[str, list[str]]:
    """Return the same words in both languages: first goods, then counties that grow something."""
    nouns = [(noun[1], noun[2]) for noun in read("bulk.toml")["goods"]]
    grown = Region.objects.filter(products__isnull=False).order_by("code").distinct()
    counties = list(grown.values_list("name_zh_hans", "name_en"))
    pairs = [*dict.fromkeys(nouns), *dict.fromkeys(counties)]
    return {"zh": [pair[0] for pair in pairs], "en": [pair[1] for pair in pairs]}


def addresses(found: dict[str, list[str]]) -> dict[str, Any]:
    """Return the pages of each kind, a fifth of them English."""
    pairs = zip(found["zh"], found["en"], strict=True)
    search = [
        (f"/search/?q={quote(zh)}", f"/en/search/?q={quote(en)}") for zh, en in pairs
    ]
    products = Product.objects.listed().order_by("pk").select_related("card")
    return {
        "home": {"paths": in_both([f"/?visit={n}" for n in range(ADDRESSES)])},
        "listing": {"paths": in_both(list(islice(listings(), ADDRESSES)))},
        "product": {
            "paths": in_both([one.get_absolute_url() for one in spread(list(products))])
        },
        "search": {
            "paths": [
                pair[n % 5 == 4]
                for n, pair in enumerate(islice(cycle(search), ADDRESSES))
            ]
        },
        "basket": {
            "paths": in_both(["/basket/"] * ADDRESSES),
            "cookies": list(baskets()),
        },
    }


def listings() -> Iterator[str]:
    """Yield category pages in turn, deeper ones after the first of all, then all products by every order."""
    categories = list(Category.objects.filter(is_public=True).order_by("pk"))
    for number in range(1, MEAN_PAGES + 1):
        for category in categories:
            yield category.get_absolute_url() + (
                f"?page={number}" if number > 1 else ""
            )
    for number in range(1, ADDRESSES + 1):
        yield f"/products/?page={number}"


def baskets() -> Iterator[str]:
    """Yield the cookies of guests' baskets with five lines each."""
    packs = list(
        Product.objects.packs().filter(
            parent__in=Product.objects.sellable_at(timezone.now()),
            stockrecords__num_in_stock__gte=WHOLESOME,
        )[: ADDRESSES * LINES]
    )
    for start in range(ADDRESSES):
        basket = actions.open_basket(None)
        for step in range(LINES):
            pack = packs[(start * LINES + step) % len(packs)]
            actions.add(basket=basket, pack=pack, quantity=1, at=timezone.now())
        yield f"{current.COOKIE}={current.signer.sign(str(basket.pk))}; {current.BADGE}={LINES}"


if __name__ == "__main__":
    given = goods()
    Path(sys.argv[1]).write_text(json.dumps(given))
    Path(sys.argv[2]).write_text(json.dumps(addresses(given["words"])))
