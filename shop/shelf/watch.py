"""Which products a held page shows, with their versions: it is made anew as soon as one of them differs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from . import queries


@dataclass
class Shown:
    """Versions of the cards and of the product pages that stand on a page."""

    cards: dict[int, int] = field(default_factory=dict)
    pages: dict[int, int] = field(default_factory=dict)

    def is_current(self, *, at: datetime) -> bool:
        """Tell whether all of it is still so and still on sale: one query, none where no product is shown."""
        ids = sorted({*self.cards, *self.pages})
        if not ids:
            return True
        now = queries.versions_now(ids, at)
        cards = {pk: now[pk].card if pk in now else None for pk in self.cards}
        pages = {pk: now[pk].page if pk in now else None for pk in self.pages}
        return cards == self.cards and pages == self.pages


_shown: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def watched() -> Iterator[Shown]:
    """Collect what is shown meanwhile. What is noted was read before its contents, so a held page is never older."""
    shown = Shown()
    token = _shown.set(shown)
    try:
        yield shown
    finally:
        _shown.reset(token)


def note_cards(rows: Iterable[tuple[int, int]]) -> None:
    """Note cards by id and version."""
    if shown := _shown.get():
        shown.cards.update(rows)


def note_page(product: Any) -> None:
    """Note a product of whose page more than the card is shown."""
    if shown := _shown.get():
        shown.pages[product.pk] = product.page_version
