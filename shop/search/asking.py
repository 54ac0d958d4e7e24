"""Turns the terms of a question into clauses, as written, as spoken, or loosely."""

from collections.abc import Iterable

from .interface import Clause, Field
from .pinyin import sound
from .spelling import pairs
from .tokens import Term

EVERYWHERE = (Field.TITLE, Field.GEO, Field.PINYIN, Field.BODY)
NAMES = (Field.TITLE, Field.PINYIN)
SHARE_NEEDED = 0.34


def as_written(terms: Iterable[Term]) -> tuple[Clause, ...]:
    """Look for every term: Chinese as it stands, words and pinyin by their beginning."""
    return tuple(Clause(term.phrase, _fields(term), term.is_prefix) for term in terms)


def _fields(term: Term) -> tuple[Field, ...]:
    """A single character is looked for where it says something: not in long texts, a letter not among sounds."""
    if not term.is_short:
        return EVERYWHERE
    return (
        (Field.TITLE, Field.GEO, Field.PINYIN)
        if term.is_han
        else (Field.TITLE, Field.GEO)
    )


def as_named(terms: Iterable[Term]) -> tuple[Clause, ...]:
    """Look for every term in names only, for suggestions while somebody types."""
    return tuple(
        Clause(
            term.phrase,
            NAMES if term.is_han or not term.is_short else NAMES[:1],
            term.is_prefix,
        )
        for term in terms
    )


def as_spoken(terms: Iterable[Term]) -> tuple[Clause, ...]:
    """Look for Chinese by its sound: most slips of Chinese are between characters that sound alike."""
    return tuple(
        _spoken(term) or Clause(term.phrase, _fields(term), term.is_prefix)
        for term in terms
    )


def _spoken(term: Term) -> Clause | None:
    """A single character sounds like too many others."""
    heard = sound(term.run) if term.is_han and not term.is_short else ""
    return Clause((heard,), (Field.PINYIN,), is_prefix=True) if heard else None


def loosely(terms: tuple[Term, ...]) -> tuple[tuple[Clause, ...], int]:
    """Look for a third of the pairs in titles; return the clauses and how many must hold."""
    clauses = tuple(Clause((pair,), (Field.TITLE,)) for pair in pairs(terms))
    return clauses, max(1, int(len(clauses) * SHARE_NEEDED))


def one_of(words: Iterable[str]) -> tuple[Clause, ...]:
    """Look for any of these words in titles, in whatever language."""
    return tuple(Clause((word,), NAMES) for word in words)
