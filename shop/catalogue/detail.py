"""The product page: a frame held under (product, page version, language, day), and live price and stock in it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from core.display import frames, shell
from shop.provenance import origin as provenance
from shop.shelf import stamps
from shop.shelf.fragments import picture
from shop.shelf.held import Generations, slot
from shop.shelf.pieces import piece

from . import queries, structured
from . import tree as categories
from .models import Product
from .queries import Now, Pack

SECTION = "catalogue"
HELD_PAGES = 1_000
held: "Generations[Held]" = Generations(HELD_PAGES)
held_graphs: Generations[SafeString] = Generations(HELD_PAGES)


@dataclass(frozen=True)
class Held:
    """What changes with the page's version only."""

    key: Hashable
    frame: list[str]
    graph: list[dict[str, Any]]
    url: str


@dataclass(frozen=True)
class Live:
    """What is read anew at each visit, and shown in the frame's holes."""

    product_url: str
    packs: tuple[Pack, ...]
    pack: Pack | None
    may_be_sold: bool


def response(request: HttpRequest, now: Now, at: datetime) -> HttpResponse:
    """Answer with the page of a product: no query more when its frame is held."""
    page = held_page(request, now, at)
    packs = now.packs
    wanted = request.GET.get("pack", "")
    pack = next((one for one in packs if str(one.pk) == wanted), None) or best(packs)
    is_sold = now.may_be_sold and pack is not None
    live = Live(page.url, packs, pack, may_be_sold=is_sold)
    return frames.filled(page.frame, request, pieces_of(request, page, live))


def pieces_of(request: HttpRequest, page: Held, live: Live) -> dict[str, str]:
    """Return what follows from price and stock as they are now."""
    is_here = live.may_be_sold and live.pack and live.pack.available
    return {
        "structured": held_graphs.get_or_make(
            (page.key, live), lambda: structured_of(page, live)
        ),
        "price": piece("shop/catalogue/_price.html", live, request),
        "buy": piece("shop/catalogue/_buy.html", live, request),
        "tabbar": piece("shop/catalogue/_buybar.html", live, request)
        if is_here
        else shell.filled("tabbar", request=request, section=SECTION),
    }


def structured_of(page: Held, live: Live) -> SafeString:
    return structured.product_page(
        page.graph, live.packs, page.url, may_be_sold=live.may_be_sold
    )


def best(packs: Sequence[Pack]) -> Pack | None:
    in_stock = [pack for pack in packs if pack.available] or list(packs)
    return min(in_stock, key=lambda pack: (pack.price, pack.pk), default=None)


def held_page(request: HttpRequest, now: Now, at: datetime) -> Held:
    language, day = translation.get_language() or "zh-hans", timezone.localdate(at)
    tree = stamps.current(stamps.CATEGORIES)
    key = (now.pk, now.page_version, language, day, slot(at), tree)
    return held.get_or_make(key, lambda: make(request, key, at))


def make(request: HttpRequest, key: tuple[Any, ...], at: datetime) -> Held:
    pk, _version, language, day, *_rest = key
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
        key=key,
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
