"""Writes on prices."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from core.actions import audit

from .errors import BadPriceError
from .models import PricePoint, StockRecord


@transaction.atomic
def record_price(
    *, stock_record: StockRecord, price: Decimal, by: Any, at: datetime
) -> None:
    """Change a pack's price from now on; orders keep what they were promised.

    Raises:
        BadPriceError: when it is not above zero, or finer than a fen.
    """
    if price <= 0 or price != price.quantize(Decimal("0.01")):
        raise BadPriceError
    # Not save(): it would write an old stock back.
    rows = StockRecord.objects.filter(pk=stock_record.pk)
    was = rows.select_for_update().values_list("price", flat=True).get()
    rows.update(price=price)
    PricePoint.objects.create(stock_record=stock_record, price=price, from_at=at)
    audit.record(
        gettext_noop("changed the price"),
        stock_record,
        by=by,
        at=at,
        changes={"price": (was, price)},
    )
