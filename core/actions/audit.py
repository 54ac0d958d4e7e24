"""Writes the audit log. Actions call this in their own transaction, so that an entry and its deed stand or fall together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from core import masking
from core.models import AuditEntry
from core.requests import serving

LABEL_LENGTH = 200


def record(
    verb: str,
    thing: models.Model,
    *,
    by: Any,
    at: datetime,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    organisation: Any = None,
) -> AuditEntry:
    """Write down a deed: an English phrase marked for translation, the thing it was done to, and facts before and after."""
    request = serving.get()
    return AuditEntry.objects.create(
        at=at,
        by=by if getattr(by, "is_authenticated", False) else None,
        organisation=organisation,
        verb=verb,
        object_type=thing._meta.label_lower,  # noqa: SLF001 - the only way to a model's name
        object_id=str(thing.pk or ""),
        label=str(getattr(thing, "in_logs", thing))[:LABEL_LENGTH],
        before=masking.facts(facts_of(changes or {}, 0)),
        after=masking.facts(facts_of(changes or {}, 1)),
        request_id=request.request_id if request else "",
        ip_prefix=request.ip_prefix if request else "",
    )


def facts_of(changes: Mapping[str, tuple[Any, Any]], side: int) -> dict[str, Any]:
    return {
        name: pair[side] for name, pair in changes.items() if pair[side] is not None
    }
