"""Everything the passport of a lot says, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from oscar.core.loading import get_model

from shop.catalogue.models.facts import that_add_up
from shop.certification import queries as certification

from . import epcis, queries
from .balance import Balance, balance_of, first_public, packs_of
from .models import Lot, TraceDigest, TraceEvent
from .origin import stops_of


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
    digest: TraceDigest | None

    @property
    def valid(self) -> int:
        return sum(shown.is_in_force for shown in self.certificates)

    @property
    def expiring(self) -> int:
        return sum(shown.state == "expiring" for shown in self.certificates)

    @property
    def stopped(self) -> int:
        return sum(not shown.is_in_force for shown in self.certificates)

    @property
    def seal(self) -> Any:
        return next((shown for shown in self.certificates if shown.is_in_force), None)


def passport_of(lot: Lot, *, at: datetime) -> Passport:
    """Return what the passport of a lot says at a moment, in six queries."""
    packs = packs_of(lot)
    pack = first_public(packs)
    events = list(lot.events.select_related("read_point", "document"))
    return Passport(
        lot=lot,
        pack=pack,
        events=events,
        stops=stops_of(events),
        reports=list(lot.test_reports.select_related("document")),
        certificates=certification.certificates_of(lot.product, at=at),
        balance=balance_of(packs),
        cost_shares=that_add_up(pack.cost_shares.all(), pack.price) if pack else [],
        price=pack.price if pack else None,
        uri=uri_of(lot, pack),
        digest=queries.digest_over(events),
    )


def uri_of(lot: Lot, pack: Any) -> str:
    """Return the lot's GS1 Digital Link; without a GTIN the address of its short code, on the same origin."""
    if pack is None or not pack.upc:
        return f"{settings.DIGITAL_LINK_ORIGIN}/l/{lot.code}"
    return epcis.digital_link(settings.DIGITAL_LINK_ORIGIN, pack.upc, lot.lot_number)


def link_of(lot: Lot) -> str:
    """Return the address in a lot's printed code, in one query."""
    packs = get_model("catalogue", "Product").objects.filter(
        parent=lot.product_id, is_public=True
    )
    return uri_of(lot, packs.order_by("net_content", "pk").first())


def epcis_of(lot: Lot, *, at: datetime) -> dict[str, Any]:
    """Return the lot's EPCIS document, in two queries."""
    facts = epcis.LotFacts(
        uri=link_of(lot),
        origin=settings.DIGITAL_LINK_ORIGIN,
        lot_number=lot.lot_number,
        harvest_date=lot.harvest_date,
        best_before_date=lot.best_before_date,
    )
    events = lot.events.select_related("read_point")
    return epcis.document(events, lot=facts, created_at=at)
