"""Which certificate stops which sale. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils import timezone


class Version(Protocol):
    """What a certificate says: its status and its days, the last one included."""

    status: str
    valid_from: date
    valid_until: date | None

    @property
    def valid_until_moment(self) -> datetime | None: ...


@dataclass(frozen=True)
class Sellability:
    """Until when a sale is allowed (None: without end), and why it is not allowed now ("" when it is)."""

    sellable_until: datetime | None
    blocked: str = ""


def sellability(required: Sequence[Version | None], at: datetime) -> Sellability:
    """Return what the certificates a product needs allow at a moment.

    A product that needs none is sold without end; one certificate that is missing, suspended, withdrawn or not yet
    valid blocks the sale, and the earliest last day ends it.
    """
    ends: list[datetime] = []
    for version in required:
        if version is None:
            return Sellability(None, "missing")
        if version.status != "valid":
            return Sellability(version.valid_until_moment, version.status)
        if version.valid_from > timezone.localdate(at):
            return Sellability(version.valid_until_moment, "not_yet_valid")
        if version.valid_until_moment is not None:
            ends.append(version.valid_until_moment)
    return Sellability(min(ends, default=None))
