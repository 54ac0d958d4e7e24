"""What one checkout makes: a group that is paid at once, with an order for each supplier."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress

from shop.order.numbers import access_key


class OrderGroupQuerySet(models.QuerySet["OrderGroup"]):
    def visible_to(self, user: Any) -> Self:
        """Return a member's own orders; staff see all, guests none (they have links)."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_staff else self.filter(owner=user)

    def awaiting_payment(self) -> Self:
        return self.filter(status=OrderGroup.Status.AWAITING_PAYMENT)

    def hold_ended_at(self, moment: datetime) -> Self:
        return self.awaiting_payment().filter(hold_until__lte=moment)


class OrderGroup(models.Model):
    """All that was bought in one checkout. Payment belongs to it; delivery to its orders."""

    class Status(models.TextChoices):
        AWAITING_PAYMENT = "awaiting-payment", _("Awaiting payment")
        PAID = "paid", _("Paid")
        EXPIRED = "expired", _("Not paid in time")
        CANCELLED = "cancelled", _("Cancelled")

    number = models.CharField(_("number"), max_length=16, unique=True)
    # One checkout makes one group, however often its button is pressed.
    checkout_id = models.UUIDField(unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="order_groups",
        verbose_name=_("buyer"),
    )
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES
    )
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("mobile"), max_length=16, blank=True)
    access_key = models.CharField(max_length=32, default=access_key, editable=False)
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status.choices,
        default=Status.AWAITING_PAYMENT,
    )
    hold_until = models.DateTimeField(_("goods held until"), null=True, blank=True)
    currency = models.CharField(max_length=3, default=settings.OSCAR_DEFAULT_CURRENCY)
    goods_total = models.DecimalField(_("goods"), max_digits=12, decimal_places=2)
    shipping_total = models.DecimalField(_("shipping"), max_digits=12, decimal_places=2)
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=2)
    wants_invoice = models.BooleanField(_("wants an invoice"), default=False)
    invoice_title = models.CharField(_("invoice title"), max_length=120, blank=True)
    invoice_uscc = models.CharField(
        _("unified social credit code"), max_length=18, blank=True
    )
    delivery_note = models.CharField(
        _("note for the delivery"), max_length=120, blank=True
    )
    placed_at = models.DateTimeField(_("placed at"))
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = OrderGroupQuerySet.as_manager()

    class Meta:
        ordering = ["-placed_at", "-pk"]
        verbose_name = _("purchase")
        verbose_name_plural = _("purchases")
        indexes = [
            models.Index(fields=["status", "hold_until"], name="group_hold_ending"),
        ]
        constraints = [
            models.CheckConstraint(
                name="group_total_adds_up",
                # SQLite adds in binary fractions: 1.13 + 8 is not 9.13 before it is rounded.
                condition=Q(total=Round(F("goods_total") + F("shipping_total"), 2))
                & Q(total__gt=0),
            ),
            models.CheckConstraint(
                name="group_has_contact",
                condition=~Q(contact_email="") | ~Q(contact_phone=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_awaiting_payment(self) -> bool:
        return self.status == self.Status.AWAITING_PAYMENT

    @property
    def may_still_be_paid(self) -> bool:
        """Tell whether money could change what becomes of it: it waits, or its time ran out a little too early."""
        return self.status in {self.Status.AWAITING_PAYMENT, self.Status.EXPIRED}

    def is_held_at(self, moment: datetime) -> bool:
        return (
            self.is_awaiting_payment
            and self.hold_until is not None
            and moment < self.hold_until
        )


class ShippingAddress(AbstractShippingAddress):
    """Where an order goes. `last_name` is the whole name, `line1` the street; the region's names are copied."""

    region = models.ForeignKey(
        "core.Region",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("region"),
    )
    # {"zh-hans": [province, city, district], "en": […]} as they were called on the day of the order
    region_names = models.JSONField(default=dict, blank=True)

    class Meta(AbstractShippingAddress.Meta):
        app_label = "order"

    @property
    def recipient(self) -> str:
        return self.last_name

    @property
    def names(self) -> list[str]:
        language = translation.get_language() or "zh-hans"
        return self.region_names.get(language) or self.region_names.get("zh-hans", [])

    @property
    def one_line(self) -> str:
        """The address as it is written on a parcel: large to small in Chinese, small to large in English."""
        if (translation.get_language() or "zh-hans").startswith("zh"):
            return "".join([*self.names, self.line1])
        return ", ".join([self.line1, *reversed(self.names)])

    @property
    def masked_phone(self) -> str:
        digits = (
            self.phone_number.as_national.replace(" ", "") if self.phone_number else ""
        )
        return f"{digits[:3]}****{digits[-4:]}" if digits else ""
