"""What is asked of a search store and what it answers. No Django: the three stores and their contract share it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, Self

PRODUCT = "product"
SEPARATOR = " · "  # between the places of a document
FACETS = ("region", "category", "certificate", "supplier", "month", "price")


class Field(StrEnum):
    """The parts of a document that are searched.

    `GEO` holds places and shelves, `PINYIN` what else may be typed for a title: sounds, initials, its names in
    other languages.
    """

    TITLE = "title"
    GEO = "geo"
    PINYIN = "pinyin"
    BODY = "body"


WORTH = {Field.TITLE: 10, Field.GEO: 4, Field.PINYIN: 3, Field.BODY: 1}


class Sort(StrEnum):
    RELEVANCE = "relevance"
    PRICE = "price"
    HARVEST = "harvest"
    SALES = "sales"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that may be found, in one language, as its source describes it."""

    kind: str
    object_id: str
    language: str
    title: str
    url: str
    geo: str = ""
    body: str = ""
    also: tuple[str, ...] = ()  # what the title is called in other languages
    facets: Mapping[str, Collection[str]] = field(default_factory=dict)
    unit_price: int | None = None  # fen for 500 g
    sales: int = 0
    harvested_on: date | None = None
    sellable_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens that stand side by side in one of the fields; the last may be a beginning only."""

    tokens: tuple[str, ...]
    fields: tuple[Field, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a store. `at_least` clauses must hold, all of them by default."""

    clauses: tuple[Clause, ...]
    language: str
    at: datetime
    at_least: int | None = None
    filters: Mapping[str, Collection[str]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 24
    related: int = 6

    @property
    def needed(self) -> int:
        return len(self.clauses) if self.at_least is None else self.at_least

    def without(self, facet: str) -> Self:
        """Return the question with one filter removed."""
        return replace(
            self,
            filters={
                name: values for name, values in self.filters.items() if name != facet
            },
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found: its row, and the object it speaks of."""

    pk: int
    kind: str
    object_id: str


@dataclass(frozen=True, slots=True)
class Results:
    """One page of products, what else was found, and how many there are by facet and value."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    related: tuple[Hit, ...] = ()
    is_degraded: bool = False


class SearchStore(Protocol):
    """Finds documents whose rows stand in `SearchDocument`, the single source of every store."""

    def upsert(self, pks: Iterable[int]) -> None:
        """Make these rows findable as they stand."""
        ...

    def delete(self, pks: Iterable[int]) -> None:
        """Make these rows unfindable; to be called before or after they are gone."""
        ...

    def search(self, query: Query) -> Results:
        """Return what answers the question, best first, ties by row."""
        ...

    def suggest(self, query: Query) -> tuple[Hit, ...]:
        """Return the best products, then the best of the rest, without counting."""
        ...

    def rebuild(self) -> int:
        """Build the index anew from the rows and return their number."""
        ...
