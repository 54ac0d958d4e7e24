"""Long work that a person started and may watch: how far it is, and how it ended."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Longer than any single step of a job, so that a slow one is not taken for a dead one.
SILENCE = timedelta(minutes=5)


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: Any) -> Self:
        """Return the jobs a person started; staff see all."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_staff else self.filter(created_by=user)

    def alive(self) -> Self:
        return self.filter(state__in=Job.ALIVE)

    def silent_at(self, moment: datetime) -> Self:
        """Return the running jobs of which nothing was heard for too long."""
        running = self.filter(state=Job.State.RUNNING)
        return running.filter(heartbeat_at__lt=moment - SILENCE)


class Job(models.Model):
    """One piece of long work. `title` and `message` are English texts, read in the reader's language."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Stopped")

    ALIVE = (State.WAITING, State.RUNNING)

    kind = models.CharField(_("kind"), max_length=40)
    # Of two jobs with the same key only one may be alive.
    key = models.CharField(max_length=80, blank=True, editable=False)
    title = models.CharField(_("what"), max_length=120)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("in all"), default=0)
    message = models.CharField(_("message"), max_length=200, blank=True)
    params = models.JSONField(default=dict, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(_("asked at"))
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    heartbeat_at = models.DateTimeField(_("last heard at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [models.Index(fields=["state", "heartbeat_at"], name="job_silent")]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(state__in=["waiting", "running"]) & ~Q(key=""),
                name="job_one_alive_a_key",
            ),
            models.CheckConstraint(
                name="job_done_within_total",
                condition=Q(total=0) | Q(done__lte=F("total")),
            ),
            models.CheckConstraint(
                name="job_running_has_heartbeat",
                condition=~Q(state="running") | Q(heartbeat_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return gettext(self.title)

    @property
    def text(self) -> str:
        """The message in the reader's language; one without values is not formatted, so it may hold any sign."""
        if not self.message:
            return ""
        text = gettext(self.message)
        return text % self.params if self.params else text

    @property
    def is_alive(self) -> bool:
        return self.state in self.ALIVE
