"""Bank transfer: codes that buyers write on their transfer, what came in, and what was sent back."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class UnmatchedTransferQuerySet(models.QuerySet["UnmatchedTransfer"]):
    def waiting(self) -> Self:
        return self.filter(closed_at=None)


class Remittance(models.Model):
    """A remittance code and the sum expected under it."""

    code = models.CharField(_("remittance code"), max_length=12, unique=True)
    idempotency_key = models.UUIDField(unique=True, editable=False)
    group_number = models.CharField(_("purchase"), max_length=16)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    created_at = models.DateTimeField(_("created at"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("expected transfer")
        verbose_name_plural = _("expected transfers")

    def __str__(self) -> str:
        return self.code


class IncomingTransfer(models.Model):
    """A line of the bank statement, entered by staff; never edited."""

    remittance = models.ForeignKey(
        Remittance,
        models.PROTECT,
        related_name="transfers",
        verbose_name=_("expected transfer"),
    )
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    bank_reference = models.CharField(
        _("the bank's serial number"), max_length=64, unique=True
    )
    payer = models.CharField(_("payer"), max_length=120)
    received_at = models.DateTimeField(_("received at"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered at"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("incoming transfer")
        verbose_name_plural = _("incoming transfers")
        constraints = [
            models.CheckConstraint(
                name="incoming_transfer_positive", condition=Q(amount__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bank_reference} {self.amount}"


class UnmatchedTransfer(models.Model):
    """Money that came in without a code we know. It waits until staff find its purchase, or send it back."""

    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    bank_reference = models.CharField(
        _("the bank's serial number"), max_length=64, unique=True
    )
    payer = models.CharField(_("payer"), max_length=120)
    remark = models.CharField(_("what the payer wrote"), max_length=120, blank=True)
    received_at = models.DateTimeField(_("received at"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered at"))
    became = models.OneToOneField(
        IncomingTransfer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="came_as",
        verbose_name=_("incoming transfer"),
    )
    returned_reference = models.CharField(
        _("serial number of the return"), max_length=64, blank=True
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = UnmatchedTransferQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("transfer without a purchase")
        verbose_name_plural = _("transfers without a purchase")
        constraints = [
            models.CheckConstraint(
                name="unmatched_transfer_positive", condition=Q(amount__gt=0)
            ),
            models.CheckConstraint(
                name="unmatched_transfer_matched_or_returned",
                condition=Q(became=None) | Q(returned_reference=""),
            ),
            models.CheckConstraint(
                name="unmatched_transfer_closed_with_reason",
                condition=Q(closed_at=None, became=None, returned_reference="")
                | Q(closed_at__isnull=False)
                & (Q(became__isnull=False) | ~Q(returned_reference="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payer} {self.amount}"


class OutgoingTransfer(models.Model):
    """A sum to be sent back by hand; its bank reference says that it was."""

    remittance = models.ForeignKey(
        Remittance, models.PROTECT, related_name="payouts", verbose_name=_("from")
    )
    idempotency_key = models.UUIDField(unique=True, editable=False)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    bank_reference = models.CharField(
        _("the bank's serial number"), max_length=64, blank=True
    )
    asked_at = models.DateTimeField(_("asked at"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("transfer to send back")
        verbose_name_plural = _("transfers to send back")
        constraints = [
            models.CheckConstraint(
                name="outgoing_transfer_positive", condition=Q(amount__gt=0)
            ),
            models.UniqueConstraint(
                fields=["bank_reference"],
                condition=~Q(bank_reference=""),
                name="outgoing_transfer_reference_once",
                violation_error_message=_("This serial number is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.remittance} {self.amount}"
