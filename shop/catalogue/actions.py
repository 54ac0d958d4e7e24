"""Writes on products, packs, pictures and facts. Each keeps the cards in step, in its own transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import nh3
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from shop.partner import actions as stock
from shop.shelf import actions as shelf

from . import tasks
from .models import CostShare, Product, ProductImage

TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "h3", "a"}


class SharesDoNotAddUpError(Exception):
    message = _("The shares must add up to the price.")


class NoPackError(Exception):
    message = _("A product needs at least one pack.")


@dataclass
class Offer:
    """A pack with its price; `opening_stock` is only for a new one, later stock comes by movements."""

    pack: Product
    price: Decimal
    opening_stock: int = 0


def goods_class() -> Any:
    """Return the one product class: everything has stock and is shipped."""
    defaults = {"name": "Goods", "requires_shipping": True, "track_stock": True}
    return get_model("catalogue", "ProductClass").objects.get_or_create(
        slug="goods", defaults=defaults
    )[0]


def clean_html(text: str) -> str:
    """Return what suppliers wrote without anything that could act."""
    return nh3.clean(text or "", tags=TAGS, attributes={"a": {"href"}})


@transaction.atomic
def save_product(
    *,
    product: Product,
    offers: Sequence[Offer],
    categories: Sequence[Any],
    by: Any,
    at: datetime,
) -> Product:
    """Save a page with its packs and prices; packs not among the offers leave the shop but stay in old orders.

    Raises:
        NoPackError: without any offer.
    """
    if not offers:
        raise NoPackError
    product.structure = Product.PARENT
    product.product_class = product.product_class or goods_class()
    product.description_zh_hans = clean_html(product.description_zh_hans)
    product.description_en = clean_html(product.description_en)
    product.save()
    product.categories.set(categories)
    kept = [save_offer(product, offer, by=by, at=at) for offer in offers]
    Product.objects.filter(parent=product).exclude(pk__in=kept).update(is_public=False)
    shelf.refresh(product_ids=[product.pk], at=at)
    return product


def save_offer(product: Product, offer: Offer, *, by: Any, at: datetime) -> int:
    """Save one pack, its price and, for a new one, its opening stock; return its id."""
    pack = offer.pack
    pack.parent, pack.structure, pack.slug, pack.is_public = (
        product,
        Product.CHILD,
        product.slug,
        True,
    )
    pack.save()
    partner = get_model("partner", "Partner").objects.get(organisation=product.producer)
    record, is_new = get_model("partner", "StockRecord").objects.get_or_create(
        product=pack,
        defaults={
            "partner": partner,
            "partner_sku": pack.upc or f"pack-{pack.pk}",
            "num_in_stock": 0,
            "num_allocated": 0,
        },
    )
    if record.price != offer.price:
        stock.set_price(stock_record=record, price=offer.price, by=by, at=at)
    if is_new and offer.opening_stock:
        stock.receive(stock_record=record, quantity=offer.opening_stock, by=by, at=at)
    return pack.pk


@transaction.atomic
def set_price(*, pack: Product, price: Decimal, by: Any, at: datetime) -> None:
    """Change the price of a pack from now on."""
    record = get_model("partner", "StockRecord").objects.get(product=pack)
    stock.set_price(stock_record=record, price=price, by=by, at=at)
    shelf.refresh(product_ids=[pack.parent_id], at=at)


@transaction.atomic
def withdraw(*, product: Product, by: Any, at: datetime) -> None:  # noqa: ARG001 - every write is told who
    """Take a product out of the shop; orders and passports keep it."""
    Product.objects.filter(pk=product.pk, withdrawn_at=None).update(withdrawn_at=at)
    shelf.refresh(product_ids=[product.pk], at=at)


@transaction.atomic
def publish(*, product: Product, by: Any, at: datetime) -> None:  # noqa: ARG001
    """Bring a withdrawn or hidden product back."""
    Product.objects.filter(pk=product.pk).update(withdrawn_at=None, is_public=True)
    shelf.refresh(product_ids=[product.pk], at=at)


@transaction.atomic
def add_image(
    *,
    product: Product,
    file: File,
    width: int,
    height: int,
    caption: tuple[str, str],
    at: datetime,
) -> ProductImage:
    """Add a picture that passed the upload gate; its renditions are made by a task."""
    image = ProductImage(
        product=product,
        width=width,
        height=height,
        caption_zh_hans=caption[0],
        caption_en=caption[1],
        display_order=product.images.count(),
    )
    image.original.save(file.name or "picture", file, save=False)
    image.save()
    tasks.make_renditions.enqueue(image.pk)
    shelf.refresh(product_ids=[product.pk], at=at)
    return image


@transaction.atomic
def set_renditions(
    *, image: ProductImage, renditions: dict[str, list], at: datetime
) -> None:
    """Record the renditions of a picture, and show them on the card."""
    ProductImage.objects.filter(pk=image.pk).update(renditions=renditions)
    shelf.refresh(product_ids=[image.product_id], at=at)


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
    Product.objects.filter(pk=pack.parent_id).update(
        page_version=pack.parent.page_version + 1
    )
    shelf.refresh(product_ids=[pack.parent_id], at=at)
