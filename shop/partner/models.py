"""Stock and prices: who holds what, and every change of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord


class Partner(AbstractPartner):
    """The stock-holding side of a supplying organisation."""

    organisation = models.OneToOneField(
        "core.Organisation",
        models.PROTECT,
        related_name="partner",
        null=True,
        verbose_name=_("organisation"),
    )

    def __str__(self) -> str:
        """Return the organisation's name, which has both languages."""
        return str(self.organisation or self.name)


class StockRecord(AbstractStockRecord):
    """Price and stock of one pack: `num_in_stock` on hand, of which `num_allocated` are held by orders."""

    class Meta(AbstractStockRecord.Meta):
        app_label = "partner"
        constraints = [
            models.UniqueConstraint(
                fields=["product"],
                name="stock_one_seller_per_pack",
                violation_error_message=_("This pack is sold by somebody already."),
            ),
            models.CheckConstraint(
                name="stock_held_within_on_hand",
                condition=Q(num_in_stock__gte=0)
                & Q(num_in_stock__gte=Coalesce(F("num_allocated"), 0))
                & (Q(num_allocated=None) | Q(num_allocated__gte=0)),
                violation_error_message=_("More is held by orders than is in stock."),
            ),
        ]

    @property
    def available(self) -> int:
        """Whole packs that may still be sold."""
        return max(0, (self.num_in_stock or 0) - (self.num_allocated or 0))


class StockMovement(models.Model):
    """One change of what is on hand, never edited; their sum is `num_in_stock`."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Received")
        DISPATCH = "dispatch", _("Dispatched")
        RETURN = "return", _("Returned")
        LOSS = "loss", _("Lost or spoilt")
        COUNT = "count", _("Stock count")
        RECALL = "recall", _("Recalled")

    stock_record = models.ForeignKey(
        "partner.StockRecord", models.PROTECT, related_name="movements"
    )
    lot = models.ForeignKey(
        "provenance.Lot",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="movements",
        verbose_name=_("lot"),
    )
    quantity = models.IntegerField(_("packs"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("stock movement")
        verbose_name_plural = _("stock movements")
        constraints = [
            models.CheckConstraint(
                name="stock_movement_not_zero", condition=~Q(quantity=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.quantity:+d}"


class PricePoint(models.Model):
    """A price and the moment it began; the lowest of 30 days is shown beside the price."""

    stock_record = models.ForeignKey(
        "partner.StockRecord", models.CASCADE, related_name="price_points"
    )
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2)
    from_at = models.DateTimeField(_("from"))

    class Meta:
        ordering = ["-from_at"]
        indexes = [
            models.Index(fields=["stock_record", "-from_at"], name="price_point_latest")
        ]

    def __str__(self) -> str:
        return f"{self.price} · {self.from_at:%Y-%m-%d}"


from oscar.apps.partner.models import *  # noqa: E402, F403 - Oscar skips what is defined above
