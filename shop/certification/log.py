"""What the audit log says about certificates."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from core.actions import audit

from .models import Certificate, CertificateVersion, Recognition

Status = CertificateVersion.Status
VERBS = {
    Status.VALID: gettext_noop("confirmed a certificate"),
    Status.SUSPENDED: gettext_noop("suspended a certificate"),
    Status.WITHDRAWN: gettext_noop("withdrew a certificate"),
}


def record(
    certificate: Certificate,
    was: CertificateVersion | None,
    version: CertificateVersion,
    *,
    by: Any,
    at: datetime,
) -> None:
    """Write down a new version, with what is other than in the one before."""
    names = "status", "valid_from", "valid_until"
    pairs = {name: (getattr(was, name, None), getattr(version, name)) for name in names}
    changes = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if version.reason:
        changes["reason"] = None, version.reason
    audit.record(
        VERBS[Status(version.status)]
        if was
        else gettext_noop("recorded a certificate"),
        certificate,
        by=by,
        at=at,
        changes=changes,
        organisation=certificate.holder,
    )


def attached(recognition: Recognition, *, by: Any, at: datetime) -> None:
    audit.record(
        gettext_noop("let a certificate speak for a product"),
        recognition,
        by=by,
        at=at,
        changes={"is_required": (None, recognition.is_required)},
    )


def detached(recognition: Recognition, *, by: Any, at: datetime) -> None:
    audit.record(
        gettext_noop("took a certificate off a product"), recognition, by=by, at=at
    )
