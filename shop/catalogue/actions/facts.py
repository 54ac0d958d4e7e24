"""Writes on what a sale does for the village."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop
from oscar.core.loading import get_model

from core.actions import audit
from core.display import numbers
from shop.catalogue.models import BenefitFact, CostShare, Product
from shop.shelf import actions as shelf

from .errors import EmptyShareError, SharesDoNotAddUpError


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
    *, pack: Product, shares: Sequence[CostShare], by: Any, at: datetime
) -> None:
    """Replace the shares of a pack's price; none at all says nothing of it.

    Raises:
        EmptyShareError: when one of them is not above zero.
        SharesDoNotAddUpError: when their sum is not the price.
    """
    record = get_model("partner", "StockRecord").objects.select_for_update()
    price = record.get(product=pack).price
    if any(share.amount <= 0 for share in shares):
        raise EmptyShareError
    total = sum((share.amount for share in shares), Decimal(0))
    if shares and total != price:
        raise SharesDoNotAddUpError(total, price)
    before = list(CostShare.objects.filter(product=pack))
    CostShare.objects.filter(product=pack).delete()
    for position, share in enumerate(shares):
        share.product, share.position = pack, position
    CostShare.objects.bulk_create(shares)
    shelf.page_changed(product_ids=[pack.parent_id], at=at)
    audit.record(
        gettext_noop("changed the shares of a price"),
        pack.parent,
        by=by,
        at=at,
        changes={
            "pack": (None, pack.pack_label_zh_hans),
            "shares": (in_words(before), in_words(shares)),
        },
    )


def in_words(shares: Sequence[Any]) -> str | None:
    """Return the shares as the audit log keeps them."""
    said = (f"{share.label_zh_hans} {numbers.money(share.amount)}" for share in shares)
    return ", ".join(said) or None
