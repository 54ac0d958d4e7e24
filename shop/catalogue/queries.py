"""Reads for the product page and the supplier's page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import translation

from core.models import Organisation
from core.prepared import Prepared
from shop.partner import queries as stock

from .models import Product
from .models.products import price_for_500


@dataclass(frozen=True)
class Pack:
    """A pack as it is sold now."""

    pk: int
    label: str
    gtin: str
    price: Decimal
    unit_price: Decimal | None
    unit: str
    net_content: Decimal
    available: int
    lowest: Decimal | None


@dataclass(frozen=True)
class Now:
    """What is read anew for each visitor of a product's page: may it be sold, and its packs, the smallest first."""

    pk: int
    slug: str
    page_version: int
    may_be_sold: bool
    packs: tuple[Pack, ...]


PAGE = ("slug", "page_version", "sellable_until", "blocked_at")
PACK = (
    "children__is_public",
    "children__stockrecords",
    "children__stockrecords__price",
    "children__upc",
    "children__net_content",
    "children__net_unit",
    "children__pk",
    "children__stockrecords__num_in_stock",
    "children__stockrecords__num_allocated",
    "children__pack_label_zh_hans",
    "children__pack_label_en",
)
NOW = Prepared(
    lambda pk: (
        Product.objects.rewrite(mode=False)
        .listed()
        .filter(pk=pk)
        .order_by()
        .values_list(*PAGE, *PACK)
    )
)


def now_of(pk: int, *, at: datetime) -> Now | None:
    """Return a listed product as it is now, in two queries; its version says which page is held of it."""
    rows = NOW.rows(pk)
    if not rows:
        return None
    slug, version, until, blocked_at = rows[0][: len(PAGE)]
    lowest = stock.lowest_prices(pk, at=at)
    packs = [pack_of(row[len(PAGE) :], lowest) for row in rows]
    return Now(
        pk=pk,
        slug=slug,
        page_version=version,
        may_be_sold=blocked_at is None and (until is None or at < until),
        packs=tuple(
            sorted(filter(None, packs), key=lambda one: (one.net_content or 0, one.pk))
        ),
    )


def page_of(pk: int) -> Product:
    """Return a product with what its page shows at once."""
    return Product.objects.select_related(
        "region__parent__parent", "producer__region", "card"
    ).get(pk=pk)


def pack_of(row: Sequence[Any], lowest: Mapping[int, Decimal]) -> Pack | None:
    """Return a pack, None when it is not on sale."""
    is_public, record_id, price, gtin, content, unit, pk, on_hand, held, *labels = row
    if not is_public or price is None:
        return None
    return Pack(
        pk=pk,
        label=label_of(*labels),
        gtin=gtin or "",
        price=price,
        unit_price=price_for_500(price, content, unit),
        unit=unit or "g",
        net_content=content,
        available=max(0, (on_hand or 0) - (held or 0)),
        lowest=lowest.get(record_id),
    )


def label_of(chinese: str | None, english: str | None) -> str:
    """Return a pack's label in the reader's language, in the other where it lacks."""
    is_english = translation.get_language() == "en"
    first, other = (english, chinese) if is_english else (chinese, english)
    return first or other or ""


def supplier(pk: int) -> Organisation | None:
    """Return a supplier that has not left."""
    found = Organisation.objects.with_role("supplies").filter(pk=pk, withdrawn_at=None)
    return found.select_related("region__parent__parent").first()
