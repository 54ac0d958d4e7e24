"""Products found, as the shop shows products everywhere, with the words asked for marked in their names."""

import re
from collections.abc import Sequence
from datetime import datetime
from html import unescape

from django.utils.safestring import SafeString, mark_safe

from shop import queries as shop

from .highlight import highlight
from .interface import Hit
from .tokens import Term

_NAME = re.compile(r"(<h3[^>]*><a [^>]*>)([^<]*)(</a>)")


def cards(
    hits: Sequence[Hit], terms: Sequence[Term], *, language: str, at: datetime
) -> list[SafeString]:
    """Return the cards of products in the order they were found."""
    found = shop.cards_html(
        [int(hit.object_id) for hit in hits], language=language, at=at
    )
    return [marked(card, terms) for card in found]


def marked(card: str, terms: Sequence[Term]) -> SafeString:
    """Mark the words in the name of a card; cards are held ready, without the marks of one question."""
    return mark_safe(  # noqa: S308 - the card is the shop's own, and the name is escaped again
        _NAME.sub(
            lambda name: name[1] + highlight(unescape(name[2]), terms) + name[3],
            card,
            count=1,
        )
    )
