"""Everything the passport of a lot says, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Sum
from oscar.core.loading import get_model

from shop.certification import queries as certification
from shop.partner.models import StockMovement

from . import epcis
from .models import Lot, TraceEvent
from .origin import stops_of

GRAMS = 1000
SOLD, LOST = {"dispatch"}, {"loss", "recall"}


@dataclass(frozen=True)
class Balance:
    """Where a lot's kilograms are: sold, in stock, lost or withdrawn; they add up to what came in."""

    sold: Decimal
    in_stock: Decimal
    lost: Decimal

    @property
    def total(self) -> Decimal:
        return self.sold + self.in_stock + self.lost

    @property
    def shares(self) -> list[tuple[str, Decimal, Decimal]]:
        """Return class, beginning and width of each part of the bar, in percent."""
        if not self.total:
            return []
        sold, stock = self.sold * 100 / self.total, self.in_stock * 100 / self.total
        parts = [
            ("m1", Decimal(0), sold),
            ("m2", sold, stock),
            ("m3", sold + stock, 100 - sold - stock),
        ]
        return [(css, round(start, 2), round(width, 2)) for css, start, width in parts]


@dataclass(frozen=True)
class Passport:
    """A lot as its page shows it."""

    lot: Lot
    pack: Any
    events: list[TraceEvent]
    stops: list[dict[str, Any]]
    reports: list[Any]
    certificates: list[Any]
    balance: Balance
    cost_shares: list[Any]
    price: Decimal | None
    uri: str

    @property
    def valid(self) -> int:
        return sum(shown.is_in_force for shown in self.certificates)

    @property
    def expiring(self) -> int:
        return sum(shown.state == "expiring" for shown in self.certificates)

    @property
    def seal(self) -> Any:
        return next((shown for shown in self.certificates if shown.is_in_force), None)


def lot_by_code(code: str) -> Lot | None:
    return lots().filter(code=code.upper()).first()


def lot_by_gtin(gtin: str, lot_number: str) -> Lot | None:
    """Return the lot of a pack's page; GTIN-13 and GTIN-14 are the same pack."""
    spellings = {gtin, gtin.lstrip("0"), gtin.lstrip("0").zfill(13)}
    return (
        lots()
        .filter(lot_number=lot_number, product__children__upc__in=spellings)
        .distinct()
        .first()
    )


def lots() -> Any:
    events = TraceEvent.objects.select_related("read_point").order_by(
        "event_time", "pk"
    )
    related = (
        "product__region__parent__parent",
        "product__producer",
        "product__card",
        "facility",
    )
    return Lot.objects.select_related(*related).prefetch_related(
        Prefetch("events", events), "test_reports"
    )


def passport_of(lot: Lot, *, at: datetime) -> Passport:
    packs = list(
        get_model("catalogue", "Product")
        .objects.filter(parent=lot.product_id, is_public=True)
        .prefetch_related("cost_shares", "stockrecords")
        .order_by("net_content", "pk")
    )
    pack = next(iter(packs), None)
    records = list(pack.stockrecords.all()) if pack else []
    return Passport(
        lot=lot,
        pack=pack,
        events=list(lot.events.all()),
        stops=stops_of(lot),
        reports=list(lot.test_reports.all()),
        certificates=certification.certificates_of(lot.product, at=at),
        balance=balance_of(lot),
        cost_shares=list(pack.cost_shares.all()) if pack else [],
        price=records[0].price if records else None,
        uri=epcis.digital_link(
            settings.DIGITAL_LINK_ORIGIN,
            (pack.upc or "") if pack else "",
            lot.lot_number,
        ),
    )


def balance_of(lot: Lot) -> Balance:
    """Return the mass balance from the movements of stock."""
    rows = StockMovement.objects.filter(lot=lot).values(
        "kind", "stock_record__product__net_content"
    )
    kilos: dict[str, Decimal] = {}
    for row in rows.annotate(packs=Sum("quantity")).order_by():
        content = row["stock_record__product__net_content"] or Decimal(0)
        kilos[row["kind"]] = (
            kilos.get(row["kind"], Decimal(0)) + row["packs"] * content / GRAMS
        )
    sold = -sum((kilos.get(kind, Decimal(0)) for kind in SOLD), Decimal(0))
    lost = -sum((kilos.get(kind, Decimal(0)) for kind in LOST), Decimal(0))
    return Balance(sold=sold, in_stock=sum(kilos.values(), Decimal(0)), lost=lost)


def epcis_of(passport: Passport, *, at: datetime) -> dict[str, Any]:
    """Return the lot's EPCIS document."""
    events = [
        epcis.event_of(
            event,
            uri=passport.uri,
            origin=settings.DIGITAL_LINK_ORIGIN,
            harvested=passport.lot.harvest_date,
        )
        for event in passport.events
    ]
    return epcis.document(events, created_at=at)
