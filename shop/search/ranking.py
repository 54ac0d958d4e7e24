"""Ranks and counts the rows that a database found. Plain values in, plain values out, ties by row."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from .interface import PRODUCT, WORTH, Clause, Field, Hit, Query, Results, Sort

_READ_BACK = (Field.TITLE, Field.GEO, Field.PINYIN)


class Row(NamedTuple):
    """A document as the database stores read it; the order is that of `database.COLUMNS`."""

    pk: int
    kind: str
    object_id: str
    title: str
    geo: str
    pinyin: str
    facets: str
    weight: float
    unit_price: int | None
    harvested_on: date | str | None
    sales: int


def clause_worth(clause: Clause, row: Row) -> int:
    """Return what the best field that holds the clause is worth, 0 when none does.

    Bodies are long and not read back: a clause that may stand there and stands nowhere else does, or the row would not
    have been found.
    """
    wanted = " " + " ".join(clause.tokens) + ("" if clause.is_prefix else " ")
    for name in _READ_BACK:
        if name in clause.fields and wanted in f" {getattr(row, name)} ":
            return WORTH[name]
    return WORTH[Field.BODY] if Field.BODY in clause.fields else 0


def score(query: Query, row: Row) -> float:
    """Return how well a row answers, 0 when too few clauses hold."""
    worths = [worth for clause in query.clauses if (worth := clause_worth(clause, row))]
    return sum(worths) * row.weight if len(worths) >= query.needed else 0.0


def _order(sort: Sort) -> Callable[[tuple[float, Row]], tuple[Any, ...]]:
    """Return the sort key; what has no price or harvest comes last."""
    if sort is Sort.PRICE:
        return lambda found: (
            found[1].unit_price is None,
            found[1].unit_price or 0,
            found[1].pk,
        )
    if sort is Sort.HARVEST:
        return lambda found: (
            found[1].harvested_on is None,
            _days_ago(found[1].harvested_on),
            found[1].pk,
        )
    if sort is Sort.SALES:
        return lambda found: (-found[1].sales, found[1].pk)
    return lambda found: (-found[0], found[1].pk)


def _days_ago(day: date | str | None) -> int:
    if day is None:
        return 0
    return -(date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


class Sieve:
    """Keeps the rows that pass every filter, and counts each facet without its own filter."""

    def __init__(self, filters: Mapping[str, Collection[str]]) -> None:
        self.wanted = {
            name: {f"{name}:{value}" for value in values}
            for name, values in filters.items()
            if values
        }
        self.counts: Counter[str] = Counter()

    def passes(self, facets: str) -> bool:
        values = facets.split()
        failed = [
            name for name, wanted in self.wanted.items() if wanted.isdisjoint(values)
        ]
        if not failed:
            self.counts.update(values)
        elif len(failed) == 1:
            self.counts.update(
                value for value in values if value.startswith(f"{failed[0]}:")
            )
        return not failed

    @property
    def facets(self) -> dict[str, dict[str, int]]:
        grouped: dict[str, dict[str, int]] = {}
        for token, count in self.counts.items():
            name, value = token.split(":", 1)
            grouped.setdefault(name, {})[value] = count
        return grouped


def _ranked(
    found: list[tuple[float, Row]], sort: Sort, start: int, size: int
) -> tuple[Hit, ...]:
    ordered = sorted(found, key=_order(sort))[start : start + size]
    return tuple(Hit(row.pk, row.kind, row.object_id) for _, row in ordered)


def results(query: Query, rows: Iterable[Row]) -> Results:
    """Return one page of products with counts, and the best of the rest."""
    sieve = Sieve(query.filters)
    products: list[tuple[float, Row]] = []
    others: list[tuple[float, Row]] = []
    for row in rows:
        worth = score(query, row)
        if worth and row.kind != PRODUCT:
            others.append((worth, row))
        elif worth and sieve.passes(row.facets):
            products.append((worth, row))
    return Results(
        hits=_ranked(products, query.sort, query.offset, query.limit),
        total=len(products),
        facets=sieve.facets,
        related=_ranked(others, Sort.RELEVANCE, 0, query.related),
    )
