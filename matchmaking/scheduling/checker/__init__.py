"""Is a schedule what it claims to be?  Reads the problem and the schedule, and shares no code with any solver."""

from collections.abc import Sequence

from matchmaking.scheduling.checker.agendas import faults_between
from matchmaking.scheduling.checker.held import held, unknown
from matchmaking.scheduling.checker.meetings import faults_of
from matchmaking.scheduling.checker.totals import (
    Totals,
    faults_in_fairness,
    faults_in_figures,
    totals_of,
)
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Meeting, Schedule, Status
from matchmaking.wording import Sentence

__all__ = ["Totals", "check", "recount"]


def check(
    problem: Problem, schedule: Schedule, fairness: int | None = None
) -> list[Sentence]:
    """Return a sentence for each rule the schedule breaks and each figure it tells wrongly; none: it is sound.

    `fairness` is the largest difference allowed between the breaks of two participants.  A schedule that says it is
    infeasible or unknown holds no meetings, and nothing about it can be checked.
    """
    if schedule.status in {Status.INFEASIBLE, Status.UNKNOWN} and not schedule.meetings:
        return []
    found = list(unknown(problem, schedule.meetings))
    if found:
        return found
    meetings = [held(problem, each) for each in schedule.meetings]
    for each in meetings:
        found += faults_of(each, problem)
    found += faults_between(problem, meetings)
    totals = totals_of(problem, meetings)
    found += faults_in_figures(problem, schedule, totals)
    if fairness is not None:
        found += faults_in_fairness(totals, fairness)
    return found


def recount(problem: Problem, meetings: Sequence[Meeting]) -> Totals:
    """Return what meetings add up to; all that they name must exist."""
    return totals_of(problem, [held(problem, each) for each in meetings])
