"""The door of the exact solver: from a problem to a proven answer."""

from dataclasses import dataclass

from matchmaking.scheduling.exact.explain import Infeasible, conflict
from matchmaking.scheduling.exact.presolve import InfeasibleError, presolve
from matchmaking.scheduling.exact.rules import classic_of
from matchmaking.scheduling.exact.search import Effort, search
from matchmaking.scheduling.exact.timetable import Guess, holds
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Status
from matchmaking.wording import Sentence


class NotCoveredError(Exception):
    """The exact solver does not model what this problem asks for; see `covers`."""


@dataclass(frozen=True)
class Outcome:
    """The answer to a classic problem; `break_bound` holds for every timetable.

    `slots` has a slot position for each request, in the order of the file; `conflict` names conditions that cannot hold
    together, if none do.
    """

    status: Status
    slots: tuple[int, ...] | None = None
    breaks: int | None = None
    break_bound: int = 0
    conflict: tuple[Sentence, ...] = ()


def covers(problem: Problem) -> bool:
    """Say whether the exact solver models the whole problem.

    It does if every request is required, and nobody with several meetings has several representatives (whose breaks
    would depend on who takes part); with more than one day, days must have no price of their own.  Meetings of three or
    more, virtual and hosted ones, sessions, absences, locks, precedences and closed tables are all covered.
    """
    meetings = dict.fromkeys((each.id for each in problem.participants), 0)
    for request in problem.requests:
        for person in request.participants:
            meetings[person] += 1
    return (
        problem.is_classic
        and all(
            each.representatives == 1 or meetings[each.id] <= 1
            for each in problem.participants
        )
        and (not problem.day_price or len({slot.day for slot in problem.slots}) <= 1)
    )


def lower_bound(problem: Problem, fairness: int | None = None) -> int | None:
    """Return breaks that no timetable can avoid, in milliseconds: the sum over agendas on their own.

    None: counting shows that there is no timetable at all.
    """
    try:
        return presolve(classic_of(problem, fairness)).bound
    except InfeasibleError:
        return None


def solve_classic(
    problem: Problem,
    *,
    fairness: int | None = None,
    guess: Guess | None = None,
    work: Effort | None = None,
) -> Outcome:
    """Return the timetable with the fewest breaks, or why there is none.

    `guess` is asked for a good timetable, of a problem with less conditions too; what breaks a condition is not used.
    The same problem, effort, seed and guesses give the same answer in every process, unless `work.stop` ends it early.

    Raises:
        NotCoveredError: `covers` says no.
    """
    if not covers(problem):
        raise NotCoveredError
    work = work or Effort()
    classic = classic_of(problem, fairness)
    try:
        problem_left = presolve(classic)
    except InfeasibleError:
        return _infeasible(Infeasible(problem, fairness, work, guess))
    start = guess(problem) if guess is not None else None
    usable = start if holds(start, classic) else None
    found = search(problem_left, usable, work)
    if found.infeasible:
        return _infeasible(Infeasible(problem, fairness, work, guess))
    if found.slots is None:
        return Outcome(Status.UNKNOWN, break_bound=found.bound)
    status = Status.OPTIMAL if found.is_done else Status.FEASIBLE
    return Outcome(status, found.slots, found.breaks, found.bound)


def _infeasible(case: Infeasible) -> Outcome:
    return Outcome(Status.INFEASIBLE, conflict=conflict(case))
