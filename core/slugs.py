"""ASCII slugs for Chinese names."""

import json
from importlib.resources import files

from django.utils.text import slugify as ascii_slugify
from pypinyin import lazy_pinyin, load_phrases_dict

LONGEST = 120
# 都匀 is Duyun, 六安 is Lu'an: a place keeps its own sound whoever asks first.
PLACES = json.loads((files("core") / "data" / "place_pinyin.json").read_text("utf-8"))
load_phrases_dict(
    {name: [[sound] for sound in sounds] for name, sounds in PLACES.items()}
)


def slugify(value: str, allow_unicode: bool = False) -> str:  # noqa: ARG001, FBT001, FBT002 - Django's own signature
    """Return the pinyin of `value` in ASCII, at most 120 characters, never empty.

    Oscar's own slugs take five characters for one of Chinese and overflow their column.
    """
    return ascii_slugify("-".join(lazy_pinyin(value)))[:LONGEST].strip("-") or "x"
