"""One supplier's part of a purchase, with everything it promised copied onto its lines."""

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder


def in_language(chinese: str, english: str) -> str:
    """Return the copied text of the reader's language, Chinese where there is no English."""
    is_chinese = (translation.get_language() or "zh-hans").startswith("zh")
    return chinese if is_chinese or not english else english


class OrderQuerySet(models.QuerySet["Order"]):
    def visible_to(self, user: Any) -> Self:
        """Return a member's own orders; staff see all, guests none (they have links)."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_staff else self.filter(user=user)

    def live(self) -> Self:
        return self.filter(status__in=Order.LIVE)

    def with_goods_of(self, lot: Any) -> Self:
        """Return the orders that a lot was sent to."""
        return self.filter(despatch_advices__lines__lot=lot).distinct()

    def for_pages(self) -> Self:
        return self.select_related(
            "group", "shipping_address", "partner__organisation"
        ).prefetch_related(
            "lines__product__parent", "events", "despatch_advices__lines__lot"
        )


class Order(AbstractOrder):
    """What one supplier delivers of a purchase."""

    class Status(models.TextChoices):
        AWAITING_PAYMENT = "awaiting-payment", _("Awaiting payment")
        PAID = "paid", _("Being prepared")
        PARTLY_DISPATCHED = "partly-dispatched", _("Partly on its way")
        DISPATCHED = "dispatched", _("On its way")
        DELIVERED = "delivered", _("Delivered")
        CANCELLED = "cancelled", _("Cancelled")
        EXPIRED = "expired", _("Not paid in time")

    LIVE = (
        Status.AWAITING_PAYMENT,
        Status.PAID,
        Status.PARTLY_DISPATCHED,
        Status.DISPATCHED,
        Status.DELIVERED,
    )
    CANCELLABLE = (Status.AWAITING_PAYMENT, Status.PAID)
    TO_DISPATCH = (Status.PAID, Status.PARTLY_DISPATCHED)

    group = models.ForeignKey(
        "order.OrderGroup",
        models.PROTECT,
        related_name="orders",
        verbose_name=_("purchase"),
    )
    partner = models.ForeignKey(
        "partner.Partner",
        models.PROTECT,
        related_name="orders",
        verbose_name=_("supplier"),
    )
    supplier_name = models.CharField(_("supplier"), max_length=120)
    supplier_name_en = models.CharField(max_length=120, blank=True)
    needs_cold_chain = models.BooleanField(_("cold chain"), default=False)
    shipping_days = models.PositiveSmallIntegerField(_("days on the way"), default=3)

    objects = OrderQuerySet.as_manager()

    class Meta(AbstractOrder.Meta):
        app_label = "order"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "partner"], name="order_one_a_supplier_and_purchase"
            ),
        ]

    @property
    def supplier(self) -> str:
        return in_language(self.supplier_name, self.supplier_name_en)

    def get_status_display(self) -> str:
        """Return the state in words: Oscar's field has no choices that Django could say."""
        return str(self.Status(self.status).label)

    @property
    def is_cancellable(self) -> bool:
        return self.status in self.CANCELLABLE

    @property
    def goods_total(self) -> Decimal:
        return self.total_incl_tax - self.shipping_incl_tax


class Line(AbstractLine):
    """A pack and its quantity as promised: `title` is the Chinese name, `num_allocated` what is held for it now."""

    title_en = models.CharField(max_length=255, blank=True)
    pack_label = models.CharField(_("pack"), max_length=60, blank=True)
    pack_label_en = models.CharField(max_length=60, blank=True)
    net_content = models.DecimalField(
        _("net content"), max_digits=10, decimal_places=2, null=True
    )
    net_unit = models.CharField(_("unit of content"), max_length=8, blank=True)
    gross_weight_g = models.PositiveIntegerField(_("gross weight in g"), default=0)
    tax_rate = models.DecimalField(_("VAT rate"), max_digits=4, decimal_places=2)
    producer = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("producer"),
    )
    producer_name = models.CharField(max_length=120, blank=True)
    producer_name_en = models.CharField(max_length=120, blank=True)
    origin = models.CharField(_("origin"), max_length=240, blank=True)
    origin_en = models.CharField(max_length=240, blank=True)
    # [{version: id, type, number, issuer, valid_until, …}] as they stood when the order was placed
    certificates = models.JSONField(_("certificates"), default=list, blank=True)

    class Meta(AbstractLine.Meta):
        app_label = "order"
        constraints = [
            models.CheckConstraint(
                name="line_holds_at_most_its_quantity",
                condition=Q(num_allocated__lte=F("quantity")),
            ),
        ]

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def pack(self) -> str:
        return in_language(self.pack_label, self.pack_label_en)

    @property
    def place(self) -> str:
        return in_language(self.origin, self.origin_en)
