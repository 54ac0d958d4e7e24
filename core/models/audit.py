"""Who did what to which thing: written in the transaction of the deed, and never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.written_once import WrittenOnce


class AuditEntry(WrittenOnce):
    """One deed. Personal values in it are masked; the thing may be gone, its name stays."""

    at = models.DateTimeField(_("when"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
        help_text=_("Empty: the platform itself."),
    )
    organisation = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("concerns"),
    )
    # An English phrase marked for translation where it is written, such as "changed the price".
    verb = models.CharField(_("deed"), max_length=60)
    object_type = models.CharField(_("kind of thing"), max_length=60)
    object_id = models.CharField(_("its number"), max_length=40)
    label = models.CharField(_("thing"), max_length=200)
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)
    request_id = models.CharField(_("request"), max_length=32, blank=True)
    ip_prefix = models.CharField(_("network"), max_length=45, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="audit_thing")
        ]

    def __str__(self) -> str:
        return f"{self.deed} · {self.label}"

    @property
    def deed(self) -> str:
        """The verb in the reader's language."""
        return gettext(self.verb)
