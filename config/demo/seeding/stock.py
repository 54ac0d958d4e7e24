"""What came in, went out and was lost of each lot, so that a pack has the stock the world gives it."""

from datetime import datetime, timedelta

from oscar.core.loading import get_model

from shop.catalogue.models import Product
from shop.partner import queries
from shop.partner.models import StockMovement, StockRecord
from shop.provenance.models import Lot

from .harvests import Dates
from .roads import arrival_of, start_of
from .world import Facts, Setting, journey

NEWEST_PERCENT, SOLD_PERCENT, LOST_PERCENT = 70, 45, 2
RECEIPT, DISPATCH, LOSS = "receipt", "dispatch", "loss"
Piece = tuple[Lot, str, int, datetime]


def book(
    setting: Setting, product: Product, facts: Facts, lots: list[tuple[Lot, Dates]]
) -> None:
    """Book the packs of new lots; what was left of older ones has been sold since."""
    records = get_model("partner", "StockRecord").objects
    for pack, packed in zip(
        product.children.order_by("pk"), facts["packs"], strict=True
    ):
        stock_record = records.get(product=pack)
        wanted = wanted_of(setting, facts, packed[5], lots)
        write(
            stock_record,
            [*cleared(setting, stock_record), *booked(setting, facts, wanted)],
        )


def wanted_of(
    setting: Setting, facts: Facts, packs: int, lots: list[tuple[Lot, Dates]]
) -> list[tuple[Lot, int]]:
    """Return how many packs of each lot are left: none past its day, but a lot to be recalled is still there."""
    first = packs * NEWEST_PERCENT // 100 if len(lots) > 1 else packs
    last = lots[-1][0] if "recalled" in facts else None
    return [
        (lot, share if dates.is_good_on(setting.today) or lot is last else 0)
        for (lot, dates), share in zip(lots, [first, packs - first], strict=False)
    ]


def cleared(setting: Setting, stock_record: StockRecord) -> list[Piece]:
    """Return the dispatch of what is left, but for what orders hold."""
    held = stock_record.num_allocated or 0
    sold_at = setting.now - timedelta(hours=3)
    pieces = []
    for lot, left in reversed(queries.lot_balances(stock_record)):
        kept = min(held, left)
        held -= kept
        pieces.append((lot, DISPATCH, kept - left, sold_at))
    return pieces


def booked(
    setting: Setting, facts: Facts, wanted: list[tuple[Lot, int]]
) -> list[Piece]:
    """Return the receipt of each lot on its arrival and what was sold and lost of it since."""
    steps = journey(facts["kind"])
    pieces = []
    for lot, left in wanted:
        arrived = arrival_of(steps, start_of(lot.harvest_date))
        came = min(arrived, setting.now - timedelta(hours=2))
        sold, lost = left * SOLD_PERCENT // 100 + 2, left * LOST_PERCENT // 100
        pieces += [
            (lot, RECEIPT, left + sold + lost, came),
            (lot, DISPATCH, -sold, came + timedelta(minutes=40)),
            (lot, LOSS, -lost, came + timedelta(minutes=50)),
        ]
    return pieces


def write(stock_record: StockRecord, pieces: list[Piece]) -> None:
    movements = [
        StockMovement(
            stock_record=stock_record, lot=lot, kind=kind, quantity=quantity, at=at
        )
        for lot, kind, quantity, at in pieces
        if quantity
    ]
    StockMovement.objects.bulk_create(movements)
    moved = sum(movement.quantity for movement in movements)
    StockRecord.objects.filter(pk=stock_record.pk).update(
        num_in_stock=(stock_record.num_in_stock or 0) + moved
    )
