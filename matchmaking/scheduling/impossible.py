"""Why a small event has no schedule, where its kind is not the exact solver's: several representatives, prices of days."""

from collections.abc import Sequence

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.exact.conditions import Condition, conditions_of, under
from matchmaking.scheduling.exact.explain import without_needless
from matchmaking.scheduling.exact.search import Effort
from matchmaking.scheduling.exact.words import TOO_SMALL, sentence
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Status
from matchmaking.scheduling.small import best_placing
from matchmaking.wording import Sentence

TENTH = 10  # of the effort of a solution goes into each condition


def conflict_of(problem: Problem, work: Effort) -> tuple[Sentence, ...]:
    """Return conditions that cannot hold together with all requests of an infeasible problem, in words.

    None can be left out, as far as the effort shows.
    """

    def refuted(kept: Sequence[Condition]) -> bool:
        found = best_placing(
            event_of(under(problem, kept)),
            {},
            effort=max(1, work.effort // TENTH),
            seed=work.seed,
            stop=work.stopped,
        )
        return found.status is Status.INFEASIBLE

    kept = conditions_of(problem, None)
    kept = without_needless(kept, refuted, work, len(kept) // 2)
    return tuple(sentence(problem, each, None) for each in kept) or (
        Sentence(TOO_SMALL),
    )
