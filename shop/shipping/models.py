"""What a supplier asks for shipping: a table with a row for each group of provinces."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ShippingTable(models.Model):
    """A supplier's shipping prices. Provinces without a row are not delivered to."""

    partner = models.OneToOneField(
        "partner.Partner",
        models.CASCADE,
        related_name="shipping_table",
        verbose_name=_("supplier"),
    )
    cold_chain_surcharge = models.DecimalField(
        _("cold chain surcharge"),
        max_digits=8,
        decimal_places=2,
        default=Decimal("0.00"),
        help_text=_("Added once when a parcel needs cooling."),
    )

    class Meta:
        verbose_name = _("shipping table")
        verbose_name_plural = _("shipping tables")
        constraints = [
            models.CheckConstraint(
                name="shipping_surcharge_not_negative",
                condition=Q(cold_chain_surcharge__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner)


class ShippingRate(models.Model):
    """What a parcel costs to some provinces, named by the first two digits of their codes."""

    table = models.ForeignKey(
        ShippingTable, models.CASCADE, related_name="rates", verbose_name=_("table")
    )
    provinces = models.JSONField(
        _("provinces"),
        default=list,
        help_text=_("The first two digits of the codes of the provinces."),
    )
    first_g = models.PositiveIntegerField(_("first weight in g"), default=1000)
    first_price = models.DecimalField(
        _("price of the first weight"), max_digits=8, decimal_places=2
    )
    extra_price = models.DecimalField(
        _("price of each further kg"), max_digits=8, decimal_places=2
    )
    free_from = models.DecimalField(
        _("free from"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    days = models.PositiveSmallIntegerField(_("days on the way"), default=3)

    class Meta:
        ordering = ["table", "pk"]
        verbose_name = _("shipping rate")
        verbose_name_plural = _("shipping rates")
        constraints = [
            models.CheckConstraint(
                name="shipping_prices_not_negative",
                condition=Q(first_price__gte=0)
                & Q(extra_price__gte=0)
                & Q(first_g__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.provinces)


from oscar.apps.shipping.models import *  # noqa: E402, F403 - Oscar skips what is defined above
