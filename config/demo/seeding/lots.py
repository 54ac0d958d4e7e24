"""Lots with their road, their test reports and what is in stock of them."""

import uuid
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from oscar.core.loading import get_model

from core.models import Facility
from shop.catalogue.models import Product
from shop.partner.models import StockMovement
from shop.provenance.models import Lot, TestReport, TraceEvent

from .world import Facts, Setting, both, read, suppliers

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
KINDS = {
    "transformation": TraceEvent.Kind.TRANSFORMATION,
    "aggregation": TraceEvent.Kind.AGGREGATION,
    "transaction": TraceEvent.Kind.TRANSACTION,
}
CITY = "广州市农产品检测中心（示例）", "Guangzhou produce testing centre (example)"
FIRST_SHARE = Decimal("0.7")
KILO = 1000
OLDEST = 60
SOLD_SHARE, LOST_SHARE = Decimal("0.45"), Decimal("0.02")


def seed_lots(setting: Setting, products: dict[str, Product]) -> None:
    """Make two lots of every product, with their events, reports and stock; products that have lots stay as they are."""
    for supplier in suppliers():
        for facts in supplier["products"]:
            product = products[facts["key"]]
            if not product.lots.exists():
                seed_lots_of(setting, product, facts, supplier)


def seed_lots_of(
    setting: Setting, product: Product, facts: Facts, supplier: Facts
) -> None:
    steps = read("journeys.toml")[facts["kind"]]["steps"]
    road_days = steps[-1]["hours"] // 24 + 1
    shelf = facts.get("shelf") or 3 * OLDEST
    age = max(road_days, min(shelf // 8, OLDEST))
    ages = [age, min(age * 2 + 3, max(age + 1, shelf - 2))]
    lots = []
    for place, days in enumerate(ages):
        chance = setting.chance("lot", facts["key"], str(place))
        lots.append(make_lot(setting, product, facts, supplier, days, chance))
    for lot, events in ((lot, road(setting, lot, steps, supplier)) for lot in lots):
        TraceEvent.objects.bulk_create(events)
        make_report(lot, steps, facts)
    for pack, packed in zip(
        product.children.order_by("pk"), facts["packs"], strict=True
    ):
        stock(setting, pack, packed[5], lots)


def make_lot(
    setting: Setting,
    product: Product,
    facts: Facts,
    supplier: Facts,
    days: int,
    chance: Any,
) -> Lot:
    harvest = setting.now.date() - timedelta(days=days)
    growers = supplier["growers"][chance.randrange(len(supplier["growers"]))]
    kilos = sum(Decimal(str(pack[2])) * pack[5] for pack in facts["packs"]) / KILO
    return Lot.objects.create(
        product=product,
        lot_number=f"{supplier['key'][:2].upper()}{product.pk}-{harvest:%y%m%d}",
        code="".join(chance.choice(ALPHABET) for _ in range(8)),
        facility=Facility.objects.filter(
            organisation=product.producer, kind="production_base"
        ).first(),
        **both("growers", growers),
        harvest_date=harvest,
        best_before_date=harvest + timedelta(days=facts["shelf"])
        if facts.get("shelf")
        else None,
        quantity_kg=(kilos * Decimal("1.9"))
        .quantize(Decimal(10))
        .quantize(Decimal("0.01"))
        or Decimal(50),
    )


def road(
    setting: Setting, lot: Lot, steps: list[Facts], supplier: Facts
) -> list[TraceEvent]:
    """Return the events that have happened by now."""
    start = timezone.make_aware(datetime.combine(lot.harvest_date, time(7, 30)))
    events: list[TraceEvent] = []
    for step in steps:
        moment = start + timedelta(hours=step["hours"])
        if moment > setting.now:
            break
        events.append(
            event(lot, step, supplier["route"][step["stop"]], moment, len(events))
        )
    return events


def event(
    lot: Lot, step: Facts, stop: list, moment: datetime, place: int
) -> TraceEvent:
    kind = KINDS.get(step.get("kind", ""), TraceEvent.Kind.OBJECT)
    action = (
        TraceEvent.Action.ADD
        if place == 0 or kind == TraceEvent.Kind.AGGREGATION
        else TraceEvent.Action.OBSERVE
    )
    name, english, altitude = stop
    return TraceEvent(
        lot=lot,
        event_id=uuid.uuid5(uuid.NAMESPACE_URL, f"lot/{lot.code}/{place}"),
        kind=kind,
        action="" if kind == TraceEvent.Kind.TRANSFORMATION else action,
        event_time=moment,
        record_time=moment + timedelta(minutes=12),
        biz_step=step["step"],
        disposition="active" if place == 0 else "in_progress",
        read_point=lot.facility if place == 0 else None,
        **both("title", step["title"]),
        **both("place", [name, english]),
        altitude_m=altitude,
        **both("note", step.get("note", ["", ""])),
        quantity_kg=lot.quantity_kg,
    )


def make_report(lot: Lot, steps: list[Facts], facts: Facts) -> None:
    tested = next((step for step in steps if step.get("test")), None)
    if tested is None:
        return
    day = lot.harvest_date + timedelta(days=tested["hours"] // 24 + 1)
    TestReport.objects.create(
        lot=lot,
        **both("laboratory", list(CITY)),
        number=f"JC{day:%y%m%d}99{lot.pk:04d}",
        reported_date=min(day, timezone.localdate()),
        items=12 + len(facts["key"]) * 2 % 19,
    )


def stock(setting: Setting, pack: Product, wanted: int, lots: list[Lot]) -> None:
    """Book what came in, went out and was lost of each lot, so that `wanted` packs are left."""
    record = get_model("partner", "StockRecord").objects.get(product=pack)
    first = int(wanted * FIRST_SHARE)
    moves = []
    for lot, left in zip(lots, (first, wanted - first), strict=True):
        sold, lost = int(left * SOLD_SHARE) + 2, int(left * LOST_SHARE)
        came = setting.now - timedelta(days=2)
        pieces = [
            ("receipt", left + sold + lost, came),
            ("dispatch", -sold, came),
            ("loss", -lost, came),
        ]
        moves += [
            StockMovement(
                stock_record=record, lot=lot, quantity=quantity, kind=kind, at=at
            )
            for kind, quantity, at in pieces
            if quantity
        ]
    StockMovement.objects.bulk_create(moves)
    type(record).objects.filter(pk=record.pk).update(num_in_stock=wanted)
