"""How many files a person may hand in on one day."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from . import limits
from .accepted import AcceptedFile
from .errors import TooManyFilesError

DAY = 24 * 60 * 60


def count(*, user_id: int, files: int, at: datetime) -> None:
    """Add files to a person's day.

    Raises:
        TooManyFilesError: when the day is full; these files are not counted.
    """
    key = f"uploads:{user_id}:{timezone.localdate(at)}"
    counted = cache.get(key, 0) + files
    if counted > limits.FILES_A_DAY:
        raise TooManyFilesError
    cache.set(key, counted, DAY)


class CountedUploads(forms.BaseForm):
    """A form whose files count towards the day of their sender: `for_user`, as Wagtail's forms call the person."""

    for_user: Any = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        values = self.cleaned_data.values()
        files = sum(isinstance(value, AcceptedFile | UploadedFile) for value in values)
        if files and self.for_user is not None:
            try:
                count(user_id=self.for_user.pk, files=files, at=timezone.now())
            except TooManyFilesError as error:
                self.add_error(
                    None, forms.ValidationError(str(error.message), code=error.code)
                )
        return cleaned
