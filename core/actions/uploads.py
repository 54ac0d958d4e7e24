"""Writes on the count of what a person hands in."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.models import UploadDay
from core.uploads import limits
from core.uploads.errors import TooManyFilesError


@transaction.atomic
def count(*, user_id: int, files: int, at: datetime) -> None:
    """Add files to a person's day: the row itself says whether there is room, however many come at once.

    Raises:
        TooManyFilesError: when the day is full; these files are not counted.
    """
    day = UploadDay(user_id=user_id, day=timezone.localdate(at))
    UploadDay.objects.bulk_create([day], ignore_conflicts=True)
    rows = UploadDay.objects.filter(user=user_id, day=day.day)
    room = rows.with_room(files=files, most=limits.FILES_A_DAY)
    if room.update(files=F("files") + files) != 1:
        raise TooManyFilesError


def forget_days(at: datetime) -> int:
    """Delete the counts of days that are over and return how many."""
    return UploadDay.objects.filter(day__lt=timezone.localdate(at)).delete()[0]
