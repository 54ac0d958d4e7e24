"""Why a file is refused, in words its sender may read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class UploadRefusedError(Exception):
    """A file does not pass the gate; nothing of it is kept."""

    message: str | Promise
    code: str


class FileTooLargeError(UploadRefusedError):
    message = _("This file is larger than 10 MB.")
    code = "file_too_large"


class PictureTooLargeError(UploadRefusedError):
    message = _(
        "This picture has too many pixels: at most 40 megapixels, and 8,000 pixels a side."
    )
    code = "picture_too_large"


class NotAPictureError(UploadRefusedError):
    message = _("Only pictures in JPEG, PNG or WebP can be taken.")
    code = "not_a_picture"


class NotADocumentError(UploadRefusedError):
    message = _("Only documents in PDF, JPEG or PNG can be taken.")
    code = "not_a_document"


class DamagedFileError(UploadRefusedError):
    message = _("This file is damaged. Please save it again and upload it once more.")
    code = "damaged_file"


class ProtectedDocumentError(UploadRefusedError):
    message = _("This PDF is protected by a password. Please upload it without one.")
    code = "protected_document"


class ActiveDocumentError(UploadRefusedError):
    message = _(
        "This PDF contains programs or other files. Please print it to a new PDF and upload that."
    )
    code = "active_document"


class LongDocumentError(UploadRefusedError):
    message = _("This PDF has more than 200 pages.")
    code = "long_document"


class TooManyFilesError(UploadRefusedError):
    message = _("You have uploaded 200 files today. Please go on tomorrow.")
    code = "too_many_files"
