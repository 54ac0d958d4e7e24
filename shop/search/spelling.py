"""Guesses at what was meant, from the letters alone."""

from collections.abc import Iterator

from .pinyin import sound, syllables
from .tokens import Term, han_runs, is_han

SHORTEST_WORD = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def splits(run: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read a run of Chinese as two names, such as a place and a food written together."""
    return ((run[:cut], run[cut:]) for cut in range(2, len(run) - 1))


def pairs(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """Return every pair of characters asked for, each once."""
    return tuple(
        dict.fromkeys(
            pair
            for term in terms
            if term.is_han and not term.is_short
            for pair in term.phrase
        )
    )


def edits(word: str) -> set[str]:
    """Return the words one slip away: a letter left out, doubled, swapped or mistaken."""
    if len(word) < SHORTEST_WORD or not (word.isascii() and word.isalpha()):
        return set()
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    fewer = {left + right[1:] for left, right in cuts if right}
    swapped = {
        left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1
    }
    other = {
        left + letter + right[1:] for left, right in cuts if right for letter in LETTERS
    }
    more = {left + letter + right for left, right in cuts for letter in LETTERS}
    return (fewer | swapped | other | more) - {word}


def spoken_like(run: str, title: str) -> str:
    """Return the characters of a folded title that sound like `run`, or nothing."""
    wanted, size = sound(run), len(run)
    for part in han_runs(title):
        sounds = syllables(part)
        for start in range(len(part) - size + 1):
            if "".join(sounds[start : start + size])[: len(wanted)] == wanted:
                return part[start : start + size]
    return ""


def respelt(terms: tuple[Term, ...], title: str) -> str:
    """Return what was typed with each run of Chinese written as the title writes it."""
    return " ".join(
        (spoken_like(term.run, title) or term.run) if is_han(term.run) else term.run
        for term in terms
    )
