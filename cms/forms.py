"""Wagtail's forms for images and documents, with our gate before their own checks."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.uploads import documents, pictures
from core.uploads.accepted import AcceptedFile
from core.uploads.daily import CountedUploads
from core.uploads.errors import UploadRefusedError


class ImageField(WagtailImageField):
    def to_python(self, data: UploadedFile | None) -> Any:
        return super().to_python(passed(data, pictures.accept))


class DocumentField(WagtailDocumentField):
    def to_python(self, data: UploadedFile | None) -> Any:
        return super().to_python(passed(data, documents.accept))


class GatedForm(CountedUploads):
    """A form of Wagtail's with a field for its `file` that is ours; the form of what is stored already has none."""

    file_field: ClassVar[type[forms.FileField]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.for_user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if theirs := self.fields.get("file"):
            self.fields["file"] = self.file_field(
                required=theirs.required, label=theirs.label, widget=theirs.widget
            )


class ImageForm(GatedForm, BaseImageForm):
    file_field = ImageField


class DocumentForm(GatedForm, BaseDocumentForm):
    file_field = DocumentField


def passed(
    file: UploadedFile | None, gate: Callable[..., AcceptedFile]
) -> UploadedFile | None:
    """Return the file with what was accepted of it in it: Wagtail keeps this very object when another field is wrong."""
    if not file:
        return file
    try:
        accepted = gate(file)
    except UploadRefusedError as error:
        raise forms.ValidationError(str(error.message), code=error.code) from error
    file.seek(0)
    file.truncate()
    file.write(accepted.read())
    file.seek(0)
    file.name, file.size = accepted.name, accepted.size
    return file
