"""What people decided about tasks that failed their last try."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PutAsideTask(models.Model):
    """A dead letter that somebody looked at and will not have tried again, and why."""

    task = models.OneToOneField(
        "django_tasks_database.DBTaskResult", models.CASCADE, related_name="put_aside"
    )
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("task put aside")
        verbose_name_plural = _("tasks put aside")

    def __str__(self) -> str:
        return self.reason
