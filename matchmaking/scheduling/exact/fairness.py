"""Fairness where nobody is sure to have no break: then the fewest breaks of all must be known exactly."""

from matchmaking.scheduling.exact.encoding import Encoding
from matchmaking.scheduling.exact.literals import Literal, no


def limit_difference(encoding: Encoding, limit: int) -> None:
    """Say that no participant has more than `limit` breaks more than another.

    `encoding.gaps` may be true without need, so they bound breaks from above; the fewest breaks need literals that are
    true only where a break is.
    """
    low = encoding.model.new_int_var(0, encoding.classic.slots, "")
    for person, gaps in encoding.gaps.items():
        sure = [_sure_gap(encoding, person, j) for j in range(1, len(gaps) + 1)]
        encoding.model.add(low <= sum(sure))
        encoding.model.add(sum(gaps) <= low + limit)


def _sure_gap(encoding: Encoding, person: int, j: int) -> Literal:
    """Return a literal that is true only if a break follows the j-th meeting."""
    sure, begun = encoding.new(), encoding.begun[person]
    last = encoding.classic.last_of_day
    for slot in range(encoding.classic.slots):
        here = (no(sure), no(begun[slot][j]), begun[slot - 1][j])
        if slot == last[slot]:
            encoding.clause(*here)
        else:
            encoding.clause(*here, no(begun[slot + 1][j + 1]))
            encoding.clause(*here, begun[last[slot]][j + 1])
    return sure
