"""ASCII slugs for Chinese names."""

from django.utils.text import slugify as ascii_slugify
from pypinyin import lazy_pinyin

LONGEST = 120


def slugify(value: str, allow_unicode: bool = False) -> str:  # noqa: ARG001, FBT001, FBT002 - Django's own signature
    """Return the pinyin of `value` in ASCII, at most 120 characters, never empty.

    Oscar's own slugs take five characters for one of Chinese and overflow their column.
    """
    return ascii_slugify("-".join(lazy_pinyin(value)))[:LONGEST].strip("-") or "x"
