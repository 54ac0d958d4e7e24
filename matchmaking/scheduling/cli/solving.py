"""Solving for a person at a terminal, who may stop it and keep what has been found."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from matchmaking.faults import FaultyInputError, fault
from matchmaking.scheduling.exact import NotCoveredError
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.scheduling.solve import Search, solve
from matchmaking.terminal import harmless
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

NO_FAIRNESS = _(
    "only where all meetings are given and each participant has one representative."
)


def solved(problem: Problem, search: Search, fairness: int | None) -> Schedule:
    """Return a schedule; a first Ctrl-C stops the search and returns the best so far, a second one ends the program.

    Raises:
        FaultyInputError: fairness is asked for where it does not apply.
    """
    stopped, timed_out = threading.Event(), search.stop
    search = replace(search, stop=lambda: stopped.is_set() or timed_out())
    # Signals reach the main thread only between two of its own steps, so it waits while another one searches.
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(solve, problem, search, fairness=fairness)
        try:
            try:
                return running.result()
            except KeyboardInterrupt:
                stopped.set()
                return running.result()
        except NotCoveredError:
            raise not_for_fairness() from None


def not_for_fairness() -> FaultyInputError:
    return FaultyInputError([fault("--fairness", NO_FAIRNESS)])


def why_not(problem: Problem, schedule: Schedule, language: str) -> str:
    """Return in words why there is no schedule."""
    head = (
        _("%(name)s has no schedule. These conditions cannot hold together:")
        if schedule.status is Status.INFEASIBLE
        else _("%(name)s: no schedule was found, and no proof that there is none.")
    )
    lines = [Sentence(head, {"name": problem.name}).text(language)]
    lines += [f"  · {each.text(language)}" for each in schedule.conflict]
    return "\n".join(map(harmless, lines))


def as_json(record: object) -> str:
    """Return a record in one line."""
    return json.dumps(record, ensure_ascii=False)
