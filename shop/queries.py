"""The front door of the shop for cms and matchmaking: reads only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from oscar.core.loading import get_model

from core.models import Organisation, Region
from shop.certification.models import CertificateType
from shop.provenance import origin as provenance
from shop.provenance.queries import Journeys
from shop.shelf import boards, fragments, watch
from shop.shelf import queries as shelf
from shop.shelf.models import EVERYTHING, Shelf


@dataclass(frozen=True)
class Figures:
    """What the front page counts."""

    counties: int
    cooperatives: int
    products: int


def figures(*, at: datetime) -> Figures:
    """Return how many counties, suppliers and products are listed."""
    board = boards.current()
    listed = board.chosen({}, at=at)
    counties = sum(not code.endswith("00") for code in board.counts(listed, "region"))
    return Figures(counties, len(board.counts(listed, "supplier")), int(listed.sum()))


def products(product_ids: Collection[int]) -> dict[int, Any]:
    """Return products with their producers by id."""
    found = get_model("catalogue", "Product").objects.select_related("producer")
    return found.in_bulk(product_ids)


def cards_by_id(
    product_ids: Sequence[int], *, language: str, at: datetime
) -> dict[int, SafeString]:
    """Return the cards of those products that are on a shelf, in one query where none of them is held."""
    cards = shelf.cards_on_sale(product_ids, at)
    rows = [(pk, card.version) for pk, card in cards.items()]
    watch.note_cards(rows)
    html = fragments.card_html(rows, language=language, at=at, cards=cards)
    return dict(zip(cards, html, strict=True))


def cards_html(
    product_ids: Sequence[int], *, language: str, at: datetime
) -> list[SafeString]:
    """Return the cards of products in the order given; those not on a shelf are left out."""
    rows = shelf.versions_of(product_ids, EVERYTHING, at)
    watch.note_cards(rows)
    return fragments.card_html(rows, language=language, at=at)


def in_season(
    *, at: datetime, limit: int = 8, region: Region | None = None
) -> list[int]:
    """Return the products with supply this month, best sold first, what is sold out last."""
    board = boards.current()
    found = board.chosen(season_filters(at, region), at=at)
    return board.page(found, order="sales", offset=0, limit=limit)


def in_season_count(*, at: datetime, region: Region | None = None) -> int:
    return int(boards.current().chosen(season_filters(at, region), at=at).sum())


def season_filters(at: datetime, region: Region | None) -> dict[str, list[str]]:
    filters = {"month": [str(timezone.localdate(at).month)]}
    return {**filters, **within(region)}


def within(region: Region | None) -> dict[str, list[str]]:
    return {"region": [region.code]} if region else {}


def newest(
    *,
    at: datetime,
    limit: int = 8,
    category: Any = None,
    region: Region | None = None,
) -> list[int]:
    """Return the products listed last."""
    board = boards.current()
    category_id = category.pk if category else EVERYTHING
    found = board.chosen(within(region), category_id=category_id, at=at)
    return board.page(found, order="newest", offset=0, limit=limit)


def region_counts(regions: Sequence[Region], *, at: datetime) -> dict[int, int]:
    """Return how many listed products come from each region and what lies in it."""
    board = boards.current()
    counts = board.counts(board.chosen({}, at=at), "region")
    return {region.pk: counts.get(region.code, 0) for region in regions}


def cooperatives_of(region: Region, *, at: datetime) -> list[Organisation]:
    """Return the suppliers of a region with `product_count`, by village."""
    listed = Q(
        products__card__shelves__category_id=EVERYTHING,
        products__card__shelves__sellable_until__gt=at,
    )
    return list(
        Organisation.objects.with_role("supplies")
        .filter(withdrawn_at=None, region__code__startswith=region.prefix)
        .annotate(product_count=Count("products", filter=listed, distinct=True))
        .filter(product_count__gt=0)
        .order_by("region__code", "place", "pk")
    )


def season_rows(
    region: Region, *, at: datetime, language: str, limit: int = 8
) -> list[tuple[str, str]]:
    """Return title and twelve digits of a region's best sold products."""
    shelves = Shelf.objects.filter(
        category_id=EVERYTHING,
        region_code__startswith=region.prefix,
        sellable_until__gt=at,
    ).order_by("-has_stock", "-sold", "-card")
    title = f"card__product__title_{language.replace('-', '_')}"
    rows = shelves.exclude(card__product__season="").values_list(
        title, "card__product__season"
    )
    return list(rows[:limit])


def certificate_types() -> list[CertificateType]:
    return list(CertificateType.objects.all())


def certificate_counts(
    region: Region | None = None, *, at: datetime, types: list[CertificateType]
) -> list[tuple[CertificateType, int]]:
    """Return those of the types that listed products hold, with the number of such products."""
    board = boards.current()
    counts = board.counts(board.chosen(within(region), at=at), "certificate")
    return [(kind, counts[str(kind.pk)]) for kind in types if str(kind.pk) in counts]


def journeys(lot_ids: Collection[int], *, at: datetime) -> Journeys:
    """Return the roads of lots that were not recalled, and that of the lot that arrived last among the listed products."""
    return provenance.journeys(lot_ids, at=at)


def products_url(*, region: Region | None = None) -> str:
    address = reverse("catalogue:product-list")
    return f"{address}?region={region.code}" if region else address


def in_season_url(*, region: Region | None = None) -> str:
    address = products_url(region=region)
    return f"{address}{'&' if region else '?'}season=now"
