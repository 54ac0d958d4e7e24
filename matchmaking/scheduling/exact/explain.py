"""Why there is no timetable: a minimal set of conditions that cannot hold together.

Deletion filter (Chinneck, "Feasibility and infeasibility in optimization", 2008, chapter 6): a condition is lifted for
good if the others are infeasible without it; first in halves, so that the many that do not matter go quickly.
"""

from collections.abc import Callable, Sequence

from matchmaking.scheduling.exact.conditions import Condition, classic_of, conditions_of
from matchmaking.scheduling.exact.presolve import (
    InfeasibleError,
    Refutation,
    narrowed,
    presolve,
)
from matchmaking.scheduling.exact.search import Effort, encode_any
from matchmaking.scheduling.exact.solver import run
from matchmaking.scheduling.exact.words import TOO_SMALL, reason, sentence
from matchmaking.scheduling.problem import Problem
from matchmaking.wording import Sentence

FULL = 1000  # effort
TEST = 2.0  # deterministic seconds of one search

Refuted = Callable[[Sequence[Condition]], bool]


def conflict(
    problem: Problem, fairness: int | None, work: Effort
) -> tuple[Sentence, ...]:
    """Return the conditions of a conflict in words, and what they add up to where counting shows it.

    No condition can be left out: searched within the effort, which small conflicts never use up.  No condition at all
    means that the event itself is too small.
    """
    kept = conflicting(problem, fairness, work)
    refutation = counted(problem, fairness, kept)
    told = [sentence(problem, each, fairness) for each in kept]
    if refutation is not None:
        return (*told, reason(problem, refutation, fairness))
    return tuple(told) or (Sentence(TOO_SMALL),)


def conflicting(
    problem: Problem, fairness: int | None, work: Effort
) -> tuple[Condition, ...]:
    """Return a minimal infeasible set of the conditions of an infeasible problem."""

    def by_counting(kept: Sequence[Condition]) -> bool:
        return counted(problem, fairness, kept) is not None

    def by_search(kept: Sequence[Condition]) -> bool:
        return by_counting(kept) or _refuted(problem, fairness, kept, work)

    kept = conditions_of(problem, fairness)
    if by_counting(kept):
        kept = without_needless(kept, by_counting, work, len(kept) // 2)
        return without_needless(kept, by_search, work, 1)
    return without_needless(kept, by_search, work, len(kept) // 2)


def counted(
    problem: Problem, fairness: int | None, kept: Sequence[Condition]
) -> Refutation | None:
    """Return the refutation by counting, if these conditions have one."""
    try:
        classic = classic_of(problem, fairness, kept)
        if classic.fairness is None:
            narrowed(classic)
        else:
            presolve(classic)
    except InfeasibleError as error:
        return error.refutation
    return None


def without_needless(
    conditions: Sequence[Condition], refuted: Refuted, work: Effort, size: int
) -> tuple[Condition, ...]:
    """Return a smallest part, by inclusion, that is still refuted; at first `size` are lifted at once."""
    kept = tuple(conditions)
    size = max(1, size)
    while True:
        start = 0
        while start < len(kept) and not work.stopped():
            rest = kept[:start] + kept[start + size :]
            if refuted(rest):
                kept = rest
            else:
                start += size
        if size == 1:
            return kept
        size //= 2


def _refuted(
    problem: Problem,
    fairness: int | None,
    kept: Sequence[Condition],
    work: Effort,
) -> bool:
    """Say whether search shows that these conditions have no timetable."""
    left = presolve(classic_of(problem, fairness, kept))
    found = run(
        encode_any(left),
        limit=TEST * work.effort / FULL,
        seed=work.seed,
        stop=work.stop,
    )
    return found.refuted
