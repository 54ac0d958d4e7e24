"""Rows of plain values as a table for the terminal."""

import re
from collections.abc import Sequence

from matchmaking.terminal import Column, screen, table
from matchmaking.wording import Sentence

NUMBER = r"−?[0-9][0-9,]*(\.[0-9]+)?( %)?|–"


def shown(heads: Sequence[str], rows: Sequence[Sequence[object]], language: str) -> str:
    """Return a table under translated heads; columns of numbers stand at the right."""
    columns = [
        Column(
            Sentence(head).text(language),
            right=any(_counts(row[at], first=not at) for row in rows),
            may_be_cut=not at,
        )
        for at, head in enumerate(heads)
    ]
    cells = [
        [f"{each:,}" if isinstance(each, int) else str(each) for each in row]
        for row in rows
    ]
    return "\n".join(table(columns, cells, screen()))


def _counts(cell: object, *, first: bool) -> bool:
    """Say whether a cell is a number; what is told in the first column may look like one."""
    if isinstance(cell, str):
        return not first and re.fullmatch(NUMBER, cell) is not None
    return True
