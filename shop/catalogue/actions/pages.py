"""Writes on the pages of products."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import nh3
from django.db import transaction
from django.utils.translation import gettext_noop
from oscar.core.loading import get_model

from core.actions import audit
from shop.catalogue.models import Product
from shop.shelf import actions as shelf

from .errors import NoPackError
from .packs import Offer, save_offer, seller_of

TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "h3", "a"}
# What other actions write on a page: a form that was opened before must not write it back.
NOT_FROM_FORMS = frozenset(
    {
        "sellable_until",
        "blocked_at",
        "withdrawn_at",
        "page_version",
        "rating",
        "date_created",
        "date_updated",
    }
)


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
    seller: Any = None,
) -> Product:
    """Save a page with its packs and prices; packs not among the offers leave the shop but stay in old orders.

    Without a `seller` the producer sells.

    Raises:
        NoPackError: without any offer.
        NoSellerError: when nobody can hold the stock.
        GtinTakenError: when another pack has one of the GTINs.
        StockError: when stock or price cannot be changed as asked.
    """
    if not offers:
        raise NoPackError
    seller = seller_of(product, seller)
    is_other = save_page(product)
    if {one.pk for one in categories} != set(
        product.categories.values_list("pk", flat=True)
    ):
        product.categories.set(categories)
        is_other = True
    for offer in offers:
        is_other |= save_offer(product, offer, seller=seller, by=by, at=at)
    kept = [offer.pack.pk for offer in offers]
    Product.objects.filter(parent=product).exclude(pk__in=kept).update(is_public=False)
    changed = shelf.page_changed if is_other else shelf.refresh
    changed(product_ids=[product.pk], at=at)
    return product


def save_page(product: Product) -> bool:
    """Save what people write on a page, and nothing else; tell whether any of it is another than before."""
    product.structure = Product.PARENT
    product.product_class = product.product_class or goods_class()
    product.description_zh_hans = clean_html(product.description_zh_hans)
    product.description_en = clean_html(product.description_en)
    if product._state.adding:  # noqa: SLF001 - Django's documented flag
        product.save()
        return True
    fields = written_by_people()
    stored = Product.objects.get(pk=product.pk)
    is_other = any(
        said(getattr(stored, name)) != said(getattr(product, name)) for name in fields
    )
    if is_other:
        product.save(update_fields=[*fields, "date_updated"])
    return is_other


def said(value: Any) -> Any:
    """Return a value as people see it: a text never written is an empty one."""
    return "" if value is None else value


def written_by_people() -> list[str]:
    """Return the columns of a page that a form fills."""
    return [
        field.attname
        for field in Product._meta.concrete_fields  # noqa: SLF001
        if not field.primary_key and field.name not in NOT_FROM_FORMS
    ]


@transaction.atomic
def withdraw(*, product: Product, reason: str, by: Any, at: datetime) -> None:
    """Take a product out of the shop; orders and passports keep it."""
    Product.objects.filter(pk=product.pk, withdrawn_at=None).update(withdrawn_at=at)
    shelf.page_changed(product_ids=[product.pk], at=at)
    audit.record(
        gettext_noop("took a product out of the shop"),
        product,
        by=by,
        at=at,
        changes={"reason": (None, reason)},
    )


@transaction.atomic
def publish(*, product: Product, reason: str, by: Any, at: datetime) -> None:
    """Bring a withdrawn or hidden product back."""
    Product.objects.filter(pk=product.pk).update(withdrawn_at=None, is_public=True)
    shelf.page_changed(product_ids=[product.pk], at=at)
    audit.record(
        gettext_noop("brought a product back to the shop"),
        product,
        by=by,
        at=at,
        changes={"reason": (None, reason)},
    )
