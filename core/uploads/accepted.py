"""What leaves the gate."""

import hashlib
import uuid

from django.core.files.base import ContentFile, File

from . import names
from .errors import DamagedFileError, FileTooLargeError


class AcceptedFile(ContentFile[bytes]):
    """A file that passed the gate, under a name of ours; `original_name` is what its sender called it, to be read."""

    def __init__(
        self,
        data: bytes,
        *,
        original_name: str,
        extension: str,
        content_type: str,
        width: int = 0,
        height: int = 0,
    ) -> None:
        super().__init__(data, name=f"{uuid.uuid4().hex}.{extension}")
        self.original_name = names.cleaned(original_name, extension)
        self.content_type = content_type
        self.width, self.height = width, height
        self.sha256 = hashlib.sha256(data).hexdigest()


def read(file: File[bytes], *, limit: int) -> bytes:
    """Return the whole of a file, which was measured before.

    Raises:
        FileTooLargeError: when it is larger than the limit.
        DamagedFileError: when it is empty.
    """
    if file.size > limit:
        raise FileTooLargeError
    file.seek(0)
    data = file.read(limit + 1)
    if len(data) > limit:
        raise FileTooLargeError
    if not data:
        raise DamagedFileError
    return data
