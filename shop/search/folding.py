"""One written form for what people write in several: full width, capitals, accents, traditional characters."""

import json
import unicodedata
from pathlib import Path

DATA = Path(__file__).parent / "data"


def _simplified() -> dict[int, str]:
    table = json.loads((DATA / "simplified.json").read_text("utf-8"))
    return {
        ord(old): new
        for old, new in zip(table["traditional"], table["simplified"], strict=True)
    }


SIMPLIFIED = _simplified()


def fold(text: str) -> str:
    """Return the form that is indexed and asked for; folding twice changes nothing."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(
        character for character in plain if not unicodedata.combining(character)
    )
    return unicodedata.normalize("NFKC", bare).translate(SIMPLIFIED)


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the place in `text` it comes from."""
    pieces = [fold(character) for character in text]
    origins = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), origins
