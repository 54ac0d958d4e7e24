"""What happened to an order, and the parcels it left in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OrderEvent(models.Model):
    """One step of an order's history, never edited."""

    class Kind(models.TextChoices):
        PLACED = "placed", _("Ordered")
        PAID = "paid", _("Paid")
        PAID_LATE = (
            "paid-late",
            _("Paid after the time had run out; the goods were there"),
        )
        UNDERPAID = "underpaid", _("Part of the sum has arrived")
        EXPIRED = "expired", _("Not paid in time; the goods were released")
        DISPATCHED = "dispatched", _("Handed to the carrier")
        DELIVERED = "delivered", _("Delivered")
        CANCELLED = "cancelled", _("Cancelled")
        REFUND_STARTED = "refund-started", _("Refund started")
        REFUNDED = "refunded", _("Refunded")
        REFUND_FAILED = "refund-failed", _("The refund did not go through")
        ADDRESS_CHANGED = "address-changed", _("Address changed")
        NOTE = "note", _("Note")

    order = models.ForeignKey("order.Order", models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    data = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("event of an order")
        verbose_name_plural = _("events of orders")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.at:%Y-%m-%d %H:%M}"


class DespatchAdvice(models.Model):
    """A parcel (UBL DespatchAdvice): what left, with whom, and which lots it took."""

    order = models.ForeignKey(
        "order.Order", models.PROTECT, related_name="despatch_advices"
    )
    carrier = models.CharField(_("carrier"), max_length=40)
    tracking_number = models.CharField(_("tracking number"), max_length=40)
    dispatched_at = models.DateTimeField(_("dispatched at"))
    dispatched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)

    class Meta:
        ordering = ["dispatched_at", "pk"]
        verbose_name = _("parcel")
        verbose_name_plural = _("parcels")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "carrier", "tracking_number"],
                name="parcel_once_an_order",
                violation_error_message=_("This tracking number is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.carrier} {self.tracking_number}"


class DespatchLine(models.Model):
    """Packs of one line, from one lot, in one parcel."""

    advice = models.ForeignKey(DespatchAdvice, models.PROTECT, related_name="lines")
    line = models.ForeignKey(
        "order.Line", models.PROTECT, related_name="despatch_lines"
    )
    lot = models.ForeignKey(
        "provenance.Lot",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="despatch_lines",
        verbose_name=_("lot"),
    )
    quantity = models.PositiveIntegerField(_("packs"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="despatch_line_not_empty", condition=Q(quantity__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} × {self.quantity}"
