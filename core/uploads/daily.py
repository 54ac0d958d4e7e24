"""Forms whose files count towards the day of their sender."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from core.actions import uploads

from .accepted import AcceptedFile
from .errors import TooManyFilesError


class CountedUploads(forms.BaseForm):
    """Counts its files for `for_user`, as Wagtail's forms call the person."""

    for_user: Any = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        values = self.cleaned_data.values()
        files = sum(isinstance(value, AcceptedFile | UploadedFile) for value in values)
        if files and self.for_user is not None:
            try:
                uploads.count(user_id=self.for_user.pk, files=files, at=timezone.now())
            except TooManyFilesError as error:
                self.add_error(
                    None, forms.ValidationError(str(error.message), code=error.code)
                )
        return cleaned
