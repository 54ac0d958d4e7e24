"""Which products stand on a page of a shelf, in one statement."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from core.prepared import marks

from . import boards
from .board import Board, Entry, Filters, Mask
from .models import EVERYTHING, ProductCard, Shelf

PAGE_SIZE = 24
LAST_INDEXED_PAGE = (
    50  # deeper pages cost the index ever more; the board knows them all alike
)
ORDERS = {
    "sales": "has_stock DESC, sold DESC, card_id DESC",
    "price": "unit_price, card_id",
    "harvest": "harvested_date DESC, card_id DESC",
    "newest": "card_id DESC",
}
# First the page from the index alone, then the versions of its cards.
BY_INDEX = """
    SELECT s.card_id, c.version
    FROM (
        SELECT card_id, has_stock, sold, unit_price, harvested_date FROM shelf_shelf
        WHERE category_id = %s AND sellable_until > %s ORDER BY {order} LIMIT %s OFFSET %s
    ) s JOIN shelf_productcard c ON c.product_id = s.card_id ORDER BY {order}
"""
VERSIONS = """
    SELECT s.card_id, c.version FROM shelf_shelf s JOIN shelf_productcard c ON c.product_id = s.card_id
    WHERE s.category_id = %s AND s.sellable_until > %s AND s.card_id IN ({marks})
"""
VERSIONS_NOW = """
    SELECT p.id, p.page_version, CASE WHEN s.id IS NOT NULL THEN c.version END
    FROM catalogue_product p
    LEFT JOIN shelf_productcard c ON c.product_id = p.id
    LEFT JOIN shelf_shelf s ON s.card_id = p.id AND s.category_id = %s AND s.sellable_until > %s
    WHERE p.id IN ({marks})
"""
Row = tuple[int, int]


class Versions(NamedTuple):
    """The versions of a product's page and of its card, the latter None when it is not on sale."""

    page: int
    card: int | None


@dataclass(frozen=True)
class ShelfPage:
    """A page of a shelf: product ids with the versions of their cards, all that are on sale there, and the board."""

    rows: list[Row]
    on_sale: Mask
    board: Board

    @cached_property
    def total(self) -> int:
        return int(self.on_sale.sum())


def shelf_page(
    category_id: int, *, filters: Filters, order: str, page: int, at: datetime
) -> ShelfPage:
    """Return a page of the products on sale.

    Without filters it comes from the index of its order; with filters, and far down, from the board, whose word is
    checked against the rows: the board may be seconds old, what is shown never is.
    """
    board = boards.current()
    on_sale = board.chosen(filters, category_id=category_id, at=at)
    offset = (page - 1) * PAGE_SIZE
    if not filters and page <= LAST_INDEXED_PAGE:
        rows = by_index(category_id, order=order, offset=offset, at=at)
        return ShelfPage(rows, on_sale, board)
    ids = board.page(on_sale, order=order, offset=offset, limit=PAGE_SIZE)
    rows = (
        checked(ids, category_id, filters, at)
        if filters
        else versions_of(ids, category_id, at)
    )
    return ShelfPage(rows, on_sale, board)


def by_index(category_id: int, *, order: str, offset: int, at: datetime) -> list[Row]:
    return fetched(
        BY_INDEX.format(order=ORDERS[order]),
        [category_id, moment(at), PAGE_SIZE, offset],
    )


def versions_of(ids: Sequence[int], category_id: int, at: datetime) -> list[Row]:
    """Return id and version of the products that stand on the shelf now, in the order given."""
    if not ids:
        return []
    versions = dict(
        fetched(VERSIONS.format(marks=marks(ids)), [category_id, moment(at), *ids])
    )
    return [(pk, versions[pk]) for pk in ids if pk in versions]


def versions_now(ids: Sequence[int], at: datetime) -> dict[int, Versions]:
    """Return the versions of products by id."""
    rows: Any = fetched(
        VERSIONS_NOW.format(marks=marks(ids)), [EVERYTHING, moment(at), *ids]
    )
    return {pk: Versions(page, card) for pk, page, card in rows}


def checked(
    ids: Sequence[int], category_id: int, filters: Filters, at: datetime
) -> list[Row]:
    """Return id and version of the products that meet the filters now, in the order given."""
    shown = Shelf.objects.filter(
        category_id=category_id, card__in=ids, sellable_until__gt=at
    )
    day = timezone.localdate(at)
    versions = {
        row[0]: version
        for *row, version in shown.values_list(*boards.COLUMNS, "card__version")
        if Entry(*row).meets(filters, day)
    }
    return [(pk, versions[pk]) for pk in ids if pk in versions]


def cards(ids: Collection[int]) -> dict[int, ProductCard]:
    return ProductCard.objects.in_bulk(ids)


def cards_on_sale(ids: Collection[int], at: datetime) -> dict[int, ProductCard]:
    """Return the cards that stand on a shelf now, in no order."""
    on_sale = {
        "shelves__category_id": EVERYTHING,
        "shelves__sellable_until__gt": at,
    }
    return ProductCard.objects.filter(**on_sale).in_bulk(ids)


def fetched(statement: str, parameters: list[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def moment(at: datetime) -> Any:
    """Return a moment as the database stores it."""
    return connection.ops.adapt_datetimefield_value(at)
