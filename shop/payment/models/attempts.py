"""Payments: attempts to pay a purchase, and the ledger of what really moved."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.display import numbers


class PaymentAttempt(models.Model):
    """One try to pay a purchase with one provider. Its state only ever moves to a higher rank."""

    class State(models.TextChoices):
        CREATED = "created", _("Being prepared")
        OPEN = "open", _("Open at the provider")
        PROCESSING = "processing", _("Being processed")
        CLOSED = "closed", _("Ended without payment")
        PAID = "paid", _("Paid")

    RANK = {state: rank for rank, state in enumerate(State.values)}
    PENDING = (State.CREATED, State.OPEN, State.PROCESSING)

    group = models.ForeignKey(
        "order.OrderGroup",
        models.PROTECT,
        related_name="attempts",
        verbose_name=_("purchase"),
    )
    provider = models.CharField(_("provider"), max_length=20)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3, default=settings.OSCAR_DEFAULT_CURRENCY)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.CREATED
    )
    reference = models.CharField(
        _("the provider's reference"), max_length=128, blank=True
    )
    provider_url = models.URLField(max_length=500, blank=True)
    last_failure = models.CharField(_("last failure"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created at"))
    checked_at = models.DateTimeField(_("last compared at"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("payment attempt")
        verbose_name_plural = _("payment attempts")
        indexes = [models.Index(fields=["state", "created_at"], name="attempt_pending")]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "reference"],
                condition=~Q(reference=""),
                name="attempt_reference_once_a_provider",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(state__in=["created", "open", "processing"]),
                name="attempt_one_pending_a_purchase",
            ),
            models.CheckConstraint(
                name="attempt_amount_positive", condition=Q(amount__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.reference or str(self.idempotency_key)

    @property
    def is_pending(self) -> bool:
        return self.state in self.PENDING

    def may_become(self, state: str) -> bool:
        """Tell whether a state is further on; what is known is never unlearned."""
        return self.RANK[state] > self.RANK[self.state]


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    def received(self) -> Self:
        return self.filter(kind=LedgerEntry.Kind.RECEIVED)

    def refunded(self) -> Self:
        return self.filter(kind=LedgerEntry.Kind.REFUNDED)

    def total(self) -> Decimal:
        return self.aggregate(total=Sum("amount"))["total"] or Decimal(0)


class LedgerEntry(models.Model):
    """Money that moved, once for each of the provider's movements; never edited."""

    class Kind(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("ledger", "Received")
        REFUNDED = "refunded", _("Refunded")

    attempt = models.ForeignKey(
        PaymentAttempt, models.PROTECT, related_name="ledger", verbose_name=_("attempt")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    provider_reference = models.CharField(_("the provider's reference"), max_length=128)
    moved_at = models.DateTimeField(_("moved at"))
    booked_at = models.DateTimeField(_("booked at"))

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "kind", "provider_reference"],
                name="ledger_movement_booked_once",
            ),
            models.CheckConstraint(
                name="ledger_amount_positive", condition=Q(amount__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"


class Refund(models.Model):
    """Money to be given back through the attempt that brought it."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("To be sent")
        PENDING = "pending", _("On its way")
        FAILED = "failed", _("Did not go through")
        SUCCEEDED = "succeeded", _("Refunded")

    class Reason(models.TextChoices):
        CANCELLED = "cancelled", _("The order was cancelled")
        LATE = "late", _("The payment came too late")
        OVERPAID = "overpaid", _("More was paid than asked")
        INCOMPLETE = "incomplete", _("The sum was not complete in time")
        GOODWILL = "goodwill", _("Damage or goodwill")

    RANK = {state: rank for rank, state in enumerate(State.values)}
    UNDER_WAY = (State.REQUESTED, State.PENDING)

    attempt = models.ForeignKey(
        PaymentAttempt,
        models.PROTECT,
        related_name="refunds",
        verbose_name=_("attempt"),
    )
    order = models.ForeignKey(
        "order.Order",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="refunds",
        verbose_name=_("order"),
    )
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.REQUESTED
    )
    provider_reference = models.CharField(max_length=128, blank=True)
    requested_at = models.DateTimeField(_("requested at"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [
            models.CheckConstraint(
                name="refund_amount_positive", condition=Q(amount__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{numbers.money(self.amount)} · {self.get_state_display()}"

    def may_become(self, state: str) -> bool:
        return self.RANK[state] > self.RANK[self.state]


class WebhookMessage(models.Model):
    """A provider's message, kept before it is acted on; a repeated one finds itself here."""

    provider = models.CharField(_("provider"), max_length=20)
    event_id = models.CharField(_("event"), max_length=128)
    reference = models.CharField(_("about"), max_length=128)
    received_at = models.DateTimeField(_("received at"))
    processed_at = models.DateTimeField(_("processed at"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("message of a provider")
        verbose_name_plural = _("messages of providers")
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "event_id"], name="webhook_message_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.event_id}"
