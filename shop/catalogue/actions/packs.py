"""Writes on packs, their prices and stock."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from oscar.core.loading import get_model

from shop.catalogue.models import Product
from shop.partner import actions as stock
from shop.partner import prices
from shop.partner.models import StockMovement, StockRecord
from shop.shelf import actions as shelf

from .errors import GtinTakenError, NoSellerError


@dataclass(frozen=True)
class StockChange:
    """A change of what is on hand: a receipt or loss of so many packs, or what was counted."""

    kind: str
    quantity: int
    note: str


@dataclass
class Offer:
    """A pack with its price, and what comes in, is lost or was counted of it."""

    pack: Product
    price: Decimal
    is_public: bool = True
    change: StockChange | None = None


@transaction.atomic
def set_price(*, pack: Product, price: Decimal, by: Any, at: datetime) -> None:
    """Change the price of a pack from now on."""
    record = StockRecord.objects.get(product=pack)
    prices.record_price(stock_record=record, price=price, by=by, at=at)
    # The page says what the village gets of the price.
    shelf.page_changed(product_ids=[pack.parent_id], at=at)


def save_offer(
    product: Product, offer: Offer, *, seller: Any, by: Any, at: datetime
) -> bool:
    """Save one pack, its price and the change of its stock; tell whether the price is another than before."""
    save_pack(product, offer)
    record, _made = StockRecord.objects.get_or_create(
        product=offer.pack,
        defaults={
            "partner": seller,
            "partner_sku": offer.pack.upc or f"pack-{offer.pack.pk}",
            "num_in_stock": 0,
            "num_allocated": 0,
        },
    )
    if record.partner_id != seller.pk:
        StockRecord.objects.filter(pk=record.pk).update(partner=seller)
    is_other_price = record.price != offer.price
    if is_other_price:
        prices.record_price(stock_record=record, price=offer.price, by=by, at=at)
    if offer.change:
        change_stock(record, offer.change, by=by, at=at)
    return is_other_price


def save_pack(product: Product, offer: Offer) -> None:
    pack = offer.pack
    pack.parent, pack.structure, pack.slug, pack.is_public = (
        product,
        Product.CHILD,
        product.slug,
        offer.is_public,
    )
    try:
        with transaction.atomic():
            pack.save()
    except IntegrityError:
        raise GtinTakenError from None


def change_stock(
    record: StockRecord, change: StockChange, *, by: Any, at: datetime
) -> None:
    said = {"stock_record": record, "by": by, "at": at, "note": change.note}
    if change.kind == StockMovement.Kind.COUNT:
        stock.count(counted=change.quantity, **said)
    elif change.kind == StockMovement.Kind.LOSS:
        stock.write_off(quantity=change.quantity, **said)
    else:
        stock.receive(quantity=change.quantity, **said)


def seller_of(product: Product, seller: Any) -> Any:
    """Return who sells a product: the partner named, else the producer's own.

    Raises:
        NoSellerError: when nobody is named and the producer has none.
    """
    partners = get_model("partner", "Partner").objects
    found = seller or partners.filter(organisation=product.producer).first()
    if found is None:
        raise NoSellerError
    return found
