"""What the product page shows beside its live price and stock: held under (product, page version, language, day)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from shop.provenance import origin as provenance
from shop.shelf.fragments import picture
from shop.shelf.held import Generations

from . import structured
from .models import Product
from .queries import Pack

HELD_PAGES = 2_000
held: Generations[dict[str, Any]] = Generations(HELD_PAGES)


def context(
    product: Product, packs: Sequence[Pack], wanted: str, *, at: datetime
) -> dict[str, Any]:
    """Return the page's variables; the pack asked for by id is chosen, else the cheapest by weight that is there."""
    chosen = next((pack for pack in packs if str(pack.pk) == wanted), None) or best(
        packs
    )
    origin = where_from(product, at)
    return {
        "product": product,
        "packs": packs,
        "pack": chosen,
        "may_be_sold": product.is_sellable_at(at) and chosen is not None,
        "facts": origin["facts"],
        "gallery": origin["gallery"],
        "where_from": origin["html"],
        "crumbs": origin["crumbs"],
        "structured": structured.product_page(product, packs, origin, at=at),
        "slip": origin["slip"],
    }


def best(packs: Sequence[Pack]) -> Pack | None:
    in_stock = [pack for pack in packs if pack.available] or list(packs)
    return min(in_stock, key=lambda pack: (pack.price, pack.pk), default=None)


def where_from(product: Product, at: datetime) -> dict[str, Any]:
    """Return everything that changes with the page's version only."""
    language, day = translation.get_language() or "zh-hans", timezone.localdate(at)
    key = (product.pk, product.page_version, language, day)
    found = held.get(key)
    if found is None:
        found = make(product, language, day, at)
        held.put(key, found)
    return found


def make(product: Product, language: str, day: date, at: datetime) -> dict[str, Any]:
    origin = provenance.origin_of(product, at=at)
    html: SafeString = render_to_string(
        "shop/provenance/_where_from.html", {"product": product, **vars(origin)}
    )
    card = getattr(product, "card", None)
    return {
        "html": html,
        "facts": origin,
        "gallery": [
            gallery_picture(image, product.title)
            for image in product.images.order_by("display_order", "pk")
        ],
        "crumbs": crumbs_of(product),
        "slip": card.texts.get(language, {}).get("slip", "") if card else "",
        "day": day,
    }


def gallery_picture(image: Any, title: str) -> dict[str, Any]:
    stored = {
        "name": image.original.name,
        "width": image.width,
        "height": image.height,
        "renditions": image.renditions,
    }
    shown = picture(stored, image.caption or title)
    small = (image.renditions.get("webp") or [[0, image.original.name]])[0][1]
    return {**shown, "small": default_storage.url(small)}


def crumbs_of(product: Product) -> list[tuple[str, str]]:
    """Return the way from the shelf of everything through the first category."""
    category = product.categories.order_by("path").first()
    above = [*category.get_ancestors(), category] if category else []
    return [(one.name, one.get_absolute_url()) for one in above]
