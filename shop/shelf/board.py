"""All listed products in columns: a filter is a mask, a count is one pass over a column. No filter scans a table."""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from shop.search.bands import FEN, band_of

from .models import EVERYTHING, NEVER_ENDS

MONTHS = 12
Mask = NDArray[np.bool_]
Places = NDArray[np.int32]
Filters = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one product can be sorted and filtered by."""

    pk: int
    has_stock: bool
    sold: int
    unit_price: Decimal
    harvested_date: date
    sellable_until: datetime
    region_code: str
    supplier_id: int | None
    certificates: str  # "3@2027-12-31 17": types, with the last day of those that end
    season: int

    def meets(self, filters: Filters, day: date) -> bool:
        """Tell whether the product has one of the chosen values of each facet."""
        return all(
            not set(chosen).isdisjoint(READERS[facet](self, day))
            for facet, chosen in filters.items()
        )


def regions_of(entry: Entry, _day: date) -> tuple[str, ...]:
    """Return province, prefecture and county; where one stands for the next its code comes once."""
    code = entry.region_code
    return (
        tuple(dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))) if code else ()
    )


def supplier_of(entry: Entry, _day: date) -> list[str]:
    return [] if entry.supplier_id is None else [str(entry.supplier_id)]


def certificates_of(entry: Entry, day: date) -> list[str]:
    """Return the types of the certificates in force on a day."""
    terms = (term.partition("@") for term in entry.certificates.split())
    return [kind for kind, _at, until in terms if not until or until >= day.isoformat()]


def months_of(entry: Entry, _day: date) -> list[str]:
    return [str(month + 1) for month in range(MONTHS) if entry.season >> month & 1]


def price_of(entry: Entry, _day: date) -> list[str]:
    return [band_of(int(entry.unit_price * FEN))]


READERS: dict[str, Callable[[Entry, date], Collection[str]]] = {
    "region": regions_of,
    "supplier": supplier_of,
    "certificate": certificates_of,
    "month": months_of,
    "price": price_of,
}


class Column:
    """The values of one facet and where each stands, as pairs: one pass counts them all."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.value_list: list[int] = []
        self.place_list: list[int] = []

    def add(self, place: int, values: Iterable[str]) -> None:
        for value in values:
            self.value_list.append(self.numbers.setdefault(value, len(self.numbers)))
            self.place_list.append(place)

    def close(self) -> None:
        """Sort the pairs by value, so that each value's places are a slice."""
        values, places = (
            np.array(self.value_list, np.int32),
            np.array(self.place_list, np.int32),
        )
        order = np.argsort(values, kind="stable")
        self.pairs, self.places = values[order], places[order]
        self.starts = np.searchsorted(self.pairs, np.arange(len(self.numbers) + 1))
        self.value_list, self.place_list = [], []

    def places_of(self, value: str) -> Places:
        number = self.numbers.get(value)
        if number is None:
            return self.places[:0]
        return self.places[self.starts[number] : self.starts[number + 1]]

    def counts(self, mask: Mask) -> dict[str, int]:
        """Return how many products of the mask have each value, without those nobody has."""
        found = np.bincount(
            self.pairs[mask[self.places]], minlength=len(self.numbers)
        ).tolist()
        return {
            value: found[number]
            for value, number in self.numbers.items()
            if found[number]
        }


@dataclass
class Board:
    """The products of all shelves as they stood under a stamp."""

    stamp: int
    entries: Iterable[Entry]
    categories: Mapping[int, Collection[int]]  # product ids by category
    day: date
    made_at: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        entries = sorted(
            self.entries,
            key=lambda entry: (entry.has_stock, entry.sold, entry.pk),
            reverse=True,
        )
        self.entries = ()
        self.ids = np.array([entry.pk for entry in entries], np.int64)
        self.until = np.array(
            [seconds(entry.sellable_until) for entry in entries], np.float64
        )
        self.columns: dict[str, Column] = defaultdict(Column)
        for facet, read in READERS.items():
            column = self.columns[facet]
            for place, entry in enumerate(entries):
                column.add(place, read(entry, self.day))
            column.close()
        self.shelves = self._shelves()
        self.categories = {}  # hundreds of thousands of numbers for the collector to walk through
        self.orders = orders_of(entries)

    def _shelves(self) -> dict[int, Places]:
        place_of = {pk: place for place, pk in enumerate(self.ids.tolist())}
        return {
            category: np.array(
                [place_of[pk] for pk in members if pk in place_of], np.int32
            )
            for category, members in self.categories.items()
        }

    @cached_property
    def token(self) -> tuple[int, float]:
        """A key for what is made from this board."""
        return self.stamp, self.made_at

    def chosen(
        self, filters: Filters, *, category_id: int = EVERYTHING, at: datetime
    ) -> Mask:
        """Return the products on sale that stand on a shelf and meet every filter; values of one facet add up."""
        found: Mask = self.until > seconds(at)
        if category_id != EVERYTHING:
            found &= self._mask(
                self.shelves.get(category_id, self.ids[:0].astype(np.int32))
            )
        for facet, values in filters.items():
            column = self.columns[facet]
            found &= reduce(
                or_, (self._mask(column.places_of(value)) for value in values)
            )
        return found

    def _mask(self, places: Places) -> Mask:
        mask = np.zeros(len(self.ids), np.bool_)
        mask[places] = True
        return mask

    def counts(self, mask: Mask, facet: str) -> dict[str, int]:
        return self.columns[facet].counts(mask)

    def page(self, mask: Mask, *, order: str, offset: int, limit: int) -> list[int]:
        """Return the ids of a mask's products from `offset` on."""
        places = self.orders[order]
        found: list[int] = self.ids[
            places[mask[places]][offset : offset + limit]
        ].tolist()
        return found


def orders_of(entries: list[Entry]) -> dict[str, Places]:
    """Return the places in each order; equals stand as the index of the table has them."""
    pks = np.array([entry.pk for entry in entries], np.int64)
    prices = np.array([int(entry.unit_price * FEN) for entry in entries], np.int64)
    harvests = np.array(
        [entry.harvested_date.toordinal() for entry in entries], np.int64
    )
    return {
        "sales": np.arange(len(pks), dtype=np.int32),
        "price": np.lexsort((pks, prices)).astype(np.int32),
        "harvest": np.lexsort((-pks, -harvests)).astype(np.int32),
        "newest": np.argsort(-pks).astype(np.int32),
    }


def seconds(moment: datetime) -> float:
    return float("inf") if moment >= NEVER_ENDS else moment.timestamp()
