import io

import pytest
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from core.uploads import documents, errors
from tests.factories.uploads import compressed_pdf, pdf, picture, upload


def with_javascript(writer):
    when_opened(writer, {"/S": "/JavaScript", "/JS": "app.alert(1)"})


def with_launch(writer):
    when_opened(writer, {"/S": "/Launch", "/F": "run.exe"})


def with_attachment(writer):
    writer.add_attachment("run.exe", b"MZ")


def when_opened(writer, action):
    entries = {
        NameObject(key): NameObject(value)
        if value.startswith("/")
        else TextStringObject(value)
        for key, value in action.items()
    }
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(entries)


def test_a_pdf_is_kept_as_it_is():
    data = pdf()

    accepted = documents.accept(upload(data, "检测报告.PDF"))

    assert accepted.read() == data
    assert (accepted.original_name, accepted.content_type) == (
        "检测报告.pdf",
        "application/pdf",
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_scan_is_written_anew(kind):
    tail = b"<script>alert(1)</script>"

    accepted = documents.accept(upload(picture(kind) + tail, "scan.pdf"))

    data = accepted.read()
    assert data.count(tail) == 0
    assert Image.open(io.BytesIO(data)).format == kind


@pytest.mark.parametrize("change", [with_javascript, with_attachment, with_launch])
def test_a_pdf_that_is_more_than_pages_is_refused(change):
    with pytest.raises(errors.ActiveDocumentError):
        documents.accept(upload(pdf(change=change)))


def test_a_program_hidden_in_a_compressed_object_is_found():
    data = compressed_pdf(b"<< /S /JavaScript /JS (app.alert) >>")
    assert data.count(b"/JavaScript") == 0

    with pytest.raises(errors.ActiveDocumentError):
        documents.accept(upload(data))


def test_compressed_objects_do_no_harm_by_themselves():
    data = compressed_pdf(b"<< /S /URI /URI (https://example.org/) >>")

    assert documents.accept(upload(data)).read() == data


def test_a_program_under_an_escaped_name_is_found():
    data = pdf(change=with_javascript).replace(b"/JavaScript", b"/J#61vaScript")
    data = data.replace(b"/JS", b"/J#53")

    with pytest.raises(errors.ActiveDocumentError):
        documents.accept(upload(data))


def test_a_pdf_with_a_password_is_refused():
    with pytest.raises(errors.ProtectedDocumentError):
        documents.accept(upload(pdf(change=lambda writer: writer.encrypt("secret"))))


def test_a_book_is_refused():
    with pytest.raises(errors.LongDocumentError):
        documents.accept(upload(pdf(pages=201)))


@pytest.mark.parametrize(
    "data", [pdf()[:-300], pdf() + b"PK\x03\x04 zip", b"%PDF-1.7\n%%EOF", pdf(pages=0)]
)
def test_a_damaged_pdf_is_refused(data):
    with pytest.raises(errors.DamagedFileError):
        documents.accept(upload(data))


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", picture("WEBP"), b"<html>", b"\xd0\xcf\x11\xe0 doc"]
)
def test_what_is_neither_pdf_nor_scan_is_refused(data):
    with pytest.raises(errors.NotADocumentError):
        documents.accept(upload(data))


def test_a_document_over_the_limit_is_refused():
    with pytest.raises(errors.FileTooLargeError):
        documents.accept(upload(pdf() + bytes(10 * 1024 * 1024)))
