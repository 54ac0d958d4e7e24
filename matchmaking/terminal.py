"""Tables and a progress bar for a terminal, in which a Chinese character is two cells wide."""

import sys
from collections.abc import Sequence
from typing import TextIO
from unicodedata import east_asian_width

BAR = 30


def width(text: str) -> int:
    """Return how many cells a text takes."""
    return sum(1 + (east_asian_width(each) in "WF") for each in text)


def padded(text: str, cells: int, *, right: bool) -> str:
    space = " " * (cells - width(text))
    return space + text if right else text + space


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return the rows in columns under their heads; numbers stand at the right."""
    lines = [
        [f"{each:,}" if isinstance(each, int) else str(each) for each in row]
        for row in rows
    ]
    right = [
        bool(rows) and all(isinstance(row[at], int | float) for row in rows)
        for at in range(len(heads))
    ]
    cells = [
        max(width(line[at]) for line in [list(heads), *lines])
        for at in range(len(heads))
    ]
    shown = [
        "  ".join(
            padded(each, size, right=side)
            for each, size, side in zip(line, cells, right, strict=True)
        ).rstrip()
        for line in [list(heads), ["─" * size for size in cells], *lines]
    ]
    return "\n".join(shown)


class Progress:
    """A bar that fills on a terminal, and nothing anywhere else."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self.label = label
        self.stream = stream or sys.stderr
        self.shown = False

    def __call__(self, share: float, note: str = "") -> None:
        """Show how much is done, between 0 and 1."""
        if self.stream.isatty():
            full = round(max(0.0, min(1.0, share)) * BAR)
            self.stream.write(
                f"\r\x1b[K{self.label}  {'█' * full}{'░' * (BAR - full)} {note}"
            )
            self.stream.flush()
            self.shown = True

    def close(self) -> None:
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
