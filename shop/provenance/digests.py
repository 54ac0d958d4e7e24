"""A chain of digests over trace events: each stands on the one before, so that no older record can change unseen."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

# Never change this list: a digest made with another one would not match. What is added to events gets a chain of its own.
FIELDS = (
    "id",
    "lot_id",
    "event_id",
    "kind",
    "action",
    "event_time",
    "record_time",
    "biz_step",
    "disposition",
    "read_point_id",
    "title_zh_hans",
    "title_en",
    "place_zh_hans",
    "place_en",
    "altitude_m",
    "note_zh_hans",
    "note_en",
    "quantity_kg",
    "details",
    "document_id",
    "by_id",
)
SHOWN = 12


def digest_of(previous: str, rows: Iterable[dict[str, Any]]) -> str:
    """Return the digest of these rows, standing on the previous one."""
    digest = hashlib.sha256(previous.encode())
    for row in rows:
        line = json.dumps(row, sort_keys=True, default=str, ensure_ascii=False)
        digest.update(f"\n{line}".encode())
    return digest.hexdigest()


def short(digest: str) -> str:
    """Return the beginning of a digest in groups of four, as people compare it."""
    return " ".join(digest[start : start + 4] for start in range(0, SHOWN, 4))
