"""Where a product comes from: its newest lot, that lot's road, its certificates and who benefits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, Prefetch
from django.utils import timezone, translation
from oscar.core.loading import get_model

from core.models import Region
from shop.catalogue.models.facts import that_add_up
from shop.certification import queries as certification
from shop.shelf import watch
from shop.shelf.models import EVERYTHING, Shelf

from .models import Lot, TraceEvent
from .queries import Journey

MOST_STOPS = 6
MOST_LOOKED_AT = 40


@dataclass(frozen=True)
class Origin:
    """What the product page says about where it comes from."""

    lot: Lot | None
    report: Any
    days_left: int | None
    stops: list[dict[str, Any]]
    certificates: list[Any]
    benefits: list[Any]
    village_amount: Decimal | None


def origin_of(product: Any, *, at: datetime) -> Origin:
    """Return the origin of a product at a moment, in a fixed number of queries."""
    lot = newest_lots().filter(product=product).first()
    day = timezone.localdate(at)
    return Origin(
        lot=lot,
        report=next(
            (report for report in lot.test_reports.all() if report.is_passed), None
        )
        if lot
        else None,
        days_left=lot.days_left(day) if lot else None,
        stops=stops_of(lot.events.all()) if lot else [],
        certificates=certification.certificates_of(product, at=at),
        benefits=list(product.benefits.select_related("confirmed_by")),
        village_amount=village_amount(product),
    )


def newest_lots() -> Any:
    events = TraceEvent.objects.order_by("event_time", "pk")
    return Lot.objects.filter(recalled_at=None).prefetch_related(
        Prefetch("events", events), "test_reports"
    )


def stops_of(events: Iterable[TraceEvent]) -> list[dict[str, Any]]:
    """Return the stops of a lot's events for the journey component: one for each place, the first event there."""
    places: dict[str, dict[str, Any]] = {}
    for event in events:
        stop = {
            "altitude": event.altitude_m,
            "name": event.place,
            "detail": event.title,
            "date": event.event_time,
        }
        if event.place:
            places.setdefault(event.place, stop)
    found = list(places.values())
    return found if len(found) <= MOST_STOPS else [*found[: MOST_STOPS - 1], found[-1]]


def where_of(product: Any) -> str:
    """Return the place as one says it: from the province down in Chinese, from the village up in English."""
    regions = product.region.lineage if product.region else []
    parts = [
        part for part in (*(region.name for region in regions), product.place) if part
    ]
    if (translation.get_language() or "").startswith("zh"):
        return " ".join(parts)
    return ", ".join(reversed(parts))


def village_amount(product: Any) -> Decimal | None:
    """Return what the village gets of the first pack's price, None when nobody said, or said it of another price."""
    pack = (
        product.children.filter(is_public=True, cost_shares__isnull=False)
        .annotate(price=F("stockrecords__price"))
        .order_by("pk")
        .first()
    )
    shares = that_add_up(pack.cost_shares.all(), pack.price) if pack else []
    village = [share.amount for share in shares if share.is_village]
    return sum(village, Decimal(0)) if village else None


def journey_of(lot_code: str, *, at: datetime) -> Journey | None:
    lot = newest_lots().filter(code=lot_code).select_related("product").first()
    return journey(lot, at) if lot else None


def latest_journey(*, at: datetime, region: Region | None = None) -> Journey | None:
    """Return the road of the lot on sale that came down furthest, among the newest."""
    listed = Shelf.objects.filter(category_id=EVERYTHING, sellable_until__gt=at)
    if region:
        listed = listed.filter(region_code__startswith=region.prefix)
    lots = (
        newest_lots()
        .filter(product__in=listed.values("card"))
        .select_related("product")
    )
    newest = lots.order_by("-harvest_date", "-pk")[:MOST_LOOKED_AT]
    best = max(newest, key=descent, default=None)
    return journey(best, at) if best else None


def descent(lot: Lot) -> int:
    """Return how far a lot came down, in metres: the road from the mountain is the one worth showing."""
    altitudes = [
        event.altitude_m for event in lot.events.all() if event.altitude_m is not None
    ]
    return max(altitudes, default=0) - min(altitudes, default=0)


def journey(lot: Lot, at: datetime) -> Journey:
    watch.note_page(lot.product)
    valid = get_model("certification", "CertificateVersion").objects.valid_at(at)
    count = lot.product.certificates.filter(current__in=valid).count()
    return Journey(
        lot=lot,
        product=lot.product,
        stops=stops_of(lot.events.all()),
        valid_certificates=count,
    )
