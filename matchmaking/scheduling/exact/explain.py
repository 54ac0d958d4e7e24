"""Why there is no timetable: a minimal set of conditions that cannot hold together.

Deletion filter (Chinneck, "Feasibility and infeasibility in optimization", 2008, chapter 6): a condition is lifted for
good if the others are infeasible without it; first in halves, so that the many that do not matter go quickly.  What
counting does not refute mostly has a timetable that is quickly guessed; only the rest is searched.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from matchmaking.scheduling.exact.classic import Classic
from matchmaking.scheduling.exact.conditions import (
    Condition,
    Kind,
    conditions_of,
    under,
)
from matchmaking.scheduling.exact.presolve import (
    InfeasibleError,
    Refutation,
    narrowed,
    presolve,
)
from matchmaking.scheduling.exact.rules import classic_of
from matchmaking.scheduling.exact.search import Effort, encode_any
from matchmaking.scheduling.exact.solver import run
from matchmaking.scheduling.exact.timetable import Guess, holds
from matchmaking.scheduling.exact.words import TOO_SMALL, reason, sentence
from matchmaking.scheduling.problem import Problem
from matchmaking.wording import Sentence

FULL = 1000  # effort
TEST = 2.0  # deterministic seconds of one search

Refuted = Callable[[Sequence[Condition]], bool]


@dataclass(frozen=True)
class Infeasible:
    """A problem without a timetable, and what finds out whether some of its conditions have one."""

    problem: Problem
    fairness: int | None = None
    work: Effort = field(default_factory=Effort)
    guess: Guess | None = None

    def counted(self, kept: Sequence[Condition]) -> Refutation | None:
        """Return the refutation of these conditions by counting, if there is one."""
        classic = self._classic(under(self.problem, kept), kept)
        try:
            if classic.fairness is None:
                narrowed(classic)
            else:
                presolve(classic)
        except InfeasibleError as error:
            return error.refutation
        return None

    def by_counting(self, kept: Sequence[Condition]) -> bool:
        return self.counted(kept) is not None

    def by_search(self, kept: Sequence[Condition]) -> bool:
        """Say whether counting or search shows that these conditions have no timetable."""
        if self.by_counting(kept):
            return True
        problem = under(self.problem, kept)
        classic = self._classic(problem, kept)
        if self.guess is not None and holds(self.guess(problem), classic):
            return False
        found = run(
            encode_any(presolve(classic)),
            limit=TEST * self.work.effort / FULL,
            seed=self.work.seed,
            stop=self.work.stop,
        )
        return found.refuted

    def _classic(self, problem: Problem, kept: Sequence[Condition]) -> Classic:
        fair = Condition(Kind.FAIRNESS) in kept
        return classic_of(problem, self.fairness if fair else None)


def conflict(case: Infeasible) -> tuple[Sentence, ...]:
    """Return the conditions of a conflict in words, and what they add up to where counting shows it.

    No condition can be left out: searched within the effort, which small conflicts never use up.  No condition at all
    means that the event itself is too small.
    """
    kept = conflicting(case)
    refutation = case.counted(kept)
    told = [sentence(case.problem, each, case.fairness) for each in kept]
    if refutation is not None:
        return (*told, reason(case.problem, refutation, case.fairness))
    return tuple(told) or (Sentence(TOO_SMALL),)


def conflicting(case: Infeasible) -> tuple[Condition, ...]:
    """Return a minimal infeasible set of the conditions."""
    kept, work = conditions_of(case.problem, case.fairness), case.work
    if case.by_counting(kept):
        kept = without_needless(kept, case.by_counting, work, len(kept) // 2)
        return without_needless(kept, case.by_search, work, 1)
    return without_needless(kept, case.by_search, work, len(kept) // 2)


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
