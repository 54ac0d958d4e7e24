"""Sentences for people, kept apart from the language they are read in.

The packages `scheduling` and `matching` know no Django, so they hand out a template and its values.
A web page translates the template through its own catalogue; a terminal reads the same compiled catalogue here.
"""

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).resolve().parent / "locale"


def gettext_noop(text: str) -> str:
    """Mark a template for translation where it is written."""
    return text


@dataclass(frozen=True)
class Sentence:
    """A template with `%(name)s` places, and what stands in them: text, numbers, or sentences."""

    template: str
    values: Mapping[str, "object"] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """Return the sentence in this language; English where the catalogue has no translation."""
        template = catalogue(language).gettext(self.template)
        return template % {
            name: value.text(language) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }


def listed(items: Sequence[object]) -> Sentence:
    """Return items one after the other, parted as the language does it."""
    if len(items) < 2:  # noqa: PLR2004
        return Sentence("%(one)s", {"one": items[0] if items else ""})
    # In halves, so that sentences of a thousand items are not a thousand deep.
    half = len(items) // 2
    values = {"one": listed(items[:half]), "other": listed(items[half:])}
    return Sentence(gettext_noop("%(one)s, %(other)s"), values)


def percent(part: int, whole: int) -> str:
    """Return a share with two decimals, cut and not rounded: 99.999 is not 100."""
    return f"{10_000 * part // whole / 100:.2f} %" if whole else "–"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the compiled catalogue of a language, or one that leaves texts as they are."""
    folder = folder_of(language)
    return gettext.translation("django", LOCALE, languages=[folder], fallback=True)


def folder_of(language: str) -> str:
    """Return the folder of a language's catalogue, which is also what gettext calls it."""
    name, _, script = language.partition("-")
    return f"{name}_{script.title()}" if script else name
