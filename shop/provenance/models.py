"""Lots, their tests and their trace events (GS1 EPCIS 2.0)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.written_once import WrittenOnce

from . import digests


class Lot(models.Model):
    """A batch of one product from one place and harvest; `lot_number` is GS1's AI (10)."""

    product = models.ForeignKey(
        "catalogue.Product",
        models.PROTECT,
        related_name="lots",
        verbose_name=_("product"),
    )
    lot_number = models.CharField(_("lot number"), max_length=20)
    code = models.CharField(_("short code"), max_length=12, unique=True)
    facility = models.ForeignKey(
        "core.Facility",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lots",
        verbose_name=_("production base"),
    )
    growers = models.CharField(_("grown by"), max_length=120, blank=True)
    harvest_date = models.DateField(_("harvested on"))
    best_before_date = models.DateField(_("best before"), null=True, blank=True)
    quantity_kg = models.DecimalField(
        _("quantity in kg"), max_digits=12, decimal_places=2
    )
    recalled_at = models.DateTimeField(
        _("recalled at"), null=True, blank=True, editable=False
    )
    recall_reason = models.CharField(
        _("reason of the recall"), max_length=200, blank=True, editable=False
    )

    class Meta:
        ordering = ["-harvest_date", "-pk"]
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        permissions = [("recall_lot", "Can recall a lot")]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "lot_number"],
                name="lot_number_once_a_product",
                violation_error_message=_(
                    "This product has a lot of this number already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.lot_number

    @property
    def is_recalled(self) -> bool:
        return self.recalled_at is not None

    def days_left(self, day: date) -> int | None:
        """Days until best before, counted from `day`; None without a date."""
        return (self.best_before_date - day).days if self.best_before_date else None


class TestReport(WrittenOnce):
    """A laboratory's report on a lot; another test is another report."""

    __test__ = False  # not a test class

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="test_reports")
    laboratory = models.CharField(_("laboratory"), max_length=120)
    number = models.CharField(_("report number"), max_length=60)
    reported_date = models.DateField(_("reported on"))
    items = models.PositiveSmallIntegerField(_("items tested"))
    is_passed = models.BooleanField(_("all passed"), default=True)
    document = models.ForeignKey(
        "core.EvidenceFile", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-reported_date", "-pk"]
        verbose_name = _("test report")
        verbose_name_plural = _("test reports")

    def __str__(self) -> str:
        return self.number


class TraceEvent(WrittenOnce):
    """Something that happened to a lot, in the terms of EPCIS 2.0 and CBV 2.0; recorded once, corrected by another."""

    class Kind(models.TextChoices):
        OBJECT = "ObjectEvent", _("Object")
        AGGREGATION = "AggregationEvent", _("Aggregation")
        TRANSACTION = "TransactionEvent", _("Transaction")
        TRANSFORMATION = "TransformationEvent", _("Transformation")
        ASSOCIATION = "AssociationEvent", _("Association")

    class Action(models.TextChoices):
        ADD = "ADD", "ADD"
        OBSERVE = "OBSERVE", "OBSERVE"
        DELETE = "DELETE", "DELETE"

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="events")
    event_id = models.UUIDField(_("event id"), unique=True)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    action = models.CharField(
        _("action"), max_length=8, choices=Action.choices, blank=True
    )
    event_time = models.DateTimeField(_("happened at"))
    record_time = models.DateTimeField(_("recorded at"))
    biz_step = models.CharField(_("business step"), max_length=40, blank=True)
    disposition = models.CharField(_("disposition"), max_length=40, blank=True)
    read_point = models.ForeignKey(
        "core.Facility", models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("what"), max_length=80)
    place = models.CharField(_("where"), max_length=120, blank=True)
    altitude_m = models.IntegerField(_("altitude in metres"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    quantity_kg = models.DecimalField(
        _("quantity in kg"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    details = models.JSONField(default=dict, blank=True)
    document = models.ForeignKey(
        "core.EvidenceFile", models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["event_time", "pk"]
        verbose_name = _("trace event")
        verbose_name_plural = _("trace events")
        constraints = [
            models.CheckConstraint(
                name="trace_event_has_action",
                condition=Q(kind="TransformationEvent", action="") | ~Q(action=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TraceDigest(WrittenOnce):
    """A digest of the trace events up to a number, standing on the digest before: see `digests`."""

    up_to = models.BigIntegerField(unique=True)
    events = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["up_to"]

    def __str__(self) -> str:
        return self.short

    @property
    def short(self) -> str:
        return digests.short(self.digest)
