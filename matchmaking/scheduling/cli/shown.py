"""Rows of plain values as a table for the terminal."""

from collections.abc import Sequence

from matchmaking.terminal import Column, screen, table
from matchmaking.wording import Sentence


def shown(heads: Sequence[str], rows: Sequence[Sequence[object]], language: str) -> str:
    """Return a table under translated heads; columns of numbers stand at the right."""
    columns = [
        Column(
            Sentence(head).text(language),
            right=all(isinstance(row[at], int | float) for row in rows),
            may_be_cut=not at,
        )
        for at, head in enumerate(heads)
    ]
    cells = [
        [f"{each:,}" if isinstance(each, int) else str(each) for each in row]
        for row in rows
    ]
    return "\n".join(table(columns, cells, screen()))
