"""What a person is told on the site: the inbox of those who have no e-mail, and everybody's."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .users import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user=user.pk) if user.is_authenticated else self.none()

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Notice(models.Model):
    """One line to one person, in both languages; `key` says what it tells, so that it is told once."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices"
    )
    key = models.CharField(max_length=100)
    title = models.CharField(_("what happened"), max_length=160)
    path = models.CharField(_("address"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("written at"))
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], name="notice_told_once_to_a_person"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-created_at"], name="notice_of_a_person"),
            models.Index(
                fields=["user"], condition=Q(read_at=None), name="notice_unread"
            ),
        ]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.title
