"""Which products stand on a page of a shelf."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from . import facets
from .models import ProductCard, Shelf, Stamp
from .stamps import SHELVES
from .stamps import current as read

PAGE_SIZE = 24
LAST_PAGE = 50


@dataclass(frozen=True)
class ShelfPage:
    """A page of a shelf: product ids with the version of their cards, how many there are in all, and the counts."""

    rows: list[tuple[int, int]]
    total: int
    board: facets.Board


def shelf_page(
    category_id: int,
    *,
    filters: Mapping[str, Collection[str]],
    order: str,
    page: int,
    at: datetime,
) -> ShelfPage:
    """Return a page; without filters it comes from the index of its order, with filters from the bit sets.

    The stamp comes with the first query, so that a process never counts on what another has changed.
    """
    offset = (page - 1) * PAGE_SIZE
    if filters:
        board = facets.board_for(category_id, order, read(SHELVES))
        members = board.chosen(filters)
        ids = board.page(members, offset=offset, limit=PAGE_SIZE)
        return ShelfPage(versions_of(ids, category_id, at), members.bit_count(), board)

    stamp = Subquery(Stamp.objects.filter(name=SHELVES).values("value")[:1])
    shown = (
        Shelf.objects.filter(category_id=category_id, sellable_until__gt=at)
        .order_by(*facets.ORDERS[order])
        .annotate(stamp=Coalesce(stamp, 0))
        .values_list("card_id", "card__version", "stamp")[offset : offset + PAGE_SIZE]
    )
    rows = list(shown)
    board = facets.board_for(category_id, order, rows[0][2] if rows else read(SHELVES))
    return ShelfPage(
        [(pk, version) for pk, version, _stamp in rows], len(board.ids), board
    )


def versions_of(
    ids: Sequence[int], category_id: int, at: datetime
) -> list[tuple[int, int]]:
    """Return id and version of the products that still stand on the shelf, in the order given."""
    rows = Shelf.objects.filter(
        category_id=category_id, card__in=ids, sellable_until__gt=at
    )
    versions = dict(rows.values_list("card_id", "card__version"))
    return [(pk, versions[pk]) for pk in ids if pk in versions]


def cards(ids: Collection[int]) -> dict[int, ProductCard]:
    return ProductCard.objects.in_bulk(ids)
