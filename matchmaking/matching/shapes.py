"""Shapes of JSON values: each finds every fault of a value, with its place, and is its own JSON Schema.

A value without faults here is valid under the schema, and the other way round.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, Protocol

from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

LONGEST = 40  # characters of a value that a sentence repeats

NOT_BLANK = r"(?!\s*\Z)"  # not only blanks
PRINTED = r"[^\x00-\x1f\x7f-\x9f]"  # no control character


class Shape(Protocol):
    """What a value must look like."""

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        """Yield each fault of the value that stands at this place."""

    def schema(self) -> dict[str, Any]:
        """Return the shape as JSON Schema, draft 2020-12."""


def fault(place: str, problem: Sentence) -> Sentence:
    """Return a problem with its place, such as `buyers[3].needs[0].from`; the file itself has none."""
    where = place.removeprefix(".") or Sentence(_("the file"))
    return Sentence(_("%(place)s: %(problem)s"), {"place": where, "problem": problem})


def shown(value: object) -> str:
    """Return a value as it stands in the file, cut to what a line can hold."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def must_be(place: str, what: Sentence, value: object) -> Sentence:
    values = {"what": what, "value": shown(value)}
    return fault(place, Sentence(_("must be %(what)s, not %(value)s."), values))


@dataclass(frozen=True)
class Text:
    """A text in one line that is not blank; `looks` says in words what the pattern asks."""

    about: str = ""
    pattern: str = rf"^{NOT_BLANK}{PRINTED}+\Z"
    looks: Sentence = field(default=Sentence(_("a text")))

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not isinstance(value, str) or not re.search(self.pattern, value):
            yield must_be(place, self.looks, value)

    def schema(self) -> dict[str, Any]:
        return described(self.about, type="string", pattern=published(self.pattern))


@dataclass(frozen=True)
class Whole:
    """A whole number between two others, both included."""

    about: str = ""
    least: int = 0
    most: int = 1_000_000_000

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if type(value) is not int or not self.least <= value <= self.most:
            limits = {"least": f"{self.least:,}", "most": f"{self.most:,}"}
            text = _("a whole number from %(least)s to %(most)s")
            if self.least == self.most:
                text = "%(least)s"
            yield must_be(place, Sentence(text, limits), value)

    def schema(self) -> dict[str, Any]:
        return described(
            self.about, type="integer", minimum=self.least, maximum=self.most
        )


@dataclass(frozen=True)
class Flag:
    about: str = ""

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not isinstance(value, bool):
            yield must_be(place, Sentence(_("true or false")), value)

    def schema(self) -> dict[str, Any]:
        return described(self.about, type="boolean")


@dataclass(frozen=True)
class Day:
    """A day of the calendar, such as 2026-11-02."""

    about: str = ""
    pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not isinstance(value, str) or not self.is_day(value):
            yield must_be(place, Sentence(_("a day such as 2026-11-02")), value)

    def is_day(self, value: str) -> bool:
        try:
            return bool(re.search(self.pattern, value) and date.fromisoformat(value))
        except ValueError:
            return False

    def schema(self) -> dict[str, Any]:
        pattern = published(self.pattern)
        return described(self.about, type="string", format="date", pattern=pattern)


@dataclass(frozen=True)
class Choice:
    """One of a few texts."""

    options: tuple[str, ...]
    about: str = ""

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if value not in self.options:
            what = Sentence(_("one of %(all)s"), {"all": ", ".join(self.options)})
            yield must_be(place, what, value)

    def schema(self) -> dict[str, Any]:
        return described(self.about, enum=list(self.options))


@dataclass(frozen=True)
class Many:
    """A list, each item of one shape."""

    of: Shape
    about: str = ""
    least: int = 0

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not isinstance(value, list):
            yield must_be(place, Sentence(_("a list")), value)
        elif len(value) < self.least:
            few = Sentence(_("needs at least %(least)s."), {"least": self.least})
            yield fault(place, few)
        else:
            for i, item in enumerate(value):
                yield from self.of.faults(item, f"{place}[{i}]")

    def schema(self) -> dict[str, Any]:
        least = {"minItems": self.least} if self.least else {}
        return described(self.about, type="array", items=self.of.schema(), **least)


@dataclass(frozen=True)
class Fields:
    """An object with fields that must stand, fields that may, and no others."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)
    about: str = ""

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not isinstance(value, dict):
            yield must_be(place, Sentence(_("an object with fields")), value)
            return
        for name in self.required:
            if name not in value:
                missing = Sentence(_("“%(name)s” is missing."), {"name": name})
                yield fault(place, missing)
        shapes = {**self.required, **self.optional}
        for name, item in value.items():
            if name in shapes:
                yield from shapes[name].faults(item, f"{place}.{name}")
            else:
                yield fault(place, unknown(name, tuple(shapes)))

    def schema(self) -> dict[str, Any]:
        shapes = {**self.required, **self.optional}
        return described(
            self.about,
            type="object",
            properties={name: shape.schema() for name, shape in shapes.items()},
            required=list(self.required),
            additionalProperties=False,
        )


@dataclass(frozen=True)
class Dictionary:
    """An object whose fields are all of one shape, whatever their names."""

    of: Shape
    about: str = ""

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not isinstance(value, dict):
            yield must_be(place, Sentence(_("an object with fields")), value)
            return
        for name, item in value.items():
            yield from self.of.faults(item, f"{place}[{json.dumps(name)}]")

    def schema(self) -> dict[str, Any]:
        return described(
            self.about, type="object", additionalProperties=self.of.schema()
        )


@dataclass(frozen=True)
class Name:
    """A name: one text, or one for each language, which are known by tags such as `en` and `zh-hans`."""

    about: str = ""
    one = Text(looks=Sentence(_("a name, or an object of names by language")))
    each = Fields({"en": Text()}, {"zh-hans": Text()})

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        shape: Shape = self.each if isinstance(value, dict) else self.one
        yield from shape.faults(value, place)

    def schema(self) -> dict[str, Any]:
        return described(self.about, anyOf=[self.one.schema(), self.each.schema()])


def unknown(name: str, known: tuple[str, ...]) -> Sentence:
    """Return the fault of a field nobody knows, with the one that was probably meant."""
    values: dict[str, object] = {"name": name}
    near = get_close_matches(name, known, n=1)
    if not near:
        return Sentence(_("“%(name)s” is not a field of this object."), values)
    values["near"] = near[0]
    return Sentence(_("“%(name)s” is no field; is “%(near)s” meant?"), values)


def published(pattern: str) -> str:
    """Return a pattern as JSON Schema writes it, in the regular expressions of ECMA-262."""
    return pattern.replace(r"\Z", "$").replace(r"\x", r"\u00")


def described(about: str, **schema: object) -> dict[str, Any]:
    return {"description": about, **schema} if about else dict(schema)
