"""How many files a person handed in, day by day."""

from typing import Self

from django.conf import settings
from django.db import models


class UploadDayQuerySet(models.QuerySet["UploadDay"]):
    def with_room(self, *, files: int, most: int) -> Self:
        return self.filter(files__lte=most - files)


class UploadDay(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="upload_days"
    )
    day = models.DateField()
    files = models.PositiveIntegerField(default=0)

    objects = UploadDayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="upload_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} · {self.files}"
