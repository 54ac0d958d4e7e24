"""Descriptions are made once in each language of the site."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.html import strip_tags

LONGEST_BODY = 3000


def each_language() -> Iterator[str]:
    """Yield the languages, each being active while its turn lasts."""
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            yield language


def plain(*texts: str | None) -> str:
    """Return texts without markup as one, cut where nobody reads on."""
    return " ".join(strip_tags(text) for text in texts if text)[:LONGEST_BODY]


def other_names(thing: Any, field: str) -> tuple[str, ...]:
    """Return what a thing is called in the languages that are not active."""
    suffixes = [language.replace("-", "_") for language, _ in settings.LANGUAGES]
    names = {getattr(thing, f"{field}_{suffix}") for suffix in suffixes} - {
        getattr(thing, field),
        None,
        "",
    }
    return tuple(sorted(names))
