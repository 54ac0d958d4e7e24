"""What a person types or a scanner reads: an address, the text of a GS1 bar code, a short code or a lot number."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

LONGEST = 300
PATH = re.compile(
    r"/(?:en/)?(?:01/(?P<gtin>\d+)/10/(?P<lot>[^/]+)|l/(?P<code>[^/]+))/?"
)
# (01)09520000000001(10)HZ-260928-07, as it stands beneath a bar code; other elements may stand between or behind
ELEMENTS = re.compile(
    r"\(01\)(?P<gtin>\d{14})(?:\(\d{2,4}\)[^(]*)*?\(10\)(?P<lot>[^(]+)"
)


@dataclass(frozen=True)
class Typed:
    """A reading: the tidied text, and a GTIN with its lot number, or a number that may also be a short code."""

    text: str
    lot_number: str
    gtin: str = ""


def read(raw: str) -> Typed:
    """Return what was meant: full-width characters, spaces and a whole address do no harm."""
    text = unicodedata.normalize("NFKC", raw.replace("\x00", "")).strip()[:LONGEST]
    match = ELEMENTS.fullmatch(text) or PATH.fullmatch(path_in(text))
    if match is None:
        return Typed(text, re.sub(r"\s", "", text))
    groups = match.groupdict()
    number = groups["lot"] or groups["code"]
    return Typed(text, number.strip(), groups["gtin"] or "")


def path_in(text: str) -> str:
    """Return the path of a typed or scanned address, nothing when it is none."""
    try:
        return unquote(urlsplit(text).path) if "/" in text else ""
    except ValueError:
        return ""
