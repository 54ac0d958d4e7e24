"""The state all kernels share."""

from typing import Any, NamedTuple

FREE, BLOCKED = -1, -2  # a cell without a meeting; one whose meeting never moves
OWN_TABLE, POOLED_TABLE, VIRTUAL = 0, 1, 2
KINDS = 3


class Grid(NamedTuple):
    """M meetings on R rows by W columns; a meeting without a column is not held.

    `mixed`, `restricted` and `linked` say whether kinds, allowed columns and precedences have to be looked at.
    """

    x: Any  # (M,) row of the first participant
    y: Any  # (M,) row of the second
    total: Any  # (M,) x + y, so that the other end of a meeting is total - row
    column: Any  # (M,) column, or -1
    cell: Any  # (R * W,) meeting, FREE or BLOCKED
    width: int  # W
    kind: Any  # (M,) OWN_TABLE, POOLED_TABLE or VIRTUAL
    load: Any  # (3 * W,) meetings by kind and column
    capacity: Any  # (3 * W,)
    choice: Any  # (M,) row of `allowed`
    allowed: Any  # (choices * W,) columns a meeting may take
    link_start: (
        Any  # (M + 1,) links of meeting k are link_start[k] .. link_start[k + 1] - 1
    )
    link_to: Any  # the other meeting of a precedence
    link_sign: Any  # 1: it comes after the meeting; -1: before
    mixed: int
    restricted: int
    linked: int
