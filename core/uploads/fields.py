"""Form fields that let a file through the gate; a form that has one hands over an `AcceptedFile`."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from . import documents, pictures
from .accepted import AcceptedFile
from .errors import UploadRefusedError


class GatedField(forms.FileField):
    """A file that passes the gate or is refused with its sentence."""

    gate: ClassVar[Callable[..., AcceptedFile]]
    accepts: ClassVar[str]

    def to_python(self, data: File[bytes] | None) -> AcceptedFile | None:
        file: Any = super().to_python(data)
        if file is None:
            return None
        try:
            return type(self).gate(file)
        except UploadRefusedError as error:
            raise forms.ValidationError(str(error.message), code=error.code) from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": self.accepts}


class PictureField(GatedField):
    """A picture in JPEG, PNG or WebP, at most 10 MB, 40 megapixels and 8,000 pixels a side."""

    gate = staticmethod(pictures.accept)
    accepts = "image/jpeg,image/png,image/webp"
    default_error_messages = {"empty": _("This file is empty.")}


class DocumentField(GatedField):
    """A document in PDF, JPEG or PNG, at most 10 MB."""

    gate = staticmethod(documents.accept)
    accepts = "application/pdf,image/jpeg,image/png"
    default_error_messages = {"empty": _("This file is empty.")}
