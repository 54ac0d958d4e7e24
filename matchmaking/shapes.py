"""Shapes of JSON values: each finds every fault of a value, with its place, and is its own JSON Schema.

A value that fits has no faults and is valid under the schema; one that does not is not, and has at least one.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cached_property, lru_cache, partial
from types import NoneType
from typing import Any, Protocol

from matchmaking.faults import fault, must_be, repeated
from matchmaking.wording import Sentence, listed
from matchmaking.wording import gettext_noop as _

LARGEST = 1_000_000_000  # number in a file; sums of them stay within a machine word

NOT_BLANK = r"(?!\s*\Z)"  # not only blanks
PRINTED = r"[^\x00-\x1f\x7f-\x9f]"  # no control character
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"


class Shape(Protocol):
    """What a value must look like."""

    def fits(self, value: object) -> bool:
        """Say whether the value has no fault, without looking for its place."""

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        """Yield each fault of the value that stands at this place."""

    def schema(self) -> dict[str, Any]:
        """Return the shape as JSON Schema, draft 2020-12."""


@dataclass(frozen=True)
class Plain:
    """The shape of a value without parts: all of it is right or wrong."""

    fits: Callable[[object], bool]
    looks: Sentence
    kind: Mapping[str, Any]

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not self.fits(value):
            yield must_be(place, self.looks, value)

    def schema(self) -> dict[str, Any]:
        return dict(self.kind)


def text(
    about: str = "",
    pattern: str = rf"^{NOT_BLANK}{PRINTED}+\Z",
    looks: str = _("a text"),
) -> Plain:
    """A text in one line that is not blank, or of another pattern; `looks` says in words what the pattern asks."""
    found = re.compile(pattern).search

    def fits(value: object) -> bool:
        return isinstance(value, str) and found(value) is not None

    limits = {"pattern": in_ecma(pattern)} if pattern else {}
    return Plain(fits, Sentence(looks), described(about, type="string", **limits))


def whole(about: str = "", least: int = 0, most: int = LARGEST) -> Plain:
    """A whole number between two others, both included."""

    def fits(value: object) -> bool:
        return type(value) is int and least <= value <= most

    looks = (
        "%(least)s" if least == most else _("a whole number from %(least)s to %(most)s")
    )
    limits = {"least": f"{least:,}", "most": f"{most:,}"}
    kind = described(about, type="integer", minimum=least, maximum=most)
    return Plain(fits, Sentence(looks, limits), kind)


def seconds(about: str = "") -> Plain:
    """A time that something took, with decimals."""

    def fits(value: object) -> bool:
        number = value if isinstance(value, int | float) else -1
        return 0 <= number <= LARGEST and not isinstance(value, bool)

    kind = described(about, type="number", minimum=0, maximum=LARGEST)
    return Plain(fits, Sentence(_("a number of seconds such as 2.5")), kind)


def flag(about: str = "") -> Plain:
    kind = described(about, type="boolean")
    return Plain(
        lambda value: isinstance(value, bool), Sentence(_("true or false")), kind
    )


def choice(options: Sequence[str], about: str = "") -> Plain:
    """One of a few texts."""
    looks = Sentence(_("one of %(all)s"), {"all": listed(options)})
    return Plain(
        lambda value: value in options, looks, described(about, enum=list(options))
    )


def null(looks: str = "null") -> Plain:
    return Plain(lambda value: value is None, Sentence(looks), {"type": "null"})


def day(about: str = "") -> Plain:
    """A day of the calendar."""
    return dated(about, "date", DAY, date.fromisoformat, _("a day such as 2026-11-02"))


def clock(about: str = "") -> Plain:
    """A local time of day."""
    looks = _("a time such as 09:20")
    return dated(about, "time-local", TIME, time.fromisoformat, looks)


def moment(about: str = "") -> Plain:
    """A local day and time."""
    looks = _("a local day and time such as 2026-11-02T09:20")
    return dated(
        about, "date-time-local", f"{DAY}T{TIME}", datetime.fromisoformat, looks
    )


def dated(
    about: str, form: str, pattern: str, read: Callable[[str], object], looks: str
) -> Plain:
    """A text that is written so and that can be read: there is no 30 February."""
    written = text(about, rf"^{pattern}\Z", looks)

    def fits(value: object) -> bool:
        try:
            return written.fits(value) and bool(read(str(value)))
        except ValueError:
            return False

    limits = {"format": form, "pattern": written.kind["pattern"]}
    return Plain(fits, written.looks, described(about, type="string", **limits))


@dataclass(frozen=True)
class Either:
    """A shape for each of a few kinds of values, and one for all others."""

    usual: Shape
    kinds: Mapping[type, Shape]
    about: str = ""

    def fits(self, value: object) -> bool:
        return self.kinds.get(type(value), self.usual).fits(value)

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        return self.kinds.get(type(value), self.usual).faults(value, place)

    def schema(self) -> dict[str, Any]:
        shapes = [self.usual, *self.kinds.values()]
        return described(self.about, anyOf=[each.schema() for each in shapes])


@dataclass(frozen=True)
class Many:
    """A list, each item of one shape; `once`: texts of which none stands twice."""

    of: Shape
    about: str = ""
    least: int = 0
    once: bool = False

    def fits(self, value: object) -> bool:
        return (
            isinstance(value, list)
            and len(value) >= self.least
            and all(map(self.of.fits, value))
            and not (self.once and len(set(value)) < len(value))
        )

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not isinstance(value, list):
            yield must_be(place, Sentence(_("a list")), value)
            return
        if len(value) < self.least:
            yield fault(place, _("needs at least %(least)s."), least=self.least)
        places = [(f"{place}[{i}]", item) for i, item in enumerate(value)]
        for where, item in places:
            yield from self.of.faults(item, where)
        if self.once:
            yield from repeated(each for each in places if self.of.fits(each[1]))

    def schema(self) -> dict[str, Any]:
        limits: dict[str, object] = {"minItems": self.least} if self.least else {}
        if self.once:
            limits["uniqueItems"] = True
        return described(self.about, type="array", items=self.of.schema(), **limits)


@dataclass(frozen=True)
class Fields:
    """An object with fields that must stand, fields that may, and no others."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)
    about: str = ""

    @cached_property
    def shapes(self) -> Mapping[str, Shape]:
        return {**self.required, **self.optional}

    def fits(self, value: object) -> bool:
        return (
            isinstance(value, dict)
            and self.required.keys() <= value.keys() <= self.shapes.keys()
            and all(self.shapes[name].fits(item) for name, item in value.items())
        )

    def faults(self, value: object, place: str) -> Iterator[Sentence]:
        if not isinstance(value, dict):
            yield must_be(place, Sentence(_("an object with fields")), value)
            return
        for name in self.required:
            if name not in value:
                yield fault(place, _("“%(name)s” is missing."), name=name)
        for name, item in value.items():
            if name in self.shapes:
                yield from self.shapes[name].faults(item, f"{place}.{name}")
            else:
                yield unknown(place, name, tuple(self.shapes))

    def schema(self) -> dict[str, Any]:
        return described(
            self.about,
            type="object",
            properties={name: each.schema() for name, each in self.shapes.items()},
            required=list(self.required),
            additionalProperties=False,
        )


@dataclass(frozen=True)
class Dictionary:
    """An object whose fields are all of one shape, whatever their names."""

    of: Shape
    about: str = ""

    def fits(self, value: object) -> bool:
        return isinstance(value, dict) and all(map(self.of.fits, value.values()))

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


def or_null(shape: Shape, about: str = "") -> Either:
    return Either(shape, {NoneType: null()}, about)


def unknown(place: str, name: str, known: tuple[str, ...]) -> Sentence:
    """Return the fault of a field nobody knows, with the one that was probably meant."""
    for near in nearest(name, known):
        template = _("“%(name)s” is no field; is “%(near)s” meant?")
        return fault(place, template, name=name, near=near)
    return fault(place, _("“%(name)s” is not a field of this object."), name=name)


# Remembered: the same wrong field may stand in a hundred thousand objects.
nearest = lru_cache(partial(get_close_matches, n=1))


def in_ecma(pattern: str) -> str:
    """Return a pattern as JSON Schema writes it, in the regular expressions of ECMA-262."""
    return pattern.replace(r"\Z", "$").replace(r"\x", r"\u00")


def described(about: str, **schema: object) -> dict[str, Any]:
    return {"description": about, **schema} if about else dict(schema)


def published(title: str, shape: Shape) -> dict[str, Any]:
    """Return the JSON Schema of a whole document."""
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "title": title, **shape.schema()}
