"""Reads about lots."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Journey:
    """A lot on its way: what the journey component takes, and how much stands behind it."""

    lot: Any
    product: Any
    stops: list[Any]
    valid_certificates: int
