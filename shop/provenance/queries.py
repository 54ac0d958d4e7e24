"""Reads about lots."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from oscar.core.loading import get_model

from . import digests
from .models import Lot, TestReport, TraceDigest, TraceEvent
from .numbers import GTIN_LENGTHS, is_gtin, is_lot_number

MOST_OF_A_NUMBER = 10


@dataclass(frozen=True)
class Journey:
    """A lot on its way: what the journey component takes, and how much stands behind it."""

    lot: Any
    stops: list[Any]
    valid_certificates: int


@dataclass(frozen=True)
class Journeys:
    """The roads of the lots asked for, and that of the latest."""

    by_lot: dict[int, Journey]
    latest: Journey | None


def orders_concerned(lot: Any) -> list[Any]:
    """Return the orders a recall breaks or reaches: those that hold packs of its stock, and those it was sent to."""
    Order = get_model("order", "Order")
    held = Q(lines__stockrecord__movements__lot=lot, lines__num_allocated__gt=0)
    sent = Q(despatch_advices__lines__lot=lot)
    return list(Order.objects.filter(held | sent).distinct().order_by("pk"))


def lots() -> QuerySet[Lot]:
    """Return every lot with what its page names: printed codes are answered for goods no longer sold, too."""
    return Lot.objects.select_related(
        "product__region__parent__parent", "product__producer", "product__card"
    )


def lot_by_code(code: str) -> Lot | None:
    if not is_lot_number(code):
        return None
    return lots().filter(code=code.upper()).first()


def lot_by_gtin(gtin: str, lot_number: str) -> Lot | None:
    """Return the lot of a pack's page; a GTIN is the same with fewer leading zeros."""
    if not is_gtin(gtin) or not is_lot_number(lot_number):
        return None
    digits = gtin.lstrip("0")
    packs = get_model("catalogue", "Product").objects.filter(
        upc__in={digits.zfill(length) for length in GTIN_LENGTHS}
    )
    return (
        lots()
        .filter(lot_number=lot_number, product__in=packs.values("parent"))
        .order_by("pk")
        .first()
    )


def lots_by_number(lot_number: str) -> list[Lot]:
    """Return the lots of a number, newest harvest first: two producers may use the same one."""
    if not is_lot_number(lot_number):
        return []
    found = lots().filter(lot_number__iexact=lot_number)
    return list(found.order_by("-harvest_date", "-pk")[:MOST_OF_A_NUMBER])


def rows_between(after: int, up_to: int) -> Iterator[dict[str, Any]]:
    """Return the trace events of these numbers as a digest reads them."""
    events = TraceEvent.objects.filter(pk__gt=after, pk__lte=up_to).order_by("pk")
    return events.values(*digests.FIELDS).iterator(chunk_size=2000)


def verified_digests() -> Iterator[tuple[TraceDigest, bool]]:
    """Return each digest, and whether its events still are what they were."""
    after, previous = 0, ""
    for digest in TraceDigest.objects.order_by("up_to"):
        rows = list(rows_between(after, digest.up_to))
        made = digests.digest_of(previous, rows)
        yield digest, (made, len(rows)) == (digest.digest, digest.events)
        after, previous = digest.up_to, digest.digest


def digest_over(events: list[TraceEvent]) -> TraceDigest | None:
    """Return the digest that covers all of these events, once it has been made."""
    newest = max((event.pk for event in events), default=0)
    return TraceDigest.objects.filter(up_to__gte=newest).first() if newest else None


def shown_reports() -> QuerySet[Any]:
    """Return the ids of the reports that passports show; a printed code is answered for as long as it is read."""
    return TestReport.objects.exclude(document=None).values("document")


def shown_records() -> QuerySet[Any]:
    """Return the ids of the files behind the records that passports show."""
    return TraceEvent.objects.exclude(document=None).values("document")
