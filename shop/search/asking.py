"""Turns the terms of a question into clauses, as written, as spoken, or loosely."""

import math
from collections.abc import Iterable

from .interface import Clause, Field
from .pinyin import sound
from .spelling import pairs
from .tokens import Term

WRITTEN = (Field.TITLE, Field.GEO, Field.BODY)
SHORT = (Field.TITLE, Field.GEO)
TYPED = (Field.TITLE, Field.GEO, Field.PINYIN, Field.BODY)
NAMED = (Field.TITLE, Field.PINYIN)
SHARE_NEEDED = 0.34


def as_written(terms: Iterable[Term]) -> tuple[Clause, ...]:
    """Look for every term: Chinese as it stands, words and pinyin by their beginning."""
    return tuple(Clause(term.phrase, _fields(term), term.is_prefix) for term in terms)


def _fields(term: Term) -> tuple[Field, ...]:
    if term.is_short:
        return SHORT
    return WRITTEN if term.is_han else TYPED


def as_named(terms: Iterable[Term]) -> tuple[Clause, ...]:
    """Look for every term in titles only, for suggestions while somebody types."""
    return tuple(
        Clause(
            term.phrase,
            (Field.TITLE,) if term.is_han or term.is_short else NAMED,
            term.is_prefix,
        )
        for term in terms
    )


def as_spoken(terms: Iterable[Term]) -> tuple[Clause, ...]:
    """Look for Chinese by its sound: most slips of Chinese are between characters that sound alike."""
    return tuple(
        Clause((sound(term.run),), (Field.PINYIN,), is_prefix=True)
        if term.is_han and sound(term.run)
        else Clause(term.phrase, _fields(term), term.is_prefix)
        for term in terms
    )


def loosely(terms: tuple[Term, ...]) -> tuple[tuple[Clause, ...], int]:
    """Look for a third of the pairs in titles; return the clauses and how many must hold."""
    clauses = tuple(Clause((pair,), (Field.TITLE,)) for pair in pairs(terms))
    return clauses, max(1, math.ceil(len(clauses) * SHARE_NEEDED))


def one_of(words: Iterable[str]) -> tuple[Clause, ...]:
    """Look for any of these words in titles."""
    return tuple(Clause((word,), (Field.TITLE,)) for word in words)
