"""The one tokenizer: what is indexed and what is asked for become the same strings in every store.

A run of Chinese becomes its overlapping pairs and its last character, so that any part of it is a phrase of pairs and any
single character of it begins exactly one token. A run of anything else is a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .folding import fold

LONGEST_WORD = 64
MOST_TOKENS = 4000

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+(?:\.\d+[^\W_{HAN}]*)*")
_HAN_RUN = re.compile(f"[{HAN}]+")


def runs(text: str) -> Iterator[str]:
    """Yield the runs of Chinese and the words of a folded text, in order."""
    return (match.group() for match in _RUN.finditer(text))


def han_runs(text: str) -> Iterator[str]:
    """Yield only the runs of Chinese of a folded text."""
    return (match.group() for match in _HAN_RUN.finditer(text))


def is_han(run: str) -> bool:
    return bool(_HAN_RUN.match(run))


def tokens(text: str) -> list[str]:
    """Return the tokens to index for a raw text, at most `MOST_TOKENS`."""
    found: list[str] = []
    for run in runs(fold(text)):
        if is_han(run):
            found.extend(run[place : place + 2] for place in range(len(run)))
        else:
            found.append(run[:LONGEST_WORD])
    return found[:MOST_TOKENS]


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a question: a run of Chinese, found anywhere, or the beginning of a word."""

    run: str

    @property
    def is_han(self) -> bool:
        return is_han(self.run)

    @property
    def is_short(self) -> bool:
        """A single character says too little to be looked for in long texts."""
        return len(self.run) == 1

    @property
    def phrase(self) -> tuple[str, ...]:
        """Return the tokens that must stand side by side; the last one is a beginning when `is_prefix`."""
        if self.is_han and not self.is_short:
            return tuple(
                self.run[place : place + 2] for place in range(len(self.run) - 1)
            )
        return (self.run[:LONGEST_WORD],)

    @property
    def is_prefix(self) -> bool:
        return self.is_short or not self.is_han


def parse(text: str) -> tuple[Term, ...]:
    """Return the terms of what somebody typed, each once, in order."""
    return tuple(Term(run) for run in dict.fromkeys(runs(fold(text))))
