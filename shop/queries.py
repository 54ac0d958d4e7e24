"""The front door of the shop for cms and matchmaking: reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from core.models import Organisation, Region
from shop.certification.models import CertificateType
from shop.provenance import origin as provenance
from shop.provenance.queries import Journey
from shop.shelf import facets, fragments
from shop.shelf import queries as shelf
from shop.shelf.models import EVERYTHING, Shelf
from shop.shelf.stamps import SHELVES
from shop.shelf.stamps import current as read


@dataclass(frozen=True)
class Figures:
    """What the front page counts."""

    counties: int
    cooperatives: int
    products: int


def everything(order: str = "sales") -> facets.Board:
    """Return the board of all listed products."""
    return facets.board_for(EVERYTHING, order, read(SHELVES))


def figures(*, at: datetime) -> Figures:  # noqa: ARG001 - the board drops what expired
    """Return how many counties, suppliers and products are listed."""
    board = everything()
    regions = board.values.get("region", {})
    counties = sum(not code.endswith("00") for code in regions)
    return Figures(counties, len(board.values.get("supplier", {})), len(board.ids))


def cards_html(
    product_ids: Sequence[int], *, language: str, at: datetime
) -> list[SafeString]:
    """Return the cards of products in the order given; those not on a shelf are left out."""
    rows = shelf.versions_of(product_ids, EVERYTHING, at)
    return fragments.card_html(rows, language=language, at=at)


def in_season(
    *, at: datetime, limit: int = 8, region: Region | None = None
) -> list[int]:
    """Return the products with supply this month, best sold first."""
    board = everything()
    return board.page(board.chosen(season_filters(at, region)), offset=0, limit=limit)


def in_season_count(*, at: datetime, region: Region | None = None) -> int:
    return everything().chosen(season_filters(at, region)).bit_count()


def season_filters(at: datetime, region: Region | None) -> dict[str, list[str]]:
    filters = {"month": [str(timezone.localdate(at).month)]}
    return {**filters, "region": [region.code]} if region else filters


def newest(
    *,
    at: datetime,  # noqa: ARG001 - the cards drop what expired
    limit: int = 8,
    category: Any = None,
    region: Region | None = None,
) -> list[int]:
    """Return the products listed last."""
    category_id = category.pk if category else EVERYTHING
    board = facets.board_for(category_id, "newest", read(SHELVES))
    filters = {"region": [region.code]} if region else {}
    return board.page(board.chosen(filters), offset=0, limit=limit)


def region_counts(regions: Sequence[Region], *, at: datetime) -> dict[int, int]:  # noqa: ARG001 - as above
    """Return how many listed products come from each region and what lies in it."""
    sets = everything().values.get("region", {})
    return {region.pk: sets.get(region.code, 0).bit_count() for region in regions}


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
    ).order_by("-sold", "-card")
    title = f"card__product__title_{language.replace('-', '_')}"
    rows = shelves.exclude(card__product__season="").values_list(
        title, "card__product__season"
    )
    return list(rows[:limit])


def certificate_counts(
    region: Region | None = None,
    *,
    at: datetime,  # noqa: ARG001 - as above
) -> list[tuple[CertificateType, int]]:
    """Return the certificate types with the number of listed products that hold one."""
    board = everything()
    base = board.chosen({"region": [region.code]} if region else {})
    sets = board.values.get("certificate", {})
    counts = {int(pk): (members & base).bit_count() for pk, members in sets.items()}
    types = CertificateType.objects.filter(
        pk__in=[pk for pk, count in counts.items() if count]
    )
    return [(kind, counts[kind.pk]) for kind in types]


def journey_of(lot_code: str) -> Journey | None:
    """Return the road of one lot, None when there is no such lot or it was recalled."""
    return provenance.journey_of(lot_code, at=timezone.now())


def latest_journey(*, at: datetime, region: Region | None = None) -> Journey | None:
    """Return the road of the lot that arrived last among the listed products."""
    return provenance.latest_journey(at=at, region=region)


def products_url(*, region: Region | None = None) -> str:
    address = reverse("catalogue:product-list")
    return f"{address}?region={region.code}" if region else address


def in_season_url(*, region: Region | None = None) -> str:
    address = products_url(region=region)
    return f"{address}{'&' if region else '?'}season=now"
