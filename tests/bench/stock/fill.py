"""Fill the stock project with our products and say which addresses to visit: `python -m stock.fill goods.json addresses.json`."""

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django

django.setup()

from django.conf import settings  # noqa: E402 - after setup
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from oscar.core.loading import get_model  # noqa: E402
from PIL import Image  # noqa: E402

Category, Product = (
    get_model("catalogue", "Category"),
    get_model("catalogue", "Product"),
)
ADDRESSES = 240
LINES = 5
PICTURES = 300


def pictures() -> list[str]:
    """Make plain pictures of 800 pixels: their content does not matter, their number does."""
    folder = Path(settings.MEDIA_ROOT) / "images"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        colour = (number * 7 % 256, number * 13 % 256, number * 29 % 256)
        Image.new("RGB", (800, 800), colour).save(folder / f"{number}.jpg", quality=80)
    Image.new("RGB", (300, 300), "grey").save(
        Path(settings.MEDIA_ROOT) / "image_not_found.jpg"
    )
    return [f"images/{number}.jpg" for number in range(PICTURES)]


def fill_categories(pairs: list[list[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path, name in pairs:
        parent = found.get(path.rpartition("/")[0])
        found[path] = (
            parent.add_child(name=name) if parent else Category.add_root(name=name)
        )
        if parent:
            parent.refresh_from_db()
    return found


def fill_products(rows: list[dict[str, Any]]) -> list[Any]:
    kind = get_model("catalogue", "ProductClass").objects.create(
        name="Goods", track_stock=True
    )
    products = [
        Product(
            structure="standalone",
            title=row["title"],
            slug=f"p-{number}",
            upc=f"U{number}",
            description=row["description"],
            product_class=kind,
        )
        for number, row in enumerate(rows)
    ]
    return Product.objects.bulk_create(products, 1000)


@transaction.atomic
def fill(goods: dict[str, Any]) -> None:
    categories, rows = fill_categories(goods["categories"]), goods["products"]
    products = fill_products(rows)
    pairs = list(zip(products, rows, strict=True))
    partner = get_model("partner", "Partner").objects.create(name="Partner", code="p")
    StockRecord = get_model("partner", "StockRecord")
    StockRecord.objects.bulk_create(
        (
            StockRecord(
                product=product,
                partner=partner,
                partner_sku=product.upc,
                price=Decimal(row["price"]),
                num_in_stock=1000,
            )
            for product, row in pairs
        ),
        1000,
    )
    Link = get_model("catalogue", "ProductCategory")  # noqa: N806
    Link.objects.bulk_create(
        (
            Link(product=product, category=categories[path])
            for product, row in pairs
            for path in row["categories"]
        ),
        1000,
    )
    ProductImage, names = get_model("catalogue", "ProductImage"), pictures()  # noqa: N806
    ProductImage.objects.bulk_create(
        (
            ProductImage(product=product, original=names[n % PICTURES])
            for n, product in enumerate(products)
        ),
        1000,
    )


def listings() -> Iterator[str]:
    """Yield category pages in turn, deeper pages when there are not enough categories."""
    categories = list(Category.objects.order_by("pk"))
    for page in range(1, ADDRESSES // len(categories) + 2):
        for category in categories:
            yield category.get_absolute_url() + (f"?page={page}" if page > 1 else "")


def baskets(products: list[Any]) -> Iterator[str]:
    """Yield the cookies of anonymous baskets with five lines each."""
    for start in range(ADDRESSES):
        visitor = Client()
        for step in range(LINES):
            product = products[(start * LINES + step) % len(products)]
            visitor.post(f"/basket/add/{product.pk}/", {"quantity": 1})
        yield "; ".join(
            f"{name}={morsel.value}" for name, morsel in visitor.cookies.items()
        )


def addresses(goods: dict[str, Any]) -> dict[str, Any]:
    products = list(Product.objects.order_by("pk"))
    step = max(1, len(products) // ADDRESSES)
    return {
        "home": {
            "paths": [f"/catalogue/?page={page}" for page in range(1, ADDRESSES + 1)]
        },
        "listing": {
            "paths": [
                address
                for _n, address in zip(range(ADDRESSES), listings(), strict=False)
            ]
        },
        "product": {
            "paths": [
                product.get_absolute_url() for product in products[::step][:ADDRESSES]
            ]
        },
        "search": {
            "paths": [
                f"/search/?q={quote(word)}" for word in goods["words"]["en"][:ADDRESSES]
            ]
        },
        "basket": {"paths": ["/basket/"], "cookies": list(baskets(products))},
    }


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text())
    fill(source)
    Path(sys.argv[2]).write_text(json.dumps(addresses(source)))
