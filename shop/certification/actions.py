"""Writes on certificates. Each change is a new version; the products concerned are judged again at once."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from shop.shelf import actions as shelf

from . import log
from .errors import (
    EndsBeforeStartError,
    NotAPageError,
    NotSuspendedError,
    NotValidError,
    NumberMissingError,
    NumberTakenError,
    ReasonMissingError,
    WithdrawnForGoodError,
)
from .models import Certificate, CertificateType, CertificateVersion, Recognition

TYPES = Path(__file__).resolve().parent / "data" / "types.json"
Status = CertificateVersion.Status


@dataclass(frozen=True)
class Validity:
    """What an issuer wrote: who, from when, until when (the last day itself counts)."""

    issuer: str
    valid_from: date
    valid_until: date | None = None
    issuer_en: str = ""
    document: Any = None


@transaction.atomic
def record_certificate(
    *,
    type: CertificateType,  # noqa: A002 - the field's name
    number: str,
    holder: Any,
    validity: Validity,
    by: Any,
    at: datetime,
) -> Certificate:
    """Record a certificate with its first version.

    Raises:
        NumberMissingError: without a number.
        NumberTakenError: when its type has this number already.
        EndsBeforeStartError: when its last day is before its first.
    """
    if not number.strip():
        raise NumberMissingError
    try:
        with transaction.atomic():
            certificate = Certificate.objects.create(
                type=type, number=number.strip(), holder=holder
            )
    except IntegrityError:
        raise NumberTakenError from None
    _write(certificate, validity, Status.VALID, by=by, at=at)
    return certificate


@transaction.atomic
def renew(
    *, certificate: Certificate, validity: Validity, by: Any, at: datetime
) -> CertificateVersion:
    """Record the next term of a certificate; where it follows the present one without a gap, both are one span.

    Raises:
        WithdrawnForGoodError: when it was withdrawn.
        EndsBeforeStartError: when its last day is before its first.
    """
    certificate = _locked(certificate)
    if certificate.current.status == Status.WITHDRAWN:  # type: ignore[union-attr]
        raise WithdrawnForGoodError
    if validity.valid_until and validity.valid_until < validity.valid_from:
        raise EndsBeforeStartError
    # A renewal is on record before it begins: its start would block the sale until then.
    if certificate.current.joins(validity.valid_from, on=timezone.localdate(at)):  # type: ignore[union-attr]
        validity = _with_start(validity, certificate.current.valid_from)  # type: ignore[union-attr]
    return _change(certificate, validity, Status.VALID, by=by, at=at)


@transaction.atomic
def suspend(
    *, certificate: Certificate, reason: str, by: Any, at: datetime
) -> CertificateVersion:
    """Suspend a certificate: what needs it is not sold from this moment on.

    Raises:
        ReasonMissingError: without a reason.
        NotValidError: when it is suspended or withdrawn already.
    """
    certificate = _locked(certificate)
    if certificate.current.status != Status.VALID:  # type: ignore[union-attr]
        raise NotValidError
    return _change(
        certificate, None, Status.SUSPENDED, by=by, at=at, reason=_said(reason)
    )


@transaction.atomic
def reinstate(*, certificate: Certificate, by: Any, at: datetime) -> CertificateVersion:
    """Lift a suspension; the term stays what it was.

    Raises:
        NotSuspendedError: when it is not suspended.
    """
    certificate = _locked(certificate)
    if certificate.current.status != Status.SUSPENDED:  # type: ignore[union-attr]
        raise NotSuspendedError
    return _change(certificate, None, Status.VALID, by=by, at=at)


@transaction.atomic
def withdraw(
    *, certificate: Certificate, reason: str, by: Any, at: datetime
) -> CertificateVersion:
    """Withdraw a certificate for good.

    Raises:
        ReasonMissingError: without a reason.
        WithdrawnForGoodError: when it was withdrawn already.
    """
    certificate = _locked(certificate)
    if certificate.current.status == Status.WITHDRAWN:  # type: ignore[union-attr]
        raise WithdrawnForGoodError
    return _change(
        certificate, None, Status.WITHDRAWN, by=by, at=at, reason=_said(reason)
    )


@transaction.atomic
def attach(
    *,
    certificate: Certificate,
    product: Any,
    is_required: bool,
    by: Any,
    at: datetime,
) -> Recognition:
    """Let a certificate speak for a product, needed for its sale or not; doing it again changes only that.

    Raises:
        NotAPageError: when the product is a pack.
    """
    if not product.is_parent:
        raise NotAPageError
    recognition, _is_new = Recognition.objects.update_or_create(
        certificate=certificate, product=product, defaults={"is_required": is_required}
    )
    shelf.page_changed(product_ids=[product.pk], at=at)
    log.attached(recognition, by=by, at=at)
    return recognition


@transaction.atomic
def detach(*, recognition: Recognition, by: Any, at: datetime) -> None:
    """Let a certificate no longer speak for a product; the certificate and its versions stay."""
    product_id = recognition.product_id
    log.detached(recognition, by=by, at=at)
    recognition.delete()
    shelf.page_changed(product_ids=[product_id], at=at)


@transaction.atomic
def begin(*, at: datetime) -> int:
    """Judge the products again whose certificates begin today; the sweep calls it every hour."""
    beginning = Recognition.objects.filter(
        certificate__current__valid_from=timezone.localdate(at)
    )
    ids = sorted(set(beginning.values_list("product", flat=True)))
    shelf.refresh(product_ids=ids, at=at)
    return len(ids)


@transaction.atomic
def load_certificate_types() -> int:
    """Create the types of certificates that the project knows and return how many were new.

    A type that is there already is left as people have made it.
    """
    rows = json.loads(TYPES.read_text(encoding="utf-8"))
    news = [
        CertificateType.objects.get_or_create(code=row["code"], defaults=row)[1]
        for row in rows
    ]
    return sum(news)


def _locked(certificate: Certificate) -> Certificate:
    # One change after another: two at once would count the same version.
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    locked.current = locked.versions.order_by("version").last()
    return locked


def _said(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()


def _with_start(validity: Validity, valid_from: date) -> Validity:
    return Validity(
        validity.issuer,
        valid_from,
        validity.valid_until,
        validity.issuer_en,
        validity.document,
    )


def _change(
    certificate: Certificate,
    validity: Validity | None,
    status: str,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
) -> CertificateVersion:
    version = _write(
        certificate,
        validity or _validity_of(certificate.current),  # type: ignore[arg-type]
        status,
        by=by,
        at=at,
        reason=reason,
    )
    ids = certificate.recognitions.order_by("product").values_list("product", flat=True)
    shelf.page_changed(product_ids=list(ids), at=at)
    return version


def _validity_of(version: CertificateVersion) -> Validity:
    return Validity(
        version.issuer_zh_hans or version.issuer,  # type: ignore[attr-defined]
        version.valid_from,
        version.valid_until,
        version.issuer_en or "",  # type: ignore[attr-defined]
        version.document,
    )


def _write(
    certificate: Certificate,
    validity: Validity,
    status: str,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
) -> CertificateVersion:
    if validity.valid_until and validity.valid_until < validity.valid_from:
        raise EndsBeforeStartError
    number = certificate.current.version + 1 if certificate.current else 1
    version = CertificateVersion.objects.create(
        certificate=certificate,
        version=number,
        status=status,
        issuer_zh_hans=validity.issuer,
        issuer_en=validity.issuer_en,
        valid_from=validity.valid_from,
        valid_until=validity.valid_until,
        document=validity.document,
        reason=reason,
        created_at=at,
        created_by=by,
    )
    was, certificate.current = certificate.current, version
    certificate.save(update_fields=["current"])
    log.record(certificate, was, version, by=by, at=at)
    return version
