"""What came in, went out and was lost of each lot, so that a pack has the stock the world gives it."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Share:
    """The packs of a lot: what is left of them, and what was sold and lost before."""

    left: int
    sold: int
    lost: int

    @property
    def came(self) -> int:
        return self.left + self.sold + self.lost


def shares(
    setting: Setting, facts: Facts, packs: int, dates: list[Dates]
) -> list[Share]:
    """Divide the packs of the world among the lots: none is left past its day, but of a lot to be recalled."""
    first = packs * NEWEST_PERCENT // 100 if len(dates) > 1 else packs
    recalled = dates[-1] if dates and "recalled" in facts else None
    kept = [each.is_good_on(setting.today) or each is recalled for each in dates]
    return [
        share(packs_of_it, is_kept=is_kept)
        for packs_of_it, is_kept in zip([first, packs - first], kept, strict=False)
    ]


def share(packs: int, *, is_kept: bool) -> Share:
    lost = packs * LOST_PERCENT // 100
    if is_kept:
        return Share(packs, packs * SOLD_PERCENT // 100 + 2, lost)
    return Share(0, packs - lost, lost)


def book(
    setting: Setting, product: Product, facts: Facts, lots: list[tuple[Lot, Dates]]
) -> None:
    """Book the packs of new lots; what was left of older ones has been sold since."""
    records = get_model("partner", "StockRecord").objects
    dates = [each for _lot, each in lots]
    for pack, packed in zip(
        product.children.order_by("pk"), facts["packs"], strict=True
    ):
        stock_record = records.get(product=pack)
        wanted = zip(lots, shares(setting, facts, packed[5], dates), strict=True)
        pieces = [(lot, share) for (lot, _dates), share in wanted]
        write(
            stock_record,
            [*cleared(setting, stock_record), *booked(setting, facts, pieces)],
        )


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
    setting: Setting, facts: Facts, wanted: list[tuple[Lot, Share]]
) -> list[Piece]:
    """Return the receipt of each lot on its arrival and what was sold and lost of it since."""
    steps = journey(facts["kind"])
    pieces = []
    for lot, share in wanted:
        arrived = arrival_of(steps, start_of(lot.harvest_date))
        came = min(arrived, setting.now - timedelta(hours=2))
        pieces += [
            (lot, RECEIPT, share.came, came),
            (lot, DISPATCH, -share.sold, came + timedelta(minutes=40)),
            (lot, LOSS, -share.lost, came + timedelta(minutes=50)),
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
