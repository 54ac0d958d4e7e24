import io
import time

import pytest
from PIL import Image

from core.uploads import errors, pictures
from tests.factories.uploads import picture, png_declaring, upload

RED, BLUE = (254, 0, 0), (0, 0, 254)


def opened(file) -> Image.Image:
    return Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize(
    ("kind", "extension", "content_type"),
    [
        ("JPEG", "jpg", "image/jpeg"),
        ("PNG", "png", "image/png"),
        ("WEBP", "webp", "image/webp"),
    ],
)
def test_the_content_decides_the_extension(kind, extension, content_type):
    accepted = pictures.accept(upload(picture(kind), "核桃.gif"))

    found = accepted.name.rpartition(".")[2], accepted.content_type
    assert found == (extension, content_type)
    assert accepted.original_name == f"核桃.{extension}"
    assert (accepted.width, accepted.height) == opened(accepted).size == (60, 40)


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"PK\x03\x04 zip"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_behind_the_picture_is_kept(kind, tail):
    accepted = pictures.accept(upload(picture(kind) + tail))

    assert accepted.read().count(tail) == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_camera_and_comment_are_not_kept(kind):
    exif = Image.Exif()
    exif[0x0110] = "Telephone 12"
    exif[0x8825] = {1: "N", 2: (27.0, 5.0, 30.0), 3: "E", 4: (104.0, 42.0, 8.0)}
    comment = {"comment": b"Telephone 12"} if kind == "JPEG" else {}
    data = picture(kind, exif=exif, **comment)
    assert data.count(b"Telephone 12") > 0

    accepted = pictures.accept(upload(data))

    kept = opened(accepted)
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        "loop",
        "background",
        "timestamp",
        "duration",
    }


def test_a_picture_taken_sideways_is_stored_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by a quarter

    accepted = pictures.accept(upload(picture(quality=100, exif=exif)))

    kept = opened(accepted)
    assert kept.size == (40, 60)
    assert (kept.getpixel((20, 5)), kept.getpixel((20, 55))) == (RED, BLUE)


def test_a_large_picture_is_kept_no_larger_than_pages_need():
    accepted = pictures.accept(upload(picture(size=(5120, 2000))))

    assert (accepted.width, accepted.height) == (2560, 1000)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_png_is_taken(mode):
    accepted = pictures.accept(upload(picture("PNG", mode=mode)))

    kept = opened(accepted).mode
    assert kept == ("RGBA" if mode in {"LA", "RGBA"} else "RGB")


def test_a_cmyk_picture_is_taken_in_the_colours_of_screens():
    accepted = pictures.accept(upload(picture(mode="CMYK")))

    assert opened(accepted).mode == "RGB"


@pytest.mark.parametrize(
    "size", [(13_000, 13_000), (14_000, 14_000), (8_001, 10), (6_400, 6_400)]
)
def test_a_pixel_bomb_is_refused_from_its_header(size):
    data = png_declaring(*size)
    pictures.opened(picture("PNG"), ("PNG",))  # Pillow loads its readers once

    begun = time.process_time()
    with pytest.raises(errors.PictureTooLargeError):
        pictures.accept(upload(data))

    assert time.process_time() - begun < 0.05


def test_a_webp_bomb_is_refused_before_it_is_opened():
    header = b"WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + b"\xff\x3f\x00" * 2
    data = b"RIFF" + len(header).to_bytes(4, "little") + header

    with pytest.raises(errors.PictureTooLargeError):
        pictures.accept(upload(data))


@pytest.mark.parametrize(
    "data",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"8BPS\x00\x01" + bytes(40),
        b"\xd7\xcd\xc6\x9a" + bytes(40),
        b"%PDF-1.7\n",
        picture("GIF") + b"<script>alert(1)</script>",
        picture("BMP"),
        picture("TIFF"),
        b"not a picture",
    ],
)
def test_what_is_neither_jpeg_png_nor_webp_is_refused(data):
    with pytest.raises(errors.NotAPictureError):
        pictures.accept(upload(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_truncated_picture_is_refused(kind):
    data = picture(kind, size=(300, 300))

    with pytest.raises((errors.DamagedFileError, errors.NotAPictureError)):
        pictures.accept(upload(data[: len(data) // 2]))


def test_a_file_over_the_limit_is_refused_unread():
    with pytest.raises(errors.FileTooLargeError):
        pictures.accept(upload(picture() + bytes(10 * 1024 * 1024)))


def test_a_broken_colour_profile_does_not_stop_a_picture():
    accepted = pictures.accept(upload(picture(icc_profile=b"nonsense")))

    assert opened(accepted).info.get("icc_profile") is None
