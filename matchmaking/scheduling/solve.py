"""The front door: any problem in, a schedule with its bounds and reasons out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from matchmaking.scheduling.agenda.pipeline import EFFORT, promises, solve_event
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.agenda.publish import schedule_of
from matchmaking.scheduling.arrays import Event, event_of
from matchmaking.scheduling.exact import Effort, covers
from matchmaking.scheduling.exact.search import FULL
from matchmaking.scheduling.given import solve_given
from matchmaking.scheduling.impossible import conflict_of
from matchmaking.scheduling.problem import Lock, Problem
from matchmaking.scheduling.reasons import unmet
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.scheduling.selection import Selection, select
from matchmaking.scheduling.selection.demand import demand_of, forced_flags
from matchmaking.scheduling.selection.select import value_of
from matchmaking.scheduling.small import Placing, best_placing, is_small


def never() -> bool:
    return False


def untold(_share: float, _note: str) -> None:
    return None


@dataclass(frozen=True)
class Search:
    """How to search. The same seed and effort give the same schedule on every machine, however many threads there are."""

    seed: int = 1
    effort: int | None = None  # proposals per meeting; in proportion, the exact search
    threads: int = 1
    stop: Callable[[], bool] = never  # what is returned then is the best so far
    tell: Callable[[float, str], None] = untold  # (share done, what has been reached)


def solve(
    problem: Problem, search: Search | None = None, *, fairness: int | None = None
) -> Schedule:
    """Return a schedule of a valid problem (`validation.faults` names none).

    `fairness` is the largest difference allowed between the breaks of two participants, where all meetings are given.

    Raises:
        NotCoveredError: fairness is asked for where the exact solver does not model the problem.
    """
    search = search or Search()
    event = event_of(problem)
    if covers(problem) or fairness is not None:
        return solve_given(event, _exactly(search), fairness)
    schedule = _oversubscribed(event, search)
    if schedule.status is Status.UNKNOWN and not search.stop():
        schedule = _required_first(event, schedule, search)
    if is_small(event) and _is_open(event, schedule) and not search.stop():
        return _exactly_placed(event, schedule, search)
    return schedule


def _is_open(event: Event, schedule: Schedule) -> bool:
    """Say whether a schedule may be worth more: utility, and what keeps promises."""
    if schedule.status in {Status.UNKNOWN, Status.INFEASIBLE}:
        return schedule.status is Status.UNKNOWN
    bonuses = promises(event)
    bound = select(event, bonuses).bound if bonuses else schedule.utility_bound
    return _worth(event, schedule) < bound


def _worth(event: Event, schedule: Schedule) -> int:
    """Return utility and bonuses of a schedule."""
    index = event.problem.request_index
    held = np.array([index[each.request] for each in schedule.meetings], np.int64)
    return value_of(demand_of(event, promises(event)), held)


def _exactly(search: Search) -> Effort:
    def progress(bound: int, breaks: int | None) -> None:
        search.tell(bound / max(1, breaks or 2 * bound), f"{bound} … {breaks or ''}")

    return Effort(search.effort or FULL, search.seed, search.stop, progress)


def _oversubscribed(
    event: Event, search: Search, selection: Selection | None = None
) -> Schedule:
    def progress(done: int, total: int, figures: Mapping[str, int]) -> None:
        search.tell(done / max(1, total), f"{figures['breaks']:,}")

    work = Work(
        search.effort or EFFORT, search.seed, threads=search.threads, stop=search.stop
    )
    agenda = solve_event(
        event.problem, event=event, selection=selection, work=work, progress=progress
    )
    schedule = schedule_of(event, agenda)
    if schedule.status is Status.UNKNOWN:
        return replace(schedule, meetings=(), utility=0, breaks=0, break_bound=0)
    return replace(schedule, unmet=unmet(event, schedule.meetings))


def _required_first(event: Event, schedule: Schedule, search: Search) -> Schedule:
    """Return a schedule around a timetable of the meetings that must be held, or the proof that there is none."""
    alone = _must(event)
    if not covers(alone):
        return schedule
    timetable = solve_given(event_of(alone), _exactly(search))
    if timetable.status is Status.INFEASIBLE:
        return replace(timetable, utility_bound=schedule.utility_bound)
    if timetable.status is Status.UNKNOWN:
        return schedule
    slots = [
        replace(each, table=None, representatives=None) for each in timetable.locks()
    ]
    return _around(event, slots, search)


def _must(event: Event) -> Problem:
    """Return the event with nothing but the meetings that must be held."""
    requests = event.problem.requests
    forced = (requests[k] for k in np.flatnonzero(forced_flags(event)))
    return event.problem.with_requests(replace(each, required=True) for each in forced)


def _around(event: Event, slots: Iterable[Lock], search: Search) -> Schedule:
    """Return a schedule in which some meetings stay in their slots; why others are not met is told without that."""
    problem = event.problem
    locks = tuple(problem.lock_of.get(each.request, each) for each in slots)
    found = _oversubscribed(event_of(replace(problem, locks=locks)), search)
    if found.status is Status.UNKNOWN:
        return found
    return replace(found, unmet=unmet(event, found.meetings))


def _exactly_placed(event: Event, schedule: Schedule, search: Search) -> Schedule:
    """Return a schedule of a small event that is worth more, or a lower bound, or the proof that there is none."""
    index, bonuses = event.problem.request_index, promises(event)
    hint = {
        index[each.request]: int(event.column_of[event.problem.slot_index[each.slot]])
        for each in schedule.meetings
    }
    effort = search.effort or FULL
    found = best_placing(
        event, hint, bonuses, effort=effort, seed=search.seed, stop=search.stop
    )
    if found.status is Status.INFEASIBLE:
        conflict = conflict_of(_must(event), _exactly(search))
        return replace(schedule, status=Status.INFEASIBLE, conflict=conflict)
    bound = schedule.utility_bound
    if found.bound is not None and not bonuses:
        bound = min(bound, found.bound)
    better = schedule
    unknown = schedule.status is Status.UNKNOWN
    if len(found.column) and (unknown or found.worth > _worth(event, schedule)):
        placed = _placed(event, found, search)
        better = schedule if placed.status is Status.UNKNOWN else placed
    if better.status is Status.UNKNOWN:
        return replace(better, utility_bound=bound)
    priced = event.problem.day_price and event.days > 1
    unbroken = better.breaks == 0 and not priced
    proven = unbroken or better.status is Status.OPTIMAL
    best = proven and better.utility == bound
    status = Status.OPTIMAL if best else Status.FEASIBLE
    return replace(better, utility_bound=bound, status=status)


def _placed(event: Event, found: Placing, search: Search) -> Schedule:
    """Return a polished schedule of the requests of a placing; if they find no place again, one that stays in its slots."""
    held = found.held
    utility = int(event.utility[held].sum())
    free = _oversubscribed(event, search, Selection(held, utility, found.bound or 0))
    if free.status is not Status.UNKNOWN and _worth(event, free) >= found.worth:
        return free
    problem = event.problem
    at = event.slot_of[found.column]
    slots = (Lock(problem.requests[k].id, problem.slots[at[k]].id) for k in held)
    return _around(event, slots, search)
