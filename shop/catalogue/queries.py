"""Reads for the product page and the supplier's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils import translation
from oscar.core.loading import get_model

from core.models import Organisation
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
    """What must be read anew for each visitor of a product's page, beside its packs."""

    pk: int
    slug: str
    page_version: int
    may_be_sold: bool


def now_of(pk: int, *, at: datetime) -> Now | None:
    """Return a listed product as it is now; its version says which page is held of it."""
    row = (
        Product.objects.listed()
        .filter(pk=pk)
        .values_list("slug", "page_version", "sellable_until", "blocked_at")
        .first()
    )
    if row is None:
        return None
    slug, version, until, blocked_at = row
    return Now(pk, slug, version, blocked_at is None and (until is None or at < until))


def page_of(pk: int) -> Product:
    """Return a product with what its page shows at once."""
    return Product.objects.select_related(
        "region__parent__parent", "producer__region", "card"
    ).get(pk=pk)


PACK = (
    "product_id",
    "product__upc",
    "product__net_content",
    "product__net_unit",
    "price",
    "num_in_stock",
    "num_allocated",
)


def packs_of(product_id: int, *, at: datetime) -> list[Pack]:
    """Return the packs on sale, smallest first, with live price and stock: two queries."""
    labels = [f"product__pack_label_{name}" for name in label_languages()]
    rows = list(
        get_model("partner", "StockRecord")
        .objects.filter(
            product__parent=product_id, product__is_public=True, price__isnull=False
        )
        .order_by(F("product__net_content").asc(), "pk")
        .values_list("pk", *PACK, *labels)
    )
    lowest = stock.lowest_prices([row[0] for row in rows], at=at)
    return [pack_of(row, lowest.get(pk)) for pk, *row in rows]


def label_languages() -> list[str]:
    """Return the languages of a pack's label, the reader's own first."""
    codes = [
        translation.get_language() or "",
        *settings.MODELTRANSLATION_FALLBACK_LANGUAGES,
    ]
    return [code.replace("-", "_") for code in dict.fromkeys(filter(None, codes))]


def pack_of(row: Sequence[Any], lowest: Decimal | None) -> Pack:
    pk, gtin, content, unit, price, on_hand, held, *labels = row
    return Pack(
        pk=pk,
        label=next(filter(None, labels), ""),
        gtin=gtin or "",
        price=price,
        unit_price=price_for_500(price, content, unit),
        unit=unit or "g",
        net_content=content,
        available=max(0, (on_hand or 0) - (held or 0)),
        lowest=lowest,
    )


def supplier(pk: int) -> Organisation | None:
    """Return a supplier that has not left."""
    found = Organisation.objects.with_role("supplies").filter(pk=pk, withdrawn_at=None)
    return found.select_related("region__parent__parent").first()
