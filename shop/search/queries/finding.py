"""Finds what somebody typed, and when nothing is there, what they may have meant."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import islice

from shop.search.asking import as_named, as_spoken, as_written, loosely, one_of
from shop.search.folding import fold
from shop.search.interface import Clause, Hit, Query, Results, SearchStore, Sort
from shop.search.models import SearchDocument
from shop.search.spelling import edits, respelt, splits
from shop.search.tokens import Term, parse

MOST_SPLITS = 6
EVIDENCE = 24


class Way(StrEnum):
    """How the answer was found."""

    WRITTEN = "written"
    SPLIT = "split"
    SPOKEN = "spoken"
    RESPELT = "respelt"
    LOOSE = "loose"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks of the page, checked."""

    text: str
    language: str
    at: datetime
    filters: Mapping[str, Collection[str]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 24
    related: int = 6

    def query(self, clauses: tuple[Clause, ...], at_least: int | None = None) -> Query:
        return Query(
            clauses=clauses,
            language=self.language,
            at=self.at,
            at_least=at_least,
            filters=self.filters,
            sort=self.sort,
            offset=self.offset,
            limit=self.limit,
            related=self.related,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer: how it was found, the terms to mark in it, and what was meant, if that is not what was typed."""

    results: Results
    way: Way
    terms: tuple[Term, ...] = ()
    meant: str = ""


def find(store: SearchStore, request: Request) -> Finding:
    """Return what was typed; else, without filters, the nearest thing to it."""
    terms = parse(request.text)
    results = store.search(request.query(as_written(terms)))
    if results.total or results.related or not terms:
        return Finding(results, Way.WRITTEN, terms)
    unfiltered = replace(request, filters={}, offset=0)
    if request.filters and _answer(store, unfiltered.query(as_written(terms))):
        return Finding(results, Way.WRITTEN, terms)
    guess = next(_guesses(store, unfiltered, terms), None)
    return guess or Finding(results, Way.NOTHING, terms)


def suggest(store: SearchStore, request: Request) -> tuple[Hit, ...]:
    """Return what somebody is about to type the name of."""
    terms = parse(request.text)
    hits = store.suggest(request.query(as_named(terms)))
    return hits or store.suggest(request.query(as_spoken(terms)))


def _guesses(
    store: SearchStore, request: Request, terms: tuple[Term, ...]
) -> Iterator[Finding]:
    """Yield the guesses that find something, the most likely first."""
    apart = list(islice(_split(terms), MOST_SPLITS))
    for parts in apart:
        if found := _answer(store, request.query(as_written(parts))):
            yield Finding(found, Way.SPLIT, parts, _text(parts))
    for parts in (terms, *apart):
        if found := _answer(store, request.query(as_spoken(parts))):
            meant = respelt(parts, _evidence(found)[0])
            yield Finding(found, Way.SPOKEN, parse(meant), meant)
    yield from _respelt(store, request, terms)
    clauses, at_least = loosely(terms)
    if clauses and (found := _answer(store, request.query(clauses, at_least))):
        yield Finding(
            found, Way.LOOSE, tuple(Term(clause.tokens[0]) for clause in clauses)
        )


def _answer(store: SearchStore, query: Query) -> Results | None:
    results = store.search(query)
    return results if results.total or results.related else None


def _text(terms: tuple[Term, ...]) -> str:
    return " ".join(term.run for term in terms)


def _split(terms: tuple[Term, ...]) -> Iterator[tuple[Term, ...]]:
    """Yield the terms with one run of Chinese read as two names."""
    for place, term in enumerate(terms):
        if term.is_han:
            for left, right in splits(term.run):
                yield (*terms[:place], Term(left), Term(right), *terms[place + 1 :])


def _evidence(results: Results) -> list[str]:
    """Return how the best documents found may be written."""
    pks = [hit.pk for hit in (*results.hits, *results.related)[:EVIDENCE]]
    rows = SearchDocument.objects.in_bulk(pks)
    return [
        fold(f"{row.title} {row.geo} {row.pinyin}")
        for pk in pks
        if (row := rows.get(pk))
    ]


def _respelt(
    store: SearchStore, request: Request, terms: tuple[Term, ...]
) -> Iterator[Finding]:
    """Yield the answer with each word replaced by the commonest word one slip away."""
    better = tuple(_better(store, request, term) for term in terms)
    if better != terms and (found := _answer(store, request.query(as_written(better)))):
        yield Finding(found, Way.RESPELT, better, _text(better))


def _better(store: SearchStore, request: Request, term: Term) -> Term:
    candidates = edits(term.run)
    if not candidates or _answer(store, request.query(as_written((term,)))):
        return term
    found = _answer(store, request.query(one_of(sorted(candidates)), 1))
    words = (
        Counter(word for text in _evidence(found) for word in text.split())
        if found
        else Counter()
    )
    likely = [(-count, word) for word, count in words.items() if word in candidates]
    return Term(min(likely)[1]) if likely else term
