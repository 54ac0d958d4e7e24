"""The rule by which certificates allow a sale. Pure: values in, a verdict out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Block(StrEnum):
    """Why a required certificate does not cover a sale, the gravest first."""

    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    NOT_BEGUN = "not_begun"
    MISSING = "missing"


class Terms(Protocol):
    """What a required certificate says: its status, its first moment, and the first moment after its last day."""

    @property
    def status(self) -> str: ...
    @property
    def valid_from_moment(self) -> datetime: ...
    @property
    def valid_until_moment(self) -> datetime | None: ...


@dataclass(frozen=True)
class Sellability:
    """Until when a product may be sold (None: without end), and what blocks it now, if anything does."""

    sellable_until: datetime | None = None
    blocked: Block | None = None

    def allows_sale_at(self, moment: datetime) -> bool:
        """Tell whether the verdict still allows a sale at a moment after it was made."""
        has_ended = self.sellable_until is not None and moment >= self.sellable_until
        return self.blocked is None and not has_ended


def sellability(required: Iterable[Terms | None], at: datetime) -> Sellability:
    """Judge a product by the current terms of the certificates it needs; None stands for one without any terms.

    All of them must hold; the earliest end limits the sale. A product that needs none is sold without end.
    """
    terms = list(required)
    blocks = {block for each in terms if (block := block_of(each, at))}
    ends = [end for each in terms if each and (end := each.valid_until_moment)]
    gravest = next((block for block in Block if block in blocks), None)
    return Sellability(sellable_until=min(ends, default=None), blocked=gravest)


def block_of(terms: Terms | None, at: datetime) -> Block | None:
    """Return why a certificate does not cover `at`, or None when it does."""
    if terms is None:
        return Block.MISSING
    if terms.status in {Block.WITHDRAWN, Block.SUSPENDED}:
        return Block(terms.status)
    if at < terms.valid_from_moment:
        return Block.NOT_BEGUN
    end = terms.valid_until_moment
    if end is not None and at >= end:
        return Block.EXPIRED
    return None
