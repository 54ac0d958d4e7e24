"""Tables for a terminal. Chinese characters take two columns, so lengths are those of what is seen."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

GAP = "  "
BAR = 10  # columns of a full bar
EIGHTHS = " ▏▎▍▌▋▊▉"
# What would command a terminal, or turn around what stands beside it, and a sign for each.
CONTROLS = {
    **{code: 0x2400 + code for code in range(0x20)},  # as ␛
    0x7F: 0x2421,
    **dict.fromkeys(
        [*range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)], 0xFFFD
    ),
}


@dataclass(frozen=True)
class Column:
    """A column of a table; one that may be cut gives way when the terminal is narrow."""

    heading: str
    right: bool = False
    may_be_cut: bool = False


def harmless(text: str) -> str:
    """Return a text of whoever wrote the file in one line, with signs for its control characters."""
    return text.translate(CONTROLS)


def seen(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(map(columns, text))


def columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """Return the text, or so much of it that it fits with an ellipsis."""
    if seen(text) <= width:
        return text
    ends = accumulate(map(columns, text), initial=1)
    kept = sum(each <= width for each in ends) - 1
    return f"{text[:kept].rstrip()}…"


def padded(text: str, width: int, *, right: bool = False) -> str:
    space = " " * (width - seen(text))
    return f"{space}{text}" if right else f"{text}{space}"


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most this width, broken at blanks, or between Chinese characters."""
    lines = [""]
    for piece in pieces(text):
        if lines[-1] and seen(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return [each.rstrip() for each in lines]


def pieces(text: str) -> Iterator[str]:
    """Yield what must stay in one line, with the blanks that follow it."""
    piece = ""
    for character, following in zip(text, f"{text} "[1:], strict=True):
        piece += character
        closes = unicodedata.category(following) in {"Po", "Pe", "Pf"}
        wide = columns(character) > 1 or columns(following) > 1
        if following != " " and (character == " " or (wide and not closes)):
            yield piece
            piece = ""
    yield piece


def table(
    heads: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> Iterator[str]:
    """Yield a table's lines: its headings, and a line a row, cut to the width."""
    every = [
        [each.heading for each in heads],
        *([harmless(cell) for cell in row] for row in rows),
    ]
    widths = [max(map(seen, cells)) for cells in zip(*every, strict=True)]
    narrow(heads, widths, width)
    for number, cells in enumerate(every):
        line = GAP.join(
            padded(cut(cell, space), space, right=head.right)
            for cell, space, head in zip(cells, widths, heads, strict=True)
        ).rstrip()
        yield strong(line) if number == 0 else line


def narrow(heads: Sequence[Column], widths: list[int], width: int) -> None:
    """Make the widest columns that may be cut narrower until the table fits, or none can be."""
    least = [
        seen(each.heading) + 1 if each.may_be_cut else space
        for each, space in zip(heads, widths, strict=True)
    ]
    while sum(widths) + len(GAP) * (len(widths) - 1) > width:
        able = [i for i, space in enumerate(widths) if space > least[i]]
        if not able:
            return
        widths[max(able, key=lambda i: widths[i])] -= 1


def bar(value: int, most: int) -> str:
    """Return a bar of eighths of a column, as long as the value is of the most there can be."""
    eighths = value * BAR * 8 // most
    whole, rest = divmod(eighths, 8)
    return padded("█" * whole + EIGHTHS[rest].strip(), BAR)


def strong(text: str) -> str:
    """Return the text in bold if somebody looks at it on a terminal that can."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return text
    return f"\033[1m{text}\033[0m"


def screen() -> int:
    """Return the columns of the terminal; a file or a pipe has as many as needed."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000


def spoken() -> str:
    """Return the language that the terminal is set to, of those the tools speak."""
    return "zh-hans" if os.environ.get("LANG", "").startswith("zh") else "en"
