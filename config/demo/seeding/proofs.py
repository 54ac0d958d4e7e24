"""Papers that stand behind the demo world's records: one sheet each, marked as an example."""

import io

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from core.actions import evidence
from core.models import EvidenceFile, Organisation
from core.uploads.accepted import AcceptedFile

from .world import Setting

WIDTH, HEIGHT, MARGIN = 595, 842, 72
TITLE, TEXT, LEADING = 24, 13, 26
EXAMPLE = "示例数据，不是真实文件  ·  Example, not a real document"
METRICS = {
    "Flags": 6,
    "ItalicAngle": 0,
    "Ascent": 880,
    "Descent": -120,
    "CapHeight": 880,
    "StemV": 93,
}


def keep(
    setting: Setting, kind: str, owner: Organisation | None, lines: list[str]
) -> EvidenceFile:
    """Keep a sheet that everybody may read; its first line is its title and its name."""
    file = AcceptedFile(
        sheet(lines),
        original_name=f"{lines[0]} {lines[1]}.pdf",
        extension="pdf",
        content_type="application/pdf",
    )
    return evidence.keep(
        file=file, kind=kind, owner=owner, by=None, at=setting.now, is_public=True
    )


def sheet(lines: list[str]) -> bytes:
    """Return a PDF of one page with a title, lines of text and the mark of an example."""
    writer = PdfWriter()
    page = writer.add_blank_page(WIDTH, HEIGHT)
    content = DecodedStreamObject()
    content.set_data(drawn([*lines, "", EXAMPLE]))
    page[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001 - its own way to add a stream
    fonts = DictionaryObject({NameObject("/F1"): song()})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def drawn(lines: list[str]) -> bytes:
    """Return the drawing of lines from the top, the first one large."""
    parts = [f"BT {MARGIN} {HEIGHT - 2 * MARGIN} Td {LEADING} TL"]
    for place, line in enumerate(lines):
        size = TEXT if place else TITLE
        text = line.encode("utf-16-be").hex()
        parts.append(f"/F1 {size} Tf <{text}> Tj T*")
    return "\n".join([*parts, "ET"]).encode()


def song() -> DictionaryObject:
    """Return the font for Chinese that every reader of PDF replaces by its own (ISO 32000-1, 9.7.5.2)."""
    descendant = named(Type="Font", Subtype="CIDFontType0", BaseFont="STSong-Light")
    descendant[NameObject("/CIDSystemInfo")] = DictionaryObject(
        {
            NameObject("/Registry"): TextStringObject("Adobe"),
            NameObject("/Ordering"): TextStringObject("GB1"),
            NameObject("/Supplement"): NumberObject(4),
        }
    )
    descriptor = named(Type="FontDescriptor", FontName="STSong-Light")
    for key, value in METRICS.items():
        descriptor[NameObject(f"/{key}")] = NumberObject(value)
    descriptor[NameObject("/FontBBox")] = ArrayObject(
        NumberObject(side) for side in (-25, -254, 1000, 880)
    )
    descendant[NameObject("/FontDescriptor")] = descriptor
    font = named(
        Type="Font",
        Subtype="Type0",
        BaseFont="STSong-Light-UniGB-UTF16-H",
        Encoding="UniGB-UTF16-H",
    )
    font[NameObject("/DescendantFonts")] = ArrayObject([descendant])
    return font


def named(**entries: str) -> DictionaryObject:
    """Return a dictionary whose values are names."""
    return DictionaryObject(
        {
            NameObject(f"/{key}"): NameObject(f"/{value}")
            for key, value in entries.items()
        }
    )
