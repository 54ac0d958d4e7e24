"""The classic problem, exactly: every meeting is held, breaks are as few as can be, and there is a proof of it.

After Bofill et al., "Meeting scheduling in B2B events", JAIR 74 (2022).  `covers` says which problems; `solve_classic`
solves them; `lower_bound` is there at once.
"""

from matchmaking.scheduling.exact.search import Effort
from matchmaking.scheduling.exact.solve import (
    NotCoveredError,
    Outcome,
    covers,
    lower_bound,
    solve_classic,
)

__all__ = [
    "Effort",
    "NotCoveredError",
    "Outcome",
    "covers",
    "lower_bound",
    "solve_classic",
]
