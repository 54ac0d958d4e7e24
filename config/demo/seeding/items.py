"""One product of sizes m and l as the rows it is made of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from core.slugs import slugify
from shop.catalogue.models import Product, ProductImage
from shop.partner.models import StockRecord
from shop.provenance.models import Lot

from .harvests import two_harvests
from .holders import Holder
from .world import Facts, both, gtin, read

FIRST_GTIN = 1_000_000
ROAD_DAYS = 4
SOLD_OUT_EACH, UNRECOGNISED_EACH = 12, 3
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_DIGITS = 7
TEN, FEN = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True)
class Item:
    """A good of a grade from a holder; its facts are those of the model product."""

    number: int
    holder: Holder
    facts: Facts
    noun: list[str]
    grade: list[str]

    @property
    def is_recognised(self) -> bool:
        return self.number % UNRECOGNISED_EACH != 0

    @property
    def packed(self) -> list[Any]:
        """The one of the model's packs that this product is sold in."""
        packs: list[list[Any]] = self.facts["packs"]
        return packs[self.number % len(packs)]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts of the page in both languages."""
        words, region = read("bulk.toml"), self.holder.organisation.region
        counties = region.name_zh_hans, region.name_en  # type: ignore[attr-defined]
        places: list[str] = words["place"]
        found = both(
            "title",
            [
                f"{counties[0]}{self.noun[0]} {self.grade[0]}",
                f"{counties[1]} {self.noun[1]}, {self.grade[1]}",
            ],
        )
        for name in ("lead", "story"):
            pair = [
                text.format(county=counties[at], place=places[at], grade=self.grade[at])
                for at, text in enumerate(words[name])
            ]
            found |= both(name, pair)
        return found | both("place", places)


def page(one: Item, kind: Any) -> Product:
    facts, organisation = one.facts, one.holder.organisation
    return Product(
        structure=Product.PARENT,
        product_class=kind,
        **one.texts,
        slug=slugify(one.texts["title_zh_hans"]),
        producer=organisation,
        region=organisation.region,
        storage=facts["storage"],
        shelf_life_days=facts.get("shelf"),
        season=facts["season"],
        supply_kg_per_month=facts["supply"],
        tax_rate=Decimal(facts["tax"]) / 100,
    )


def pack(one: Item, parent: Product) -> Product:
    label, english, content, unit, _price, _stock, weight = one.packed
    return Product(
        structure=Product.CHILD,
        parent=parent,
        slug=parent.slug,
        upc=gtin(FIRST_GTIN + one.number),
        **both("pack_label", [label, english]),
        net_content=Decimal(str(content)),
        net_unit=unit,
        gross_weight_g=weight,
    )


def image(one: Item, parent: Product, model: ProductImage) -> ProductImage:
    """Return a row that shows the model's picture: the file is shared."""
    return ProductImage(
        product=parent,
        original=str(model.original),
        display_order=0,
        width=model.width,
        height=model.height,
        renditions=model.renditions,
        **both("caption", [one.texts["title_zh_hans"], one.texts["title_en"]]),
    )


def lot(one: Item, parent: Product, today: date) -> Lot:
    season, shelf = one.facts["season"], one.facts.get("shelf")
    dates = two_harvests(season, shelf, ROAD_DAYS, today)[0]
    return Lot(
        product=parent,
        lot_number=f"M-{dates.harvest:%y%m%d}-{one.number}",
        code=f"M{code(one.number)}",
        harvest_date=dates.harvest,
        best_before_date=dates.best_before,
        quantity_kg=Decimal(200),
    )


def code(number: int) -> str:
    """Return a number as seven characters of the alphabet of lot codes."""
    found = ""
    for _place in range(CODE_DIGITS):
        number, digit = divmod(number, len(DIGITS))
        found = DIGITS[digit] + found
    return found


def stock_record(one: Item, made: Product, lot: Lot, today: date) -> StockRecord:
    """Return price and stock: one in twelve is sold out, and what is past its day."""
    is_past = lot.best_before_date is not None and lot.best_before_date <= today
    is_sold_out = is_past or (one.number + 1) % SOLD_OUT_EACH == 0
    return StockRecord(
        product=made,
        partner=one.holder.partner,
        partner_sku=made.upc,
        price=price(one),
        num_in_stock=0 if is_sold_out else 5 + one.number % 200,
        num_allocated=0,
    )


def price(one: Item) -> Decimal:
    """Return the model's price, up to a fifth more or less."""
    factor = Decimal(80 + one.number * 7919 % 41) / 100
    return (Decimal(str(one.packed[4])) * factor).quantize(TEN).quantize(FEN)
