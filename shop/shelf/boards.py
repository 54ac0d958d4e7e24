"""The board this process holds, and when it makes a new one."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils import timezone

from .board import Board, Entry
from .held import on_forget
from .models import EVERYTHING, Shelf
from .stamps import SHELVES
from .stamps import current as current_stamp

LONGEST_SECONDS = 600
INLINE_SECONDS = 0.05  # a board made faster than this is made while the visitor waits
SHARE_OF_TIME = 20  # else at most a twentieth of the time goes into making boards
ROWS_AT_ONCE = 5_000
COLUMNS = (
    "card_id",
    "has_stock",
    "sold",
    "unit_price",
    "harvested_date",
    "sellable_until",
    "region_code",
    "supplier_id",
    "certificates",
    "season",
)


class Holder:
    """One board for the process; while a big one is made anew in a thread the old one serves."""

    def __init__(self) -> None:
        self.board: Board | None = None
        self.took = 0.0
        self.making = threading.Lock()

    def get(self) -> Board:
        stamp, board = current_stamp(SHELVES), self.board
        if board is None:
            return self.make(stamp)
        age = time.monotonic() - board.made_at
        if board.stamp == stamp and age < LONGEST_SECONDS:
            return board
        if self.took <= INLINE_SECONDS:
            return self.make(stamp)
        if age > self.took * SHARE_OF_TIME and self.making.acquire(blocking=False):
            threading.Thread(target=self.make_aside, args=(stamp,), daemon=True).start()
        return board

    def make(self, stamp: int) -> Board:
        started = time.perf_counter()
        board = self.board = read(stamp)
        self.took = time.perf_counter() - started
        return board

    def make_aside(self, stamp: int) -> None:
        try:
            self.make(stamp)
        finally:
            connection.close()
            self.making.release()

    def drop(self) -> None:
        self.board = None


holder = Holder()
on_forget(holder.drop)


def current() -> Board:
    """Return the board of all shelves."""
    return holder.get()


def drop() -> None:
    """Have the next reader of this process make the board anew."""
    if holder.took <= INLINE_SECONDS:
        holder.drop()


def read(stamp: int) -> Board:
    """Make the board from the rows as they are now."""
    return Board(stamp, entries(), members_by_category(), timezone.localdate())


def entries() -> Iterator[Entry]:
    rows: Any = Shelf.objects.filter(category_id=EVERYTHING).values_list(*COLUMNS)
    return (Entry(*row) for row in rows.iterator(ROWS_AT_ONCE))


def members_by_category() -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Shelf.objects.exclude(category_id=EVERYTHING).values_list(
        "category_id", "card_id"
    )
    for category_id, card_id in rows.iterator(ROWS_AT_ONCE):
        found[category_id].append(card_id)
    return found
