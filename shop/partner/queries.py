"""Reads about stock and prices."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from core.prepared import Prepared

from .models import PricePoint, StockMovement

LOOK_BACK = timedelta(days=30)


PRICES = Prepared(
    lambda product_id: (
        PricePoint.objects.filter(stock_record__product__parent=product_id)
        .order_by("stock_record", "from_at")
        .values_list("stock_record", "price", "from_at")
    )
)


def lowest_prices(product_id: int, *, at: datetime) -> dict[int, Decimal]:
    """Return the lowest price of the 30 days before `at` for each stock record of a product's packs that has a history."""
    lowest: dict[int, Decimal] = {}
    for pk, price, from_at in PRICES.rows(product_id):
        if from_at > at:
            continue
        # A price that began before the thirty days still held when they began.
        is_before = from_at <= at - LOOK_BACK
        lowest[pk] = price if is_before else min(price, lowest.get(pk, price))
    return lowest


def lot_balances(stock_record: Any) -> list[tuple[Any, int]]:
    """Return the lots of a pack with what is left of each, oldest harvest first; recalled ones are left out."""
    rows = (
        StockMovement.objects.filter(stock_record=stock_record, lot__recalled_at=None)
        .exclude(lot=None)
        .values("lot")
        .annotate(left=Sum("quantity"))
        .filter(left__gt=0)
    )
    left = {row["lot"]: row["left"] for row in rows}
    lots = StockMovement.lot.field.related_model.objects.filter(pk__in=left)  # type: ignore[attr-defined]
    return [(lot, left[lot.pk]) for lot in lots.order_by("harvest_date", "pk")]


def lot_balance(stock_record_id: int, lot_id: int) -> int:
    """Return how many packs of a lot are left."""
    rows = StockMovement.objects.filter(stock_record=stock_record_id, lot=lot_id)
    return rows.aggregate(left=Sum("quantity"))["left"] or 0
