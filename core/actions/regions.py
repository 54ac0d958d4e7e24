"""Brings the vendored regions into the database."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from core.models import Region

DATA = Path(__file__).resolve().parents[1] / "data"
LEVELS = (Region.Level.PROVINCE, Region.Level.PREFECTURE, Region.Level.COUNTY)
WRITTEN = [
    "name",
    "name_zh_hans",
    "name_en",
    "level",
    "parent",
    "is_development_zone",
    "is_formerly_poor",
    "is_key_county",
]


@transaction.atomic
def load() -> int:
    """Create or refresh every region and its flags, and return how many there are; places never go away."""
    rows, flags = list(_rows()), _read("region_flags.json")
    ids: dict[str, int] = {}
    for level in LEVELS:
        regions = [_region(row, flags, ids) for row in rows if row["level"] == level]
        Region.objects.bulk_create(
            regions,
            batch_size=400,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=WRITTEN,
        )
        ids |= dict(Region.objects.filter(level=level).values_list("code", "pk"))
    _pair(flags["paired_with"], ids)
    return len(rows)


def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _rows() -> Iterator[dict[str, Any]]:
    content = _read("regions.json")
    for row in content["rows"]:
        yield dict(zip(content["columns"], row, strict=True))


def _region(row: dict[str, Any], flags: dict[str, Any], ids: dict[str, int]) -> Region:
    # The fields behind the translation: a bulk write fills no language by itself.
    return Region(
        code=row["code"],
        name=row["name_zh_hans"],
        name_zh_hans=row["name_zh_hans"],
        name_en=row["name_en"],
        level=row["level"],
        parent_id=ids.get(row["parent"]),
        is_development_zone=bool(row["is_development_zone"]),
        is_formerly_poor=row["code"] in flags["is_formerly_poor"],
        is_key_county=row["code"] in flags["is_key_county"],
    )


def _pair(pairs: dict[str, list[str]], ids: dict[str, int]) -> None:
    for code, others in pairs.items():
        region = Region.objects.get(code=code)
        region.paired_with.set([ids[other] for other in others])
