"""Ranks and counts the rows that a database found. Plain values in, plain values out, ties by row."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from heapq import nsmallest
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


class Judge:
    """Says how well rows answer one question."""

    def __init__(self, query: Query) -> None:
        self.needed = query.needed
        self.clauses = [self._prepared(clause) for clause in query.clauses]

    @staticmethod
    def _prepared(clause: Clause) -> tuple[str, list[tuple[int, int]], int]:
        """Return what to look for, where, for how much, and what being found elsewhere is worth.

        Bodies are long and not read back: a clause that may stand there and stands nowhere else does, or the row would
        not have been found.
        """
        wanted = " " + " ".join(clause.tokens) + ("" if clause.is_prefix else " ")
        places = [
            (Row._fields.index(name), WORTH[name])
            for name in _READ_BACK
            if name in clause.fields
        ]
        return wanted, places, WORTH[Field.BODY] if Field.BODY in clause.fields else 0

    def score(self, row: Row) -> float:
        """Return how well a row answers, 0 when too few clauses hold."""
        total = held = 0
        for wanted, places, elsewhere in self.clauses:
            for place, worth in places:
                if wanted in f" {row[place]} ":
                    total += worth
                    held += 1
                    break
            else:
                total += elsewhere
                held += bool(elsewhere)
        return total * row.weight if held >= self.needed else 0.0


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
        self.passed: list[str] = []
        self.nearly: dict[str, list[str]] = {name: [] for name in self.wanted}

    def passes(self, facets: str) -> bool:
        values = facets.split() if self.wanted else ()
        failed = [
            name for name, wanted in self.wanted.items() if wanted.isdisjoint(values)
        ]
        if not failed:
            self.passed.append(facets)
        elif len(failed) == 1:
            self.nearly[failed[0]].append(facets)
        return not failed

    @property
    def facets(self) -> dict[str, dict[str, int]]:
        # Joined once and split once: counting row by row takes four times as long.
        counts = Counter(" ".join(self.passed).split())
        for facet, rows in self.nearly.items():
            counts.update(
                value
                for value in " ".join(rows).split()
                if value.startswith(f"{facet}:")
            )
        grouped: dict[str, dict[str, int]] = {}
        for token, count in counts.items():
            name, value = token.split(":", 1)
            grouped.setdefault(name, {})[value] = count
        return grouped


def _ranked(
    found: list[tuple[float, Row]], sort: Sort, start: int, size: int
) -> tuple[Hit, ...]:
    ordered = nsmallest(start + size, found, key=_order(sort))[start:]
    return tuple(Hit(row.pk, row.kind, row.object_id) for _, row in ordered)


def results(query: Query, rows: Iterable[Row]) -> Results:
    """Return one page of products with counts, and the best of the rest."""
    judge, sieve = Judge(query), Sieve(query.filters)
    products: list[tuple[float, Row]] = []
    others: list[tuple[float, Row]] = []
    for row in rows:
        worth = judge.score(row)
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
