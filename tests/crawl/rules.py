"""What must hold of every page, and the words that may stand in the other language."""

import re
from collections.abc import Iterator

from tests.crawl.reading import Page

HAN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[A-Za-z]*[a-z]{2,}[A-Za-z]*")
# Addresses, random keys, and digests whole or in groups of four.
ADDRESS = re.compile(
    r"\S+@\S+|https?://\S+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{12,}\b|\b(?:[0-9a-f]{4} ){2,}[0-9a-f]{4}\b"
)
# Names, units and the other language's own name.
FOREIGN_IN_CHINESE = frozenset(
    """
    English Shanhai Digital Link Cookie kg km ml
    """.split()  # noqa: SIM905
)


def problems(page: Page, is_english: bool) -> Iterator[str]:  # noqa: FBT001
    """Return what is wrong with a page."""
    yield from in_shape(page, "en" if is_english else "zh-Hans")
    if page.counts["description"] != 1:
        yield f"{page.counts['description']} descriptions"
    for language, text in page.texts:
        if is_english and language == "en" and (found := HAN.search(text)):
            yield f"Chinese: {text.strip()[:40]!r} ({found[0]})"
        if not is_english and language == "zh-Hans" and (words := english(text)):
            yield f"English: {text.strip()[:60]!r} {words}"


def in_shape(page: Page, language: str) -> Iterator[str]:
    """Return what is wrong with a page besides its words."""
    if page.language != language:
        yield f"lang is {page.language!r}"
    if page.counts["h1"] != 1:
        yield f"{page.counts['h1']} h1"
    if not page.title.partition("·")[0].strip():
        yield "no title"
    yield from (f"id {each!r} twice" for each, n in page.ids.items() if n > 1)


def english(text: str) -> list[str]:
    words = WORD.findall(ADDRESS.sub("", text))
    return [word for word in words if word not in FOREIGN_IN_CHINESE]
