"""Which addresses are visited: enough of them that nothing is measured twice in a row, a fifth in English."""

from collections.abc import Sequence
from typing import TypeVar

ADDRESSES = 240
LINES = 5
ENGLISH_EACH = 5
Thing = TypeVar("Thing")


def spread(things: Sequence[Thing], count: int = ADDRESSES) -> list[Thing]:
    """Return `count` things taken evenly from all of them."""
    if len(things) <= count:
        return list(things)
    return [things[number * len(things) // count] for number in range(count)]


def in_both(paths: Sequence[str]) -> list[str]:
    """Return the addresses with every fifth in English."""
    return [
        f"/en{path}" if number % ENGLISH_EACH == ENGLISH_EACH - 1 else path
        for number, path in enumerate(paths)
    ]
