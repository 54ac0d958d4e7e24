"""Reads about certificates: what a product's say at a moment, and whether they allow its sale."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.display import dates

from .models import Certificate, CertificateVersion, Recognition
from .sellability import Block, Sellability, block_of, sellability

EXPIRING_DAYS = 30


class State(StrEnum):
    """What a certificate is to a reader; the seal is drawn by it."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ShownCertificate:
    """A certificate as a page shows it."""

    certificate: Certificate
    version: CertificateVersion
    state: State
    days_left: int | None
    is_required: bool

    @property
    def name(self) -> str:
        return self.certificate.type.name

    @property
    def number(self) -> str:
        return self.certificate.number

    @property
    def seal(self) -> str:
        return self.certificate.type.seal

    @property
    def issuer(self) -> str:
        return self.version.issuer

    @property
    def is_in_force(self) -> bool:
        return self.state in {State.VALID, State.EXPIRING}

    @property
    def words(self) -> str:
        """Say until when it holds, or since when it does not."""
        return validity_words(self)


def validity_words(shown: ShownCertificate) -> str:
    """Return one short sentence on a certificate's validity, in the reader's language."""
    version = shown.version
    sentence, on = {
        State.WITHDRAWN: (_("Withdrawn on %(day)s"), version.created_at),
        State.SUSPENDED: (_("Suspended since %(day)s"), version.created_at),
        State.EXPIRED: (_("Expired after %(day)s"), version.valid_until),
        State.EXPIRING: (_days_left(shown.days_left), version.valid_until),
        State.VALID: (_("Valid until %(day)s"), version.valid_until),
    }[shown.state]
    if on is None:
        return _("Valid without end")
    return sentence % {"day": dates.full_day(dates.local_date(on))}


def _days_left(left: int | None) -> str:
    if not left:
        return _("Expires today")
    words = ngettext("Expires in %(days)s day", "Expires in %(days)s days", left)
    return words % {"days": left}


def state_of(version: CertificateVersion, day: date) -> State:
    """Return the word for a version on a day; it is valid to the end of its last day."""
    if version.status != CertificateVersion.Status.VALID:
        return State(version.status)
    if version.valid_until is None:
        return State.VALID
    left = (version.valid_until - day).days
    if left < 0:
        return State.EXPIRED
    return State.EXPIRING if left <= EXPIRING_DAYS else State.VALID


def certificates_of(product: Any, *, at: datetime) -> list[ShownCertificate]:
    """Return a product's certificates that have begun, those in force first, in one query."""
    rows = Recognition.objects.filter(product=product).select_related(
        "certificate__type", "certificate__current__document"
    )
    day = timezone.localdate(at)
    shown = [
        _shown(row, day) for row in rows if (_has_begun(row.certificate.current, day))
    ]
    return sorted(shown, key=lambda one: not one.is_in_force)


def _has_begun(version: CertificateVersion | None, day: date) -> bool:
    return version is not None and version.valid_from <= day


def _shown(row: Recognition, day: date) -> ShownCertificate:
    return shown_on(row.certificate, day, is_required=row.is_required)


def shown_on(
    certificate: Certificate, day: date, *, is_required: bool = False
) -> ShownCertificate:
    """Return a certificate as a page shows it on a day."""
    version = certificate.current
    return ShownCertificate(
        certificate=certificate,
        version=version,  # type: ignore[arg-type]
        state=state_of(version, day),  # type: ignore[arg-type]
        days_left=(version.valid_until - day).days if version.valid_until else None,  # type: ignore[union-attr]
        is_required=is_required,
    )


def sellability_of(
    product_ids: Iterable[int], *, at: datetime
) -> dict[int, Sellability]:
    """Return the rule's verdict on each product page, in one query for all of them."""
    ids = list(product_ids)
    required: dict[int, list[CertificateVersion | None]] = defaultdict(list)
    rows = Recognition.objects.filter(product__in=ids, is_required=True)
    for row in rows.select_related("certificate__current"):
        required[row.product_id].append(row.certificate.current)
    return {pk: sellability(required[pk], at) for pk in ids}


def why_not_sold(product: Any, *, at: datetime) -> list[str]:
    """Return one sentence for each certificate whose lack stops the sale of a product, in one query."""
    return lacks(required().filter(product=product), at=at)


def required() -> QuerySet[Recognition]:
    """Return what products need for their sale, ready for `lacks`."""
    rows = Recognition.objects.filter(is_required=True)
    return rows.select_related("certificate__type", "certificate__current")


def lacks(rows: Iterable[Recognition], *, at: datetime) -> list[str]:
    """Return one sentence for each certificate that does not cover the sale."""
    return [
        sentence
        for row in rows
        if (sentence := _lack(row.certificate, block_of(row.certificate.current, at)))
    ]


def last_day_before(moment: datetime) -> date:
    """Return the last day of a term that ends with a moment, the first one after it."""
    return timezone.localdate(moment - timedelta(microseconds=1))


def _lack(certificate: Certificate, block: Block | None) -> str:
    sentences = {
        Block.WITHDRAWN: _("%(certificate)s was withdrawn."),
        Block.SUSPENDED: _("%(certificate)s is suspended."),
        Block.EXPIRED: _("%(certificate)s has expired."),
        Block.NOT_BEGUN: _("%(certificate)s is not valid yet."),
        Block.MISSING: _("%(certificate)s is not on record."),
    }
    return sentences[block] % {"certificate": certificate} if block else ""


def shown_documents() -> QuerySet[Any]:
    """Return the ids of the files of what certificates say now."""
    stands = Certificate.objects.exclude(current__document=None)
    return stands.values("current__document")
