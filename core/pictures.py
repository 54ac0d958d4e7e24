"""Renditions of pictures: AVIF and WebP in the widths that pages ask for, never wider than the original."""

import hashlib
import io
from collections.abc import Sequence
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.utils.encoding import filepath_to_uri
from PIL import Image

WIDTHS = (320, 480, 640, 960, 1280)
FORMATS = {"avif": {"quality": 58, "speed": 8}, "webp": {"quality": 76, "method": 4}}
Renditions = dict[str, list[list[int | str]]]


def make_renditions(name: str, storage: Storage = default_storage) -> Renditions:
    """Make the renditions of a stored picture and return format → [[width, name], …], narrow first.

    Names carry a digest of the original, so that the same picture is made once and a new one never shows an old file.
    """
    with storage.open(name) as file:
        data = file.read()
    digest = hashlib.sha256(data).hexdigest()[:16]
    with Image.open(io.BytesIO(data)) as picture:
        original = picture.convert("RGB")
    widths = [width for width in WIDTHS if width <= original.width] or [original.width]
    stem = PurePosixPath(name).stem
    found: Renditions = {kind: [] for kind in FORMATS}
    for width in widths:
        scaled = original.resize(
            (width, round(original.height * width / original.width)),
            Image.Resampling.LANCZOS,
        )
        for kind, options in FORMATS.items():
            target = f"renditions/{digest[:2]}/{stem}-{digest}-{width}.{kind}"
            if not storage.exists(target):
                storage.save(target, ContentFile(encoded(scaled, kind, options)))
            found[kind].append([width, target])
    return found


def encoded(picture: Image.Image, kind: str, options: dict[str, int]) -> bytes:
    """Return a picture in a format, without any of the original's metadata."""
    buffer = io.BytesIO()
    picture.save(buffer, kind.upper(), **options)
    return buffer.getvalue()


def addresses(names: Sequence[str], storage: Storage = default_storage) -> list[str]:
    """Return the addresses of stored files; the storage is asked once where it puts a plain base before a name."""
    if not names:
        return []
    first, own = str(storage.url(names[0])), filepath_to_uri(names[0])
    if not first.endswith(own):
        return [str(storage.url(name)) for name in names]
    base = first.removesuffix(own)
    return [f"{base}{filepath_to_uri(name)}" for name in names]
