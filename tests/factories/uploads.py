"""Files as people hand them in, good and bad."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter


def upload(data: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options
) -> bytes:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    buffer = io.BytesIO()
    if mode == "I;16":
        image = image.convert("L")
    image.convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def png_declaring(width: int, height: int) -> bytes:
    """Return a small black PNG of any size, as a pixel bomb is made."""
    rows = zlib.compress(bytes((width // 8 + 2) * height))
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return (
        struct.pack(">I", len(data))
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data))
    )


def pdf(pages: int = 1, change: Callable[[PdfWriter], Any] | None = None) -> bytes:
    """Return a PDF of empty pages; `change` may do to its writer what it likes."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if change:
        change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def compressed_pdf(hidden: bytes) -> bytes:
    """Return a PDF whose fourth object lies in a compressed stream, as a reader that only looks at bytes would miss it."""
    inner = zlib.compress(b"4 0 " + hidden)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        _stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", inner),
    ]
    body, places = b"%PDF-1.7\n", {}
    for number, text in zip((1, 2, 3, 5), objects, strict=True):
        places[number] = len(body)
        body += b"%d 0 obj\n" % number + text + b"\nendobj\n"
    places[6] = len(body)
    rows = struct.pack(">BIB", 0, 0, 255)
    for number in range(1, 7):
        known = number in places
        rows += struct.pack(">BIB", 1 if known else 2, places.get(number, 5), 0)
    table = b"/Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R"
    body += b"6 0 obj\n" + _stream(table, rows) + b"\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF\n" % places[6]


def _stream(entries: bytes, data: bytes) -> bytes:
    head = b"<< %s /Length %d >>\nstream\n" % (entries, len(data))
    return head + data + b"\nendstream"
