"""Reads for the product page and the supplier's page."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import F
from oscar.core.loading import get_model

from core.models import Organisation
from shop.partner import queries as stock

from .models import Product


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


def page_of(pk: int) -> Product | None:
    """Return a listed product with what its page shows at once."""
    return (
        Product.objects.listed()
        .filter(pk=pk)
        .select_related("region__parent__parent", "producer__region", "card")
        .first()
    )


def packs_of(product: Product, *, at: datetime) -> list[Pack]:
    """Return the packs on sale, smallest first, with live price and stock: two queries."""
    records = list(
        get_model("partner", "StockRecord")
        .objects.filter(
            product__parent=product, product__is_public=True, price__isnull=False
        )
        .select_related("product")
        .order_by(F("product__net_content").asc(), "pk")
    )
    lowest = stock.lowest_prices([record.pk for record in records], at=at)
    return [pack_of(record, lowest.get(record.pk)) for record in records]


def pack_of(record: Any, lowest: Decimal | None) -> Pack:
    pack = record.product
    return Pack(
        pk=pack.pk,
        label=pack.pack_label,
        gtin=pack.upc or "",
        price=record.price,
        unit_price=pack.unit_price(record.price),
        unit=pack.net_unit or "g",
        net_content=pack.net_content,
        available=record.available,
        lowest=lowest,
    )


def supplier(pk: int) -> Organisation | None:
    """Return a supplier that has not left."""
    found = Organisation.objects.with_role("supplies").filter(pk=pk, withdrawn_at=None)
    return found.select_related("region__parent__parent").first()
