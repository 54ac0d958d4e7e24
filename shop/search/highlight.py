"""Marks the words somebody looked for in the text as it was written."""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .folding import fold_with_origins
from .tokens import Term

SNIPPET = 80


def spans(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Return the places of the terms in a raw text, ordered and without overlap."""
    folded, origins = fold_with_origins(text)
    marked: set[int] = set()
    for term in terms:
        start = folded.find(term.run)
        while start >= 0:
            marked.update(origins[start : start + len(term.run)])
            start = folded.find(term.run, start + 1)
    return list(_joined(sorted(marked)))


def _joined(places: list[int]) -> Iterator[tuple[int, int]]:
    start = end = None
    for place in places:
        if start is None:
            start, end = place, place + 1
        elif place == end:
            end = place + 1
        else:
            yield start, end  # type: ignore[misc]
            start, end = place, place + 1
    if start is not None:
        yield start, end  # type: ignore[misc]


def highlight(text: str, terms: Iterable[Term]) -> SafeString:
    """Return the text as HTML with the terms in `<mark>`."""
    pieces, last = [], 0
    for start, end in spans(text, terms):
        pieces.append(
            format_html("{}<mark>{}</mark>", text[last:start], text[start:end])
        )
        last = end
    pieces.append(format_html("{}", text[last:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped above


def snippet(text: str, terms: Iterable[Term]) -> str:
    """Return the part of a long text around the first term."""
    found = spans(text, terms)
    start = max(0, found[0][0] - SNIPPET // 4) if found else 0
    part = text[start : start + SNIPPET]
    return ("…" if start else "") + part + ("…" if start + SNIPPET < len(text) else "")
