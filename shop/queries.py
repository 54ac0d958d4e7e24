"""The front door of the shop for cms and matchmaking: reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from core.models import Organisation, Region


@dataclass(frozen=True)
class Figures:
    """What the front page counts."""

    counties: int
    cooperatives: int
    products: int


def figures(*, at: datetime) -> Figures:
    raise LookupError


def cards_html(
    product_ids: Sequence[int], *, language: str, at: datetime
) -> list[SafeString]:
    raise LookupError


def in_season(
    *, at: datetime, limit: int = 8, region: Region | None = None
) -> list[int]:
    raise LookupError


def newest(
    *, at: datetime, limit: int = 8, category: Any = None, region: Region | None = None
) -> list[int]:
    raise LookupError


def region_counts(regions: Sequence[Region], *, at: datetime) -> dict[int, int]:
    raise LookupError


def cooperatives_of(region: Region, *, at: datetime) -> list[Organisation]:
    raise LookupError


def season_of(region: Region, *, at: datetime) -> str:
    raise LookupError


def certificate_counts(
    region: Region | None = None, *, at: datetime
) -> list[tuple[Any, int]]:
    raise LookupError


def journey_of(lot_code: str) -> Any:
    raise LookupError


def latest_journey(*, at: datetime, region: Region | None = None) -> Any:
    raise LookupError


def in_season_count(*, at: datetime, region: Region | None = None) -> int:
    raise LookupError


def in_season_url(*, region: Region | None = None) -> str:
    raise LookupError


def products_url(*, region: Region | None = None) -> str:
    raise LookupError


def season_rows(region: Region, *, at: datetime, language: str, limit: int = 8) -> list[tuple[str, str]]:
    raise LookupError
