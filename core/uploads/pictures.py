"""Pictures: their size is read from the header, then they are decoded and written anew, with nothing but pixels in them."""

import io
import struct
import zlib
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import File
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from . import limits, webp
from .accepted import AcceptedFile, read
from .errors import DamagedFileError, NotAPictureError, PictureTooLargeError


@dataclass(frozen=True)
class Format:
    """A kind of picture we take, and how it is written."""

    extension: str
    content_type: str
    options: dict[str, Any] = field(default_factory=dict)


JPEG = Format("jpg", "image/jpeg", {"quality": 90, "optimize": True})
PNG = Format("png", "image/png")
WEBP = Format("webp", "image/webp", {"quality": 90})
FORMATS = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP}
# The telephones' pictures with a second one behind: the first is taken.
ALSO_JPEG = {"MPO": "JPEG"}
# What broken files make Pillow raise.
DAMAGE: tuple[type[Exception], ...] = (OSError, SyntaxError, ValueError, TypeError)
DAMAGE += (LookupError, EOFError, OverflowError, struct.error, zlib.error)
# Modes that can be scaled as they are; in others neighbouring numbers are no neighbouring colours.
SCALABLE = {"L", "LA", "RGB", "RGBA", "CMYK"}


def accept(
    file: File[bytes],
    *,
    formats: tuple[str, ...] = ("JPEG", "PNG", "WEBP"),
    kept_side: int = limits.PICTURE_KEPT_SIDE,
) -> AcceptedFile:
    """Return a picture made of the pixels of the one handed in, upright, in sRGB and not larger than we keep.

    Raises:
        UploadRefusedError: FileTooLargeError, NotAPictureError, PictureTooLargeError or DamagedFileError.
    """
    data = read(file, limit=limits.PICTURE_BYTES)
    try:
        with opened(data, formats) as image:
            kind = ALSO_JPEG.get(str(image.format), str(image.format))
            pixels = upright(image, kept_side)
        written = encoded(pixels, kind)
    except DAMAGE as error:
        raise DamagedFileError from error
    return AcceptedFile(
        written,
        original_name=file.name or "",
        extension=FORMATS[kind].extension,
        content_type=FORMATS[kind].content_type,
        width=pixels.width,
        height=pixels.height,
    )


def opened(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Return a picture of which only the header was read.

    Raises:
        UploadRefusedError: NotAPictureError or PictureTooLargeError.
    """
    if webp.is_webp(data):
        refuse_large(webp.declared_size(data) or (0, 0))
    try:
        image = Image.open(io.BytesIO(data), formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLargeError from error
    except UnidentifiedImageError as error:
        raise NotAPictureError from error
    refuse_large(image.size)
    return image


def refuse_large(size: tuple[int, int]) -> None:
    """Refuse a picture whose decoding would cost more than we give it.

    Raises:
        PictureTooLargeError: by its sides or by its area.
    """
    width, height = size
    if max(size) > limits.PICTURE_SIDE or width * height > limits.PICTURE_PIXELS:
        raise PictureTooLargeError


def upright(image: Image.Image, side: int) -> Image.Image:
    """Return the pixels as they are to be seen, not larger than a square of that side."""
    if image.mode not in SCALABLE:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((side, side))
    ImageOps.exif_transpose(image, in_place=True)
    return in_srgb(image)


def in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture in the colours that screens expect: the profile does not come along."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"CMYK", mode}:
        try:
            return ImageCms.profileToProfile(
                image,
                io.BytesIO(profile),
                ImageCms.createProfile("sRGB"),
                outputMode=mode,
            ) or image.convert(mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile says nothing about the pixels
    return image.convert(mode)


def encoded(image: Image.Image, kind: str) -> bytes:
    """Return a file of the pixels alone: neither place nor camera, comment, profile or tail."""
    image.info = {}
    buffer = io.BytesIO()
    image.save(buffer, kind, **FORMATS[kind].options)
    return buffer.getvalue()
