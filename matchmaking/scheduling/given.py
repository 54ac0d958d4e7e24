"""The classic problem, all meetings given: the exact solver's timetable with tables and representatives."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matchmaking.scheduling.agenda.pipeline import Agenda
from matchmaking.scheduling.agenda.publish import schedule_of
from matchmaking.scheduling.agenda.rows import Rows
from matchmaking.scheduling.agenda.start import good_start
from matchmaking.scheduling.arrays import Event, Ints, event_of
from matchmaking.scheduling.components import components
from matchmaking.scheduling.exact import Effort, Outcome, solve_classic
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Schedule, Status

# Proposals per meeting for a timetable that the exact search starts from: more cost more than they save.
START = 100
FAIR = 300  # for one that keeps a limit on breaks once conditions are lifted; without a limit any timetable will do


def solve_given(event: Event, work: Effort, fairness: int | None = None) -> Schedule:
    """Return the schedule with the fewest breaks, or a conflict that rules every schedule out.

    Raises:
        NotCoveredError: the exact solver does not model the problem.
    """
    problem = event.problem
    # A difference between participants of different parts is allowed only so far, so fairness ties the parts together.
    parts = (problem,) if fairness is not None else components(problem)
    if len(parts) == 1:
        return _schedule(event, _outcome(event, work, fairness), work)
    outcomes = [_outcome(event_of(each), work, None) for each in parts]
    return _schedule(event, _joined(problem, parts, outcomes), work)


def _outcome(event: Event, work: Effort, fairness: int | None) -> Outcome:
    def guess(problem: Problem) -> Sequence[int | None] | None:
        own = event if problem is event.problem else event_of(problem)
        lifted = FAIR if fairness is not None else 0
        proposals = START if own is event else lifted
        column = good_start(own, min(work.effort, proposals), work.seed)
        return None if column is None else own.slot_of[column].tolist()

    return solve_classic(event.problem, fairness=fairness, guess=guess, work=work)


def _joined(
    problem: Problem, parts: Sequence[Problem], outcomes: Sequence[Outcome]
) -> Outcome:
    """Return the outcome of all independent parts together; the first that has no schedule speaks for all."""
    for status in (Status.INFEASIBLE, Status.UNKNOWN):
        for each in outcomes:
            if each.status is status:
                return each
    slots = {
        request.id: slot
        for part, each in zip(parts, outcomes, strict=True)
        for request, slot in zip(part.requests, each.slots or (), strict=True)
    }
    proven = all(each.status is Status.OPTIMAL for each in outcomes)
    return Outcome(
        Status.OPTIMAL if proven else Status.FEASIBLE,
        tuple(slots[request.id] for request in problem.requests),
        sum(each.breaks or 0 for each in outcomes),
        sum(each.break_bound for each in outcomes),
    )


def _schedule(event: Event, outcome: Outcome, work: Effort) -> Schedule:
    utility = int(event.utility.sum())
    if outcome.slots is None:
        return Schedule(
            outcome.status,
            utility_bound=utility,
            break_bound=outcome.break_bound,
            conflict=outcome.conflict,
            seed=work.seed,
            effort=work.effort,
        )
    column = event.column_of[list(outcome.slots)]
    agenda = Agenda(
        column=column,
        rows=Rows(_rows(event, event.first, 0), _rows(event, event.second, 1)),
        joint={k: (int(column[k]), _joint_rows(event, k)) for k in event.joint},
        unplaced=np.empty(0, np.int64),
        utility=utility,
        utility_bound=utility,
        breaks=outcome.breaks or 0,
        break_bound=outcome.break_bound,
        days=_attended_days(event, column),
        seed=work.seed,
        effort=work.effort,
    )
    return replace(schedule_of(event, agenda), status=outcome.status)


def _rows(event: Event, participants: Ints, side: int) -> Ints:
    """Return the row of each request's participant on one side: the first, unless a lock names another."""
    rows = event.row_start[participants].copy()
    for lock in event.problem.locks:
        if lock.representatives is not None:
            k = event.problem.request_index[lock.request]
            rows[k] += lock.representatives[side]
    return rows


def _joint_rows(event: Event, request: int) -> tuple[int, ...]:
    """Return the row of each participant of a joint meeting: the first, unless a lock names another."""
    lock = event.problem.lock_of.get(event.problem.requests[request].id)
    members = event.joint[request]
    named = (lock and lock.representatives) or (0,) * len(members)
    return tuple(
        int(event.row_start[p]) + number
        for p, number in zip(members, named, strict=True)
    )


def _attended_days(event: Event, column: Ints) -> int:
    """Return on how many days participants have a meeting, summed over them."""
    days = event.day_of[column].tolist()
    return len({(p, days[k]) for k in range(event.requests) for p in event.members(k)})
