"""`bound`: what no schedule can surpass, told without solving."""

import time
from argparse import Namespace

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.cli.files import event_beside
from matchmaking.scheduling.cli.shown import shown
from matchmaking.scheduling.cli.solving import as_json, not_for_fairness
from matchmaking.scheduling.exact import covers, lower_bound
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.selection import utility_bound
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

POSSIBLE, INFEASIBLE = 0, 1
HEADS = (_("Event"), _("Utility at most"), _("Breaks at least"), _("Seconds"))


def run(given: Namespace) -> int:
    """Print the bounds of each file; those whose required meetings cannot be counted into the slots are infeasible."""
    rows, code = [], POSSIBLE
    for problem in [event_beside(path, *given.files[1:]) for path in given.files]:
        started = time.process_time()
        breaks = _breaks(problem, given.fairness)
        utility = None if breaks is None else utility_bound(event_of(problem))
        seconds = round(time.process_time() - started, 3)
        if breaks is None:
            code = INFEASIBLE
        told = {
            "instance": problem.name,
            "utility_bound": utility,
            "break_bound": breaks,
            "seconds": seconds,
        }
        if given.json:
            print(as_json(told))
        never = Sentence(_("infeasible")).text(given.language)
        rows.append(
            [
                problem.name,
                never if utility is None else utility,
                never if breaks is None else breaks,
                f"{seconds:.3f}",
            ]
        )
    if not given.json:
        print(shown(HEADS, rows, given.language))
    return code


def _breaks(problem: Problem, fairness: int | None) -> int | None:
    """Return breaks that nobody can avoid; None: there is no schedule. Where meetings may be left out it is 0."""
    if covers(problem):
        return lower_bound(problem, fairness)
    if fairness is not None:
        raise not_for_fairness()
    return 0
