"""The demo world's texts and facts, read from TOML."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

WORLD = Path(__file__).resolve().parents[1] / "world"
Facts = dict[str, Any]


@dataclass(frozen=True)
class Setting:
    """When and by which chance the world is made."""

    now: datetime
    seed: int
    size: str

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def chance(self, *names: str) -> Random:
        """Return a generator that depends on the seed and the names only."""
        return Random(f"{self.seed}/{'/'.join(names)}")  # noqa: S311 - not for secrets


@cache
def read(name: str) -> Facts:
    """Return one file of the world."""
    with (WORLD / name).open("rb") as file:
        return tomllib.load(file)


@cache
def suppliers() -> list[Facts]:
    return [
        read(f"suppliers/{path.name}")
        for path in sorted((WORLD / "suppliers").glob("*.toml"))
    ]


def journey(kind: str) -> list[Facts]:
    """Return the steps of a kind of goods."""
    steps: list[Facts] = read("journeys.toml")[kind]["steps"]
    return steps


def both(field: str, texts: list[str]) -> dict[str, str]:
    """Return the pair of texts as the two columns of a translated field."""
    return {f"{field}_zh_hans": texts[0], f"{field}_en": texts[1]}


def check_digit(digits: str) -> str:
    """Return the GS1 check digit (General Specifications 7.9)."""
    total = sum(
        int(digit) * (3 if place % 2 == 0 else 1)
        for place, digit in enumerate(reversed(digits))
    )
    return str(-total % 10)


def gtin(number: int) -> str:
    """Return a GTIN-13 with the prefix 952, which GS1 keeps for examples."""
    body = f"952{number:09d}"
    return body + check_digit(body)


def gln(number: int) -> str:
    body = f"9521{number:08d}"
    return body + check_digit(body)
