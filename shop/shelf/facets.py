"""Counts of filters by bit sets: one integer per value, bit i is the i-th product of the shelf's order.

A filter is `&`, a choice of several values is `|`, a count is `bit_count()`; no filter ever scans a table.
"""

import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shop.search.bands import FEN, band_of

from .models import Shelf

MONTHS = 12
LONGEST_SECONDS = 600
ORDERS = {
    "sales": ("-sold", "-card"),
    "price": ("unit_price", "card"),
    "harvest": ("-harvested_date", "-card"),
    "newest": ("-card",),
}


@dataclass(frozen=True)
class Board:
    """The products of one shelf in one order, and for each value of each facet the set of those that have it."""

    ids: list[int]
    values: Mapping[str, Mapping[str, int]]
    stamp: int
    made_at: float

    @property
    def everything(self) -> int:
        return (1 << len(self.ids)) - 1

    def chosen(
        self, filters: Mapping[str, Collection[str]], *, without: str = ""
    ) -> int:
        """Return the set of products that meet every filter but one; values of one facet add up."""
        found = self.everything
        for facet, values in filters.items():
            if facet != without:
                sets = self.values.get(facet, {})
                found &= union(sets.get(value, 0) for value in values)
        return found

    def counts(
        self, filters: Mapping[str, Collection[str]], facet: str
    ) -> dict[str, int]:
        """Return how many products each value of a facet would bring beside the other filters."""
        base = self.chosen(filters, without=facet)
        counted = {
            value: (base & members).bit_count()
            for value, members in self.values.get(facet, {}).items()
        }
        return {value: count for value, count in counted.items() if count}

    def page(self, members: int, *, offset: int, limit: int) -> list[int]:
        """Return the ids of a set from `offset` on, in the board's order."""
        found = []
        for place, bit in enumerate(bits(members)):
            if place >= offset + limit:
                break
            if place >= offset:
                found.append(self.ids[bit])
        return found


def union(sets: Iterator[int]) -> int:
    found = 0
    for members in sets:
        found |= members
    return found


def bits(members: int) -> Iterator[int]:
    """Yield the places of the bits set, lowest first."""
    data = members.to_bytes((members.bit_length() + 7) // 8, "little")
    for index, byte in enumerate(data):
        for bit in range(8):
            if byte >> bit & 1:
                yield index * 8 + bit


held: dict[tuple[int, str], Board] = {}


def board_for(category_id: int, order: str, stamp: int) -> Board:
    """Return the board of a shelf, made anew when the stamp has moved or ten minutes have passed."""
    key = (category_id, order)
    board = held.get(key)
    if (
        board is None
        or board.stamp != stamp
        or time.monotonic() - board.made_at > LONGEST_SECONDS
    ):
        board = held[key] = make(category_id, order, stamp)
    return board


def make(category_id: int, order: str, stamp: int) -> Board:
    rows = (
        Shelf.objects.filter(category_id=category_id)
        .order_by(*ORDERS[order])
        .values_list(
            "card_id",
            "region_code",
            "supplier_id",
            "certificates",
            "season",
            "unit_price",
        )
    )
    members: dict[str, dict[str, bytearray]] = defaultdict(dict)
    ids = []
    all_rows = list(rows)
    size = len(all_rows) // 8 + 1
    for place, (card_id, region, supplier, certificates, season, price) in enumerate(
        all_rows
    ):
        ids.append(card_id)
        for facet, value in facts_of(region, supplier, certificates, season, price):
            mark(members[facet], value, place, size)
    values = {
        facet: {value: int.from_bytes(data, "little") for value, data in sets.items()}
        for facet, sets in members.items()
    }
    return Board(ids, values, stamp, time.monotonic())


def facts_of(
    region: str, supplier: int | None, certificates: int, season: int, price: Decimal
) -> Iterator[tuple[str, str]]:
    """Yield facet and value of everything one product can be filtered by."""
    if region:
        for code in dict.fromkeys((f"{region[:2]}0000", f"{region[:4]}00", region)):
            yield "region", code
    if supplier is not None:
        yield "supplier", str(supplier)
    for bit in bits(certificates):
        yield "certificate", str(bit)
    for month in range(MONTHS):
        if season >> month & 1:
            yield "month", str(month + 1)
    yield "price", band_of(int(price * FEN))


def mark(sets: dict[str, bytearray], value: str, place: int, size: int) -> None:
    if value not in sets:
        sets[value] = bytearray(size)
    sets[value][place >> 3] |= 1 << (place & 7)
