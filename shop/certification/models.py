"""Certificates: what they are, each of their immutable versions, and the products they speak for."""

from datetime import date, datetime, time, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.written_once import WrittenOnce, WrittenOnceQuerySet


class CertificateType(models.Model):
    """A kind of certificate, as data: a new scheme is a row, not a release."""

    code = models.SlugField(_("code"), max_length=32, unique=True)
    name = models.CharField(_("name"), max_length=80)
    seal = models.CharField(
        _("seal"), max_length=4, help_text=_("Four characters, cut into the seal.")
    )
    number_pattern = models.CharField(
        _("number pattern"),
        max_length=120,
        blank=True,
        help_text=_("A regular expression; another number only warns."),
    )
    validity_months = models.PositiveSmallIntegerField(
        _("usual validity in months"), null=True, blank=True
    )
    is_recognition = models.BooleanField(
        _("recognises assistance products"), default=False
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("certificate type")
        verbose_name_plural = _("certificate types")

    def __str__(self) -> str:
        return self.name


class Certificate(models.Model):
    """A certificate of a holder; what it says at a moment stands in its versions."""

    type = models.ForeignKey(
        CertificateType,
        models.PROTECT,
        related_name="certificates",
        verbose_name=_("type"),
    )
    number = models.CharField(_("number"), max_length=60)
    holder = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        related_name="certificates",
        verbose_name=_("holder"),
    )
    products = models.ManyToManyField(
        "catalogue.Product",
        through="Recognition",
        related_name="certificates",
        verbose_name=_("products"),
    )
    current = models.ForeignKey(
        "CertificateVersion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        ordering = ["type__position", "pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["type", "number"],
                name="certificate_number_once",
                violation_error_message=_(
                    "This certificate number is recorded already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.number}"


class CertificateVersionQuerySet(WrittenOnceQuerySet["CertificateVersion"]):
    def valid_at(self, moment: datetime) -> Self:
        day = timezone.localdate(moment)
        return self.filter(
            Q(valid_until=None) | Q(valid_until__gte=day),
            status=CertificateVersion.Status.VALID,
            valid_from__lte=day,
        )


class CertificateVersion(WrittenOnce):
    """What a certificate said from `created_at` on. Never edited: a renewal, suspension or withdrawal is a new row."""

    class Status(models.TextChoices):
        VALID = "valid", _("Valid")
        SUSPENDED = "suspended", _("Suspended")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    certificate = models.ForeignKey(
        Certificate, models.PROTECT, related_name="versions"
    )
    version = models.PositiveIntegerField(_("version"))
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.VALID
    )
    issuer = models.CharField(_("issuer"), max_length=120)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    document = models.ForeignKey(
        "core.EvidenceFile", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("recorded at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = CertificateVersionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["certificate", "version"]
        verbose_name = _("certificate version")
        verbose_name_plural = _("certificate versions")
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "version"], name="certificate_version_once"
            ),
            models.CheckConstraint(
                name="certificate_ends_after_start",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate} v{self.version}"

    @property
    def valid_from_moment(self) -> datetime:
        """The first moment of its first day, in the time zone of the project."""
        return timezone.make_aware(datetime.combine(self.valid_from, time.min))

    @property
    def valid_until_moment(self) -> datetime | None:
        """The first moment after its last day, in the time zone of the project."""
        if self.valid_until is None:
            return None
        return timezone.make_aware(
            datetime.combine(self.valid_until + timedelta(days=1), time.min)
        )

    def is_valid_at(self, moment: datetime) -> bool:
        day = timezone.localdate(moment)
        has_begun = self.valid_from <= day
        has_ended = self.valid_until is not None and day > self.valid_until
        return self.status == self.Status.VALID and has_begun and not has_ended

    def joins(self, valid_from: date, *, on: date) -> bool:
        """Tell whether a term from `valid_from` follows this one, in force on a day, without a gap."""
        is_in_force = self.valid_from <= on and (
            self.valid_until is None or on <= self.valid_until
        )
        if not is_in_force or valid_from <= self.valid_from:
            return False
        return self.valid_until is None or valid_from <= self.valid_until + timedelta(
            days=1
        )


class Recognition(models.Model):
    """A certificate speaks for a product; where it is required, the product is sold only while it is valid."""

    certificate = models.ForeignKey(
        Certificate, models.PROTECT, related_name="recognitions"
    )
    product = models.ForeignKey(
        "catalogue.Product", models.PROTECT, related_name="recognitions"
    )
    is_required = models.BooleanField(_("needed for sale"), default=False)

    class Meta:
        ordering = ["certificate__type__position", "pk"]
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "product"], name="recognition_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate} → {self.product}"


class ExpiryNotice(WrittenOnce):
    """Staff were told that a certificate nears its end, or has come to it; once for each version and stage."""

    version = models.ForeignKey(
        CertificateVersion, models.PROTECT, related_name="expiry_notices"
    )
    days_ahead = models.PositiveSmallIntegerField(
        _("days ahead"), help_text=_("0: it has ended.")
    )
    noticed_at = models.DateTimeField(_("noticed at"))

    class Meta:
        ordering = ["-noticed_at", "-pk"]
        verbose_name = _("expiry notice")
        verbose_name_plural = _("expiry notices")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "days_ahead"], name="expiry_noticed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} · {self.days_ahead}"
