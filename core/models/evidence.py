"""Files that prove something: kept in private storage, found again by their hash."""

from typing import Any, Self

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


def private_storage() -> Storage:
    """Return the storage whose files are served only through a checked view."""
    return storages["private"]


class EvidenceFileQuerySet(models.QuerySet["EvidenceFile"]):
    def visible_to(self, user: Any) -> Self:
        """Keep what a person may open: what the public sees, what their organisations handed in; staff open all."""
        if user.is_staff and user.is_active:
            return self
        shown = Q()
        for ids in import_string(settings.PUBLISHED_EVIDENCE):
            shown |= Q(pk__in=ids())
        visible = Q(is_public=True) & shown
        if user.is_authenticated:
            mine = user.memberships.active().values("organisation")
            visible |= Q(owner__in=mine)
        return self.filter(visible)


class EvidenceFile(models.Model):
    """A document that passed the upload gate; never changed once stored."""

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate", _("Certificate")
        TEST_REPORT = "test_report", _("Test report")
        TRACE = "trace", _("Trace record")
        PAYMENT = "payment", _("Payment slip")
        OTHER = "other", _("Other")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    file = models.FileField(
        _("file"), storage=private_storage, upload_to="evidence/%Y/%m/"
    )
    name = models.CharField(_("name"), max_length=160)
    content_type = models.CharField(_("content type"), max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    # Everybody may open it as long as something published refers to it.
    is_public = models.BooleanField(_("may be seen by everybody"), default=False)
    owner = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))

    objects = EvidenceFileQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("evidence file")
        verbose_name_plural = _("evidence files")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("evidence-file", args=[self.pk, self.name])

    @property
    def short_digest(self) -> str:
        """The first twelve figures of its SHA-256 in fours, to be compared by eye."""
        return " ".join(self.sha256[start : start + 4] for start in (0, 4, 8))
