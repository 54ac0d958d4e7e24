"""Writes on what a sale does for the village."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from shop.catalogue.models import BenefitFact, CostShare, Product
from shop.shelf import actions as shelf

from .errors import SharesDoNotAddUpError


@transaction.atomic
def set_benefits(
    *,
    product: Product,
    benefits: Sequence[BenefitFact],
    by: Any,  # noqa: ARG001 - every write is told who
    at: datetime,
) -> None:
    """Replace what is said about how farmers benefit from a product."""
    kept = [fact.pk for fact in benefits if fact.pk]
    BenefitFact.objects.filter(product=product).exclude(pk__in=kept).delete()
    for fact in benefits:
        fact.product = product
        fact.save()
    shelf.page_changed(product_ids=[product.pk], at=at)


@transaction.atomic
def set_cost_shares(
    *, pack: Product, shares: Sequence[CostShare], at: datetime
) -> None:
    """Replace the shares of a pack's price.

    Raises:
        SharesDoNotAddUpError: when their sum is not the price.
    """
    price = get_model("partner", "StockRecord").objects.get(product=pack).price
    if sum((share.amount for share in shares), Decimal(0)) != price:
        raise SharesDoNotAddUpError
    CostShare.objects.filter(product=pack).delete()
    for position, share in enumerate(shares):
        share.product, share.position = pack, position
    CostShare.objects.bulk_create(shares)
    shelf.page_changed(product_ids=[pack.parent_id], at=at)
