"""What a sale does for the village: who benefits, and where the money goes."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class BenefitFact(models.Model):
    """How farmers benefit from a product (联农带农), as declared by the producer or confirmed by the county."""

    class Mechanism(models.TextChoices):
        PURCHASE = "purchase", _("Purchase at an agreed price")
        WORK = "work", _("Work in the cooperative")
        DIVIDEND = "dividend", _("Dividend")
        LAND_RENT = "land_rent", _("Land rent")
        ASSET = "asset", _("Income from shared assets")
        TRAINING = "training", _("Training")

    class Honesty(models.TextChoices):
        DECLARED = "declared", _("Declared by the producer")
        CONFIRMED = "confirmed", _("Confirmed by the county")

    product = models.ForeignKey(
        "catalogue.Product", models.CASCADE, related_name="benefits"
    )
    mechanism = models.CharField(
        _("mechanism"), max_length=12, choices=Mechanism.choices
    )
    households = models.PositiveIntegerField(_("households"), default=0)
    persons = models.PositiveIntegerField(_("persons"), null=True, blank=True)
    annual_amount = models.DecimalField(
        _("yuan a year"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    honesty = models.CharField(
        _("source"), max_length=10, choices=Honesty.choices, default=Honesty.DECLARED
    )
    confirmed_by = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("benefit")
        verbose_name_plural = _("benefits")
        constraints = [
            models.CheckConstraint(
                name="benefit_confirmed_by_someone",
                condition=Q(honesty="declared") | Q(confirmed_by__isnull=False),
                violation_error_message=_("Say who confirmed it."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_mechanism_display()


class CostShare(models.Model):
    """One share of a pack's price, from the village to the door; the shares of a pack add up to its price."""

    product = models.ForeignKey(
        "catalogue.Product", models.CASCADE, related_name="cost_shares"
    )
    label = models.CharField(_("goes to"), max_length=60)
    amount = models.DecimalField(
        _("yuan"), max_digits=10, decimal_places=2, validators=[MinValueValidator(0)]
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_village = models.BooleanField(_("stays in the village"), default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("share of the price")
        verbose_name_plural = _("shares of the price")

    def __str__(self) -> str:
        return self.label


def that_add_up(shares: Iterable[CostShare], price: Decimal | None) -> list[CostShare]:
    """Return the shares of a price; none of them when the price has changed since they were written."""
    found = list(shares)
    total = sum((share.amount for share in found), Decimal(0))
    return found if total == price else []
