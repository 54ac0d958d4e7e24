"""What editors upload goes through the gate."""

import json

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import UploadedFile

from tests.factories.core import UserFactory
from tests.factories.uploads import pdf, picture, png_declaring, upload

pytestmark = pytest.mark.django_db

TAIL = b"<script>alert(1)</script>"


@pytest.fixture
def editor(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def send(editor, view, file, title="照片"):
    sent = {"files[]": file, "title": title, "collection": 1}
    response = editor.post(
        reverse(view), sent, headers={"x-requested-with": "XMLHttpRequest"}
    )
    return json.loads(response.content)


def content_of(field):
    with field.open() as file:
        return file.read()


def stored_images():
    if not default_storage.exists("original_images"):
        return []
    return default_storage.listdir("original_images")[1]


def test_an_image_is_stored_without_its_tail(editor):
    answer = send(
        editor, "wagtailimages:add_multiple", upload(picture(size=(900, 600)) + TAIL)
    )

    image = Image.objects.get()
    assert (answer["success"], image.title, image.width) == (True, "照片", 900)
    assert content_of(image.file).count(TAIL) == 0
    assert (image.file_size, image.filename[-4:]) == (image.file.size, ".jpg")


def test_an_image_under_a_wrong_extension_is_taken_for_what_it_is(editor):
    send(editor, "wagtailimages:add_multiple", upload(picture("PNG"), "photo.jpg"))

    assert Image.objects.get().filename[-4:] == ".png"


def test_a_large_image_on_disk_is_stored_anew_too(editor, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    send(editor, "wagtailimages:add_multiple", upload(picture() + TAIL))

    assert content_of(Image.objects.get().file).count(TAIL) == 0


@pytest.mark.parametrize(
    "file",
    [
        upload(png_declaring(13_000, 13_000), "a.png"),
        upload(png_declaring(8_001, 10), "a.png"),
        upload(b"<svg/>", "a.svg"),
        upload(picture("GIF") + TAIL, "a.gif"),
        upload(picture()[:300], "a.jpg"),
    ],
    ids=lambda file: file.name,
)
def test_a_refused_image_leaves_nothing_behind(editor, file):
    file.seek(0)

    answer = send(editor, "wagtailimages:add_multiple", file)

    assert (answer["success"], Image.objects.count()) == (False, 0)
    assert (stored_images(), UploadedFile.objects.count()) == ([], 0)


def test_what_waits_for_a_shorter_title_went_through_the_gate(editor):
    send(
        editor,
        "wagtailimages:add_multiple",
        upload(picture() + TAIL),
        title="长" * 300,
    )

    assert content_of(UploadedFile.objects.get().file).count(TAIL) == 0


def test_a_new_title_leaves_the_file_of_an_image(editor):
    send(editor, "wagtailimages:add_multiple", upload(picture()))
    image = Image.objects.get()
    form = {"title": "新名", "collection": 1, "tags": ""}

    editor.post(reverse("wagtailimages:edit", args=[image.pk]), form)

    changed = Image.objects.get()
    assert (changed.title, changed.file.name) == ("新名", image.file.name)


def test_a_document_is_a_pdf_of_pages(editor):
    answer = send(editor, "wagtaildocs:add_multiple", upload(pdf(), "章程.pdf"))

    assert answer["success"]
    assert content_of(Document.objects.get().file) == pdf()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<html>"),
        ("a.svg", b"<svg/>"),
        ("a.pdf", b"<html>"),
        ("a.pdf", pdf()[:-300]),
    ],
)
def test_another_document_is_refused(editor, name, data):
    answer = send(editor, "wagtaildocs:add_multiple", upload(data, name))

    assert (answer["success"], Document.objects.count()) == (False, 0)


def test_a_request_of_many_megabytes_is_refused_unread(editor, monkeypatch):
    monkeypatch.setattr("core.uploads.limits.REQUEST_BYTES", 100)

    response = editor.post(
        reverse("wagtailimages:add_multiple"), {"files[]": upload(picture())}
    )

    assert (response.status_code, Image.objects.count()) == (400, 0)
