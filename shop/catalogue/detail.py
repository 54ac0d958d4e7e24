"""The product page: a frame held under (product, page version, language, day), and live price and stock in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone, translation

from core.display import frames, shell
from shop.provenance import origin as provenance
from shop.shelf import stamps
from shop.shelf.fragments import picture
from shop.shelf.held import Generations

from . import queries, structured
from . import tree as categories
from .models import Product
from .queries import Now, Pack

SECTION = "catalogue"
HELD_PAGES = 1_000
SLOT_SECONDS = 600  # for what has no version: names of regions, producers, types
held: "Generations[Held]" = Generations(HELD_PAGES)


@dataclass(frozen=True)
class Held:
    """What changes with the page's version only."""

    frame: list[str]
    graph: list[dict[str, Any]]
    url: str


def response(request: HttpRequest, now: Now, at: datetime) -> HttpResponse:
    """Answer with the page of a product: three queries when its frame is held."""
    page = held_page(request, now, at)
    packs = queries.packs_of(now.pk, at=at)
    wanted = request.GET.get("pack", "")
    pack = next((one for one in packs if str(one.pk) == wanted), None) or best(packs)
    live = {
        "product_url": page.url,
        "packs": packs,
        "pack": pack,
        "may_be_sold": now.may_be_sold and pack is not None,
    }
    return frames.filled(page.frame, request, pieces(request, page, live))


def pieces(request: HttpRequest, page: Held, live: Mapping[str, Any]) -> dict[str, str]:
    """Return what is never held: prices, stock, the form with its token."""
    pack, is_sold = live["pack"], live["may_be_sold"]
    context = {**live, "csrf_token": get_token(request)}
    is_here = is_sold and pack.available
    return {
        "structured": structured.product_page(
            page.graph, live["packs"], page.url, may_be_sold=is_sold
        ),
        "price": render_to_string("shop/catalogue/_price.html", context),
        "buy": render_to_string("shop/catalogue/_buy.html", context),
        "tabbar": render_to_string("shop/catalogue/_buybar.html", context)
        if is_here
        else shell.filled("tabbar", request=request, section=SECTION),
    }


def best(packs: Sequence[Pack]) -> Pack | None:
    in_stock = [pack for pack in packs if pack.available] or list(packs)
    return min(in_stock, key=lambda pack: (pack.price, pack.pk), default=None)


def held_page(request: HttpRequest, now: Now, at: datetime) -> Held:
    language, day = translation.get_language() or "zh-hans", timezone.localdate(at)
    tree = stamps.current(stamps.CATEGORIES)
    slot = int(at.timestamp()) // SLOT_SECONDS
    key = (now.pk, now.page_version, language, day, slot, tree)
    return held.get_or_make(key, lambda: make(request, now.pk, language, day, at))


def make(request: HttpRequest, pk: int, language: str, day: date, at: datetime) -> Held:
    product = queries.page_of(pk)
    origin = provenance.origin_of(product, at=at)
    gallery = [
        gallery_picture(image, product.title)
        for image in product.images.order_by("display_order", "pk")
    ]
    crumbs, card = crumbs_of(product), getattr(product, "card", None)
    context = {
        "product": product,
        "facts": origin,
        "gallery": gallery,
        "where_from": render_to_string(
            "shop/provenance/_where_from.html", {"product": product, **vars(origin)}
        ),
        "crumbs": crumbs,
        "slip": card.texts.get(language, {}).get("slip", "") if card else "",
        "day": day,
        "section": SECTION,
    }
    return Held(
        frame=frames.made("shop/catalogue/detail.html", context, request),
        graph=structured.graph(product, gallery, crumbs),
        url=product.get_absolute_url(),
    )


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
    shelves = categories.tree().by_pk
    first = product.categories.order_by("path").values_list("pk", flat=True).first()
    way = shelves[first].way if first in shelves else []
    return [(branch.name, branch.get_absolute_url()) for branch in way]
