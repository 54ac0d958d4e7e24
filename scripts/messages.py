"""Find the texts that have no Chinese yet: in Python by Babel, in templates by Django's own reading of them."""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("core", "shop", "cms", "matchmaking", "config")
KEYWORDS: dict[str, Any] = {
    name: places
    for short, places in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for name in (short, f"{short}_lazy")
}
KEYWORDS |= {"_": None, "gettext_noop": None}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True, order=True)
class Text:
    """A text for people: its English, its context, and where it stands."""

    msgid: str
    context: str
    place: str


def sources(*suffixes: str) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in suffixes and "migrations" not in path.parts:
                yield path


def python_of(path: Path) -> str:
    """Return the file as Python source; a template becomes the calls it stands for."""
    source = path.read_text()
    if path.suffix == ".py":
        return source
    if "templates" not in path.parts:
        return ""
    return "\n".join(line.strip() for line in templatize(source).splitlines())


def texts() -> Iterator[Text]:
    for path in sources(".py", ".html", ".txt"):
        source = io.BytesIO(python_of(path).encode())
        for line, message, _comments, context in extract(
            "python", source, KEYWORDS, options={"encoding": "utf-8"}
        ):
            msgid = message[0] if isinstance(message, tuple) else message
            if msgid:
                yield Text(msgid, context or "", f"{path.relative_to(ROOT)}:{line}")


def catalogs() -> dict[Path, list[Message]]:
    """Return the messages of each Chinese catalog of ours."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("locale/zh_Hans/LC_MESSAGES/*.po")):
            with path.open("rb") as file:
                found[path.relative_to(ROOT)] = [
                    message for message in read_po(file) if message.id
                ]
    return found


def english(message: Message) -> list[str]:
    """Return the singular, and the plural if there is one."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def key(message: Message) -> tuple[str, str]:
    return english(message)[0], message.context or ""


def chinese(message: Message) -> list[str]:
    strings = [message.string] if isinstance(message.string, str) else message.string
    return list(strings or [""])


def is_translated(message: Message) -> bool:
    return all(chinese(message)) and not message.fuzzy


def untranslated() -> list[str]:
    known = {
        key(message)
        for messages in catalogs().values()
        for message in messages
        if is_translated(message)
    }
    return [
        f"{text.place}: {text.msgid}"
        for text in sorted(set(texts()))
        if (text.msgid, text.context) not in known
    ]


def duplicated() -> list[str]:
    """Name each text that stands in two catalogs: the second would be overruled without a word."""
    homes: dict[tuple[str, str], list[str]] = {}
    for path, messages in catalogs().items():
        for message in messages:
            homes.setdefault(key(message), []).append(str(path))
    return [
        f"{msgid}: {', '.join(places)}"
        for (msgid, _context), places in sorted(homes.items())
        if len(places) > 1
    ]


def with_other_placeholders() -> list[str]:
    """Name each translation that lost, gained or renamed a placeholder."""
    return [
        f"{path}: {text}"
        for path, messages in catalogs().items()
        for message in messages
        for text in filter(None, chinese(message))
        if placeholders(text) != placeholders(english(message)[-1])
    ]


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


if __name__ == "__main__":
    findings = [*untranslated(), *duplicated(), *with_other_placeholders()]
    print(*findings, sep="\n")
    sys.exit(1 if findings else 0)
