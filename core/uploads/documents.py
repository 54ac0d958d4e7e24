"""Documents: a PDF that only shows pages, kept byte for byte because it may be signed, or a scan, written anew."""

import subprocess
import sys
from pathlib import Path

from django.core.files.base import File

from . import limits, pdf_reading, pictures
from .accepted import AcceptedFile, read
from .errors import (
    ActiveDocumentError,
    DamagedFileError,
    LongDocumentError,
    NotADocumentError,
    NotAPictureError,
    ProtectedDocumentError,
    UploadRefusedError,
)

PDF_START, PDF_END = b"%PDF-", b"%%EOF"
# White space of PDF (ISO 32000-1, 7.2.2).
PDF_SPACE = b"\0\t\n\f\r "
REFUSALS: dict[int, type[UploadRefusedError]] = {
    pdf_reading.PROTECTED: ProtectedDocumentError,
    pdf_reading.ACTIVE: ActiveDocumentError,
    pdf_reading.LONG: LongDocumentError,
}


def accept(file: File[bytes]) -> AcceptedFile:
    """Return a document that may be kept.

    Raises:
        UploadRefusedError: the error that names what is wrong with it.
    """
    data = read(file, limit=limits.DOCUMENT_BYTES)
    if not data.startswith(PDF_START):
        return accept_scan(file)
    refuse_pdf(data)
    return AcceptedFile(
        data,
        original_name=file.name or "",
        extension="pdf",
        content_type="application/pdf",
    )


def accept_scan(file: File[bytes]) -> AcceptedFile:
    try:
        return pictures.accept(
            file, formats=("JPEG", "PNG"), kept_side=limits.SCAN_KEPT_SIDE
        )
    except NotAPictureError as error:
        raise NotADocumentError from error


def refuse_pdf(data: bytes) -> None:
    """Refuse a PDF that is damaged, protected, too long or more than pages.

    Raises:
        UploadRefusedError: DamagedFileError, ProtectedDocumentError, ActiveDocumentError or LongDocumentError.
    """
    if not data.rstrip(PDF_SPACE).endswith(PDF_END):
        raise DamagedFileError
    command = [sys.executable, "-I", "-W", "ignore", str(Path(pdf_reading.__file__))]
    bounds = limits.PDF_MEMORY_BYTES, limits.PDF_SECONDS, limits.PDF_PAGES
    try:
        code = subprocess.run(  # noqa: S603 - our own file, and numbers
            [*command, *map(str, bounds)],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limits.PDF_SECONDS * 2,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired as error:
        raise DamagedFileError from error
    if code != pdf_reading.FINE:
        raise REFUSALS.get(code, DamagedFileError)
