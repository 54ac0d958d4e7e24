"""The names that people give their files: kept to be read, never used as a path."""

import re
import unicodedata

from .limits import NAME_LENGTH

FOLDERS = re.compile(r"[/\\]")
SPACES = re.compile(r"\s+")
# Control characters, and those that turn the direction of writing: "gpj.exe" must not look like "exe.jpg".
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def cleaned(name: str, extension: str) -> str:
    """Return the last part of a name as one readable line, with the extension that the content asks for."""
    last = FOLDERS.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in UNSEEN)
    stem = SPACES.sub(" ", seen.rpartition(".")[0] or seen).strip(" .")
    room = NAME_LENGTH - len(extension) - 1
    return f"{stem[:room].rstrip(' .') or 'file'}.{extension}"
