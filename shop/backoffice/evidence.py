"""Documents that prove something, from a form into private storage."""

from datetime import datetime
from typing import Any

from core.models import EvidenceFile
from core.uploads.accepted import AcceptedFile


def keep(
    file: AcceptedFile | None, *, kind: str, owner: Any, by: Any, at: datetime
) -> EvidenceFile | None:
    """Keep a document that passed the gate; none when there is none."""
    if not file:
        return None
    evidence = EvidenceFile(
        kind=kind,
        name=file.original_name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        owner=owner,
        uploaded_by=by,
        uploaded_at=at,
    )
    evidence.file.save(str(file.name), file, save=False)
    evidence.save()
    return evidence
