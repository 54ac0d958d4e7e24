"""Sizes m and l: many products in few writes, each a good of the small world grown in another county."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from typing import Any

from shop.catalogue.actions import goods_class
from shop.catalogue.models import Product, ProductImage
from shop.certification.models import Recognition
from shop.partner.models import PricePoint, StockMovement, StockRecord
from shop.provenance.models import Lot

from . import items
from .holders import Holder, holders
from .items import Item
from .world import Facts, Setting, read, suppliers

TOTALS = {"s": 0, "m": 10_000, "l": 100_000}
CHUNK = 1000
Tell = Callable[[int, int], None]


def seed_bulk(
    setting: Setting,
    categories: dict[str, Any],
    tell: Tell,
    *,
    total: int | None = None,
) -> int:
    """Make what is missing to the size's number of products, or to `total`, and return how many that was."""
    total = TOTALS[setting.size] if total is None else total
    there = Product.objects.parents().count()
    makers = holders(setting) if there < total else []
    images = first_images()
    for start in range(there, total, CHUNK):
        stop = min(start + CHUNK, total)
        wanted = [item(number, makers) for number in range(start, stop)]
        write(setting, wanted, categories, images)
        tell(stop - there, total - there)
    return max(0, total - there)


def item(number: int, makers: list[Holder]) -> Item:
    """Return the product of a number: goods change fastest, then counties, then grades."""
    words = read("bulk.toml")
    goods, grades = words["goods"], words["grades"]
    key, *noun = goods[number % len(goods)]
    turn = number // len(goods)
    grade = grades[turn // len(makers) % len(grades)]
    return Item(number, makers[turn % len(makers)], models()[key], noun, grade)


@cache
def models() -> dict[str, Facts]:
    """Return the facts of the small world's products by key."""
    return {
        facts["key"]: facts
        for supplier in suppliers()
        for facts in supplier["products"]
    }


def first_images() -> dict[str, ProductImage]:
    """Return the first picture of each model product, by the key its file's name begins with."""
    rows = ProductImage.objects.filter(
        display_order=0, original__startswith="demo/", original__contains="-food-"
    )
    return {
        str(row.original).removeprefix("demo/").rpartition("-food-")[0]: row
        for row in rows
    }


def write(
    setting: Setting,
    wanted: list[Item],
    categories: dict[str, Any],
    images: dict[str, ProductImage],
) -> None:
    """Write pages, packs, pictures, recognitions, lots, prices and stock."""
    kind = goods_class()
    pages = Product.objects.bulk_create(items.page(one, kind) for one in wanted)
    pairs = list(zip(wanted, pages, strict=True))
    packs = Product.objects.bulk_create(items.pack(one, page) for one, page in pairs)
    through = Product.categories.through
    through.objects.bulk_create(
        through(product=page, category=categories[one.facts["category"]])
        for one, page in pairs
    )
    ProductImage.objects.bulk_create(
        items.image(one, page, images[one.facts["key"]])
        for one, page in pairs
        if one.facts["key"] in images
    )
    Recognition.objects.bulk_create(
        Recognition(certificate=one.holder.certificate, product=page)
        for one, page in pairs
        if one.is_recognised
    )
    lots = Lot.objects.bulk_create(
        items.lot(one, page, setting.today) for one, page in pairs
    )
    write_stock(setting, wanted, packs, lots)


def write_stock(
    setting: Setting, wanted: list[Item], packs: list[Product], lots: list[Lot]
) -> None:
    records = StockRecord.objects.bulk_create(
        items.stock_record(one, pack, lot, setting.today)
        for one, pack, lot in zip(wanted, packs, lots, strict=True)
    )
    long_ago = setting.now - timedelta(days=75)
    PricePoint.objects.bulk_create(
        PricePoint(stock_record=record, price=record.price, from_at=long_ago)
        for record in records
    )
    StockMovement.objects.bulk_create(received(setting, records, lots))


def received(
    setting: Setting, records: list[StockRecord], lots: list[Lot]
) -> Iterator[StockMovement]:
    came = setting.now - timedelta(days=1)
    for record, lot in zip(records, lots, strict=True):
        if record.num_in_stock:
            yield StockMovement(
                stock_record=record,
                lot=lot,
                kind="receipt",
                quantity=record.num_in_stock,
                at=came,
            )
