"""Lots of every product: who grew them, their road, their reports, and the one that was recalled."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from core.models import Facility
from shop.catalogue.models import Product
from shop.provenance import actions as provenance
from shop.provenance.models import Lot, TestReport, TraceEvent

from . import proofs, stock
from .harvests import Dates, is_due, two_harvests
from .roads import arrival_of, happenings, start_of
from .world import Facts, Setting, both, journey, suppliers

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LABORATORY = [
    "广州市农产品检测中心（示例）",
    "Guangzhou produce testing centre (example)",
]
KILO = 1000


@dataclass(frozen=True)
class Good:
    """A product of the world with what belongs to it."""

    product: Product
    facts: Facts
    supplier: Facts
    place: int  # among all products

    @property
    def steps(self) -> list[Facts]:
        return journey(self.facts["kind"])


def goods(products: dict[str, Product]) -> list[Good]:
    pairs = [
        (facts, supplier) for supplier in suppliers() for facts in supplier["products"]
    ]
    return [
        Good(products[facts["key"]], facts, supplier, place)
        for place, (facts, supplier) in enumerate(pairs, start=1)
    ]


def seed_lots(setting: Setting, products: dict[str, Product]) -> None:
    """Open the lots that a day asks for and book their stock; a lot that stands stays as it is."""
    for good in goods(products):
        lots = open_lots(setting, good)
        if lots:
            record(setting, good, lots)
            stock.book(setting, good.product, good.facts, lots)
            recall(setting, good, lots[-1][0])


def open_lots(setting: Setting, good: Good) -> list[tuple[Lot, Dates]]:
    """Return the lots made now, the newest first: two at the beginning, later at most the newest."""
    season, shelf = good.facts["season"], good.facts.get("shelf")
    road_days = good.steps[-1]["hours"] // 24 + 1
    wanted = two_harvests(season, shelf, road_days, setting.today)
    newest = good.product.lots.order_by("-harvest_date").first()
    if newest is not None:
        first = wanted[0]
        wanted = [first] if is_due(newest.harvest_date, first, shelf) else []
    weights = weights_of(setting, good.facts, wanted)
    return [
        (make_lot(setting, good, dates, weight), dates)
        for dates, weight in zip(wanted, weights, strict=True)
    ]


def make_lot(setting: Setting, good: Good, dates: Dates, weight: Decimal) -> Lot:
    chance = setting.chance("lot", good.facts["key"], dates.harvest.isoformat())
    growers = good.supplier["growers"][chance.randrange(len(good.supplier["growers"]))]
    return Lot.objects.create(
        product=good.product,
        lot_number=f"{good.supplier['code']}-{dates.harvest:%y%m%d}-{good.place:02}",
        code="".join(chance.choice(ALPHABET) for _ in range(8)),
        facility=Facility.objects.filter(
            organisation=good.product.producer, kind="production_base"
        ).first(),
        **both("growers", growers),
        harvest_date=dates.harvest,
        best_before_date=dates.best_before,
        quantity_kg=weight,
    )


def weights_of(setting: Setting, facts: Facts, dates: list[Dates]) -> list[Decimal]:
    """Return the kilograms of each lot: what its packs weigh that come in; pieces weigh what their packs weigh."""
    weights = [Decimal(0)] * len(dates)
    for pack in facts["packs"]:
        grams = Decimal(str(pack[6] if pack[3] == "piece" else pack[2]))
        shares = stock.shares(setting, facts, pack[5], dates)
        weights = [
            weight + grams * share.came / KILO
            for weight, share in zip(weights, shares, strict=True)
        ]
    return [weight.quantize(Decimal("0.01")) for weight in weights]


def record(setting: Setting, good: Good, lots: list[tuple[Lot, Dates]]) -> None:
    """Write what has happened to the lots, and the report on each."""
    events: list[TraceEvent] = []
    for lot, _dates in lots:
        start = start_of(lot.harvest_date)
        route = good.supplier["route"]
        events += happenings(lot, good.steps, route, start=start, now=setting.now)
        report(setting, good, lot, start)
    TraceEvent.objects.bulk_create(events)


def report(setting: Setting, good: Good, lot: Lot, start: datetime) -> None:
    """Record the laboratory's report, a day after the step that took the sample."""
    tested = next((step for step in good.steps if step.get("test")), None)
    if tested is None:
        return
    ready = timezone.localdate(start + timedelta(hours=tested["hours"] + 24))
    day = min(ready, setting.today)
    number, items = f"JC{day:%y%m%d}99{good.place:04d}", 12 + good.place % 19
    said = [
        "检测报告",
        number,
        *LABORATORY,
        f"{good.product.title_zh_hans}  {good.product.title_en}",
        f"批次 Lot  {lot.lot_number}",
        f"{items} 项合格  {items} items passed",
        day.isoformat(),
    ]
    TestReport.objects.create(
        lot=lot,
        **both("laboratory", LABORATORY),
        number=number,
        reported_date=day,
        items=items,
        document=proofs.keep(setting, "test_report", good.product.producer, said),
    )


def recall(setting: Setting, good: Good, lot: Lot) -> None:
    """Recall the earlier lot where the world says so, once."""
    reason = good.facts.get("recalled")
    if reason is None or good.product.lots.exclude(recalled_at=None).exists():
        return
    arrived = arrival_of(good.steps, start_of(lot.harvest_date))
    at = max(arrived, setting.now - timedelta(hours=20))
    provenance.recall_lot(
        lot=lot,
        reason=reason[0],
        reason_en=reason[1],
        by=None,
        at=min(at, setting.now),
    )
