"""The sandbox: tables that stand for a payment company's own, which the shop reads only through its provider."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SandboxPayment(models.Model):
    """A payment as the pretended company keeps it."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        PAID = "paid", _("Paid")
        CLOSED = "closed", _("Closed")

    reference = models.CharField(max_length=40, unique=True)
    idempotency_key = models.UUIDField(unique=True)
    group_number = models.CharField(max_length=16)
    description = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    return_url = models.URLField(max_length=500)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    failures = models.PositiveSmallIntegerField(default=0)
    # How its messages travel: lost (0), once, or repeated; at once, or late.
    message_times = models.PositiveSmallIntegerField(default=1)
    message_delay_seconds = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.reference


class SandboxRefund(models.Model):
    """Money that the pretended company gave back."""

    payment = models.ForeignKey(SandboxPayment, models.CASCADE, related_name="refunds")
    reference = models.CharField(max_length=40, unique=True)
    idempotency_key = models.UUIDField(unique=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.reference
