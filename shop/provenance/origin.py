"""Where a product comes from: its newest lot, that lot's road, its certificates and who benefits."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from oscar.core.loading import get_model

from shop.catalogue.models.facts import that_add_up
from shop.certification import queries as certification
from shop.shelf import watch
from shop.shelf.models import EVERYTHING, Shelf

from .models import Lot, TraceEvent
from .queries import Journey, Journeys

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


def journeys(lot_ids: Collection[int], *, at: datetime) -> Journeys:
    """Return the roads of lots that were not recalled, and that of the latest, in one query."""
    latest = Subquery(latest_lot(at))
    events = (
        TraceEvent.objects.alias(latest=latest)
        .filter(Q(lot__in=lot_ids) | Q(lot=F("latest")), lot__recalled_at=None)
        .annotate(is_latest=ExpressionWrapper(Q(lot=F("latest")), BooleanField()))
        .annotate(valid_certificates=valid_certificates(at))
        .select_related("lot__product")
        .order_by("event_time", "pk")
    )
    found: dict[int, list[TraceEvent]] = defaultdict(list)
    for event in events:
        found[event.lot_id].append(event)
    by_lot = {pk: journey(events) for pk, events in found.items()}
    newest = next((pk for pk, (first, *_) in found.items() if first.is_latest), None)  # type: ignore[attr-defined]
    return Journeys(by_lot, by_lot.get(newest) if newest else None)


def latest_lot(at: datetime) -> QuerySet[Lot, Any]:
    """Return the lot on sale that came down furthest, among the newest: the road from the mountain is worth showing."""
    listed = Shelf.objects.filter(category_id=EVERYTHING, sellable_until__gt=at)
    lots = Lot.objects.filter(recalled_at=None, product__in=listed.values("card"))
    newest = lots.order_by("-harvest_date", "-pk").values("pk")[:MOST_LOOKED_AT]
    metres = Max("events__altitude_m") - Min("events__altitude_m")
    return (
        Lot.objects.filter(pk__in=newest, events__isnull=False)
        .annotate(descent=Coalesce(metres, 0))
        .order_by("-descent", "-harvest_date", "-pk")
        .values("pk")[:1]
    )


def valid_certificates(at: datetime) -> Any:
    """Return the number of certificates of a lot's product that are valid at a moment."""
    versions = get_model("certification", "CertificateVersion").objects
    recognitions = get_model("certification", "Recognition").objects
    valid = recognitions.filter(
        product=OuterRef("lot__product"),
        certificate__current__in=versions.valid_at(at),
    )
    counted = valid.order_by().values("product").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def journey(events: list[TraceEvent]) -> Journey:
    """Return the road of a lot from its events."""
    first = events[0]
    watch.note_page(first.lot.product)
    return Journey(
        lot=first.lot,
        stops=stops_of(events),
        valid_certificates=first.valid_certificates,  # type: ignore[attr-defined]
    )
