"""Writes on evidence files."""

from datetime import datetime
from typing import Any

from django.db import transaction

from core.models import EvidenceFile
from core.uploads.accepted import AcceptedFile


@transaction.atomic
def keep(
    *,
    file: AcceptedFile,
    kind: str,
    owner: Any,
    by: Any,
    at: datetime,
    is_public: bool = False,
) -> EvidenceFile:
    """Keep a file that passed the gate; the very same file of the same owner is kept once."""
    found = EvidenceFile.objects.filter(
        sha256=file.sha256, owner=owner, kind=kind, is_public=is_public
    ).first()
    if found is not None:
        return found
    kept = EvidenceFile(
        kind=kind,
        name=file.original_name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        is_public=is_public,
        owner=owner,
        uploaded_by=by,
        uploaded_at=at,
    )
    kept.file.save(file.name or "", file, save=False)
    kept.save()
    return kept
