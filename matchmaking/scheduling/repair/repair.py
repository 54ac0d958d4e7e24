"""Three ways to mend a schedule: nobody told who need not be, a few, or most utility."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from matchmaking.scheduling.agenda.windows import break_bound
from matchmaking.scheduling.arrays import Event
from matchmaking.scheduling.jit import COMPILED
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.reasons.codes import reasons
from matchmaking.scheduling.reasons.usage import usage_of
from matchmaking.scheduling.repair.boards import Seats, frozen_seats, kept_seats
from matchmaking.scheduling.repair.diff import Diff, diff_of
from matchmaking.scheduling.repair.disruptions import (
    Absent,
    Added,
    Cancelled,
    Disruption,
    disrupted,
)
from matchmaking.scheduling.repair.joint import with_owed_joint
from matchmaking.scheduling.repair.places import meetings_of_seats
from matchmaking.scheduling.repair.search import (
    EVERYBODY,
    NOBODY,
    Found,
    Tariff,
    annealed,
    filled,
)
from matchmaking.scheduling.repair.standing import Moment, Standing, standing_of
from matchmaking.scheduling.schedule import Meeting, Schedule, Status, Unmet
from matchmaking.scheduling.selection import utility_bound

EFFORT = 150 if COMPILED else 10  # steps for each request that could be held
MOST_UTILITY = Tariff(keep=300, tell=5)


@dataclass(frozen=True)
class Alternative:
    """One way to mend the schedule. `budget` of None: as many are told as it takes."""

    budget: int | None
    schedule: Schedule
    diff: Diff
    missed: tuple[str, ...]  # requests that must be held, and are not


@dataclass(frozen=True)
class Repair:
    """The event after the disruptions, and what can be made of its schedule.

    In `problem`, forced meetings that cannot be held where they were are free to be held elsewhere; those that some
    way misses need not be held, so that each way is a schedule of it.
    """

    problem: Problem
    alternatives: tuple[Alternative, ...]
    lost: tuple[str, ...]  # published meetings that cannot be held as they were


@dataclass(frozen=True, slots=True)
class Terms:
    """How many may be told, and how long to search."""

    budget: int = 25  # people told who lose no meeting, in the second alternative
    seed: int = 1
    effort: int = EFFORT


@dataclass(frozen=True)
class _Case:
    """A disrupted event and its published schedule."""

    before: Problem
    published: tuple[Meeting, ...]
    standing: Standing
    gone: frozenset[str]
    vanished: tuple[str, ...]  # must be held, and came with the disruptions in vain
    bound: int
    terms: Terms


def repair(
    problem: Problem,
    schedule: Schedule,
    disruptions: Iterable[Disruption],
    moment: Moment,
    terms: Terms = Terms(),
) -> Repair:
    """Return three alternatives: nobody told who loses no meeting, a few of them, and most utility.

    The problem is valid, with what is added too (`validation.faults`).

    Nothing past, locked, fixed, required, of three or more, or beginning within the notice moves, unless a disruption
    makes it impossible.  What must be held and does not stand comes before all utility, then utility counts: no
    alternative has less than filling free places within its budget, published meetings first, nor than the one before.

    Raises:
        KeyError: a disruption names what the problem does not have.
    """
    begun = _begun(problem, schedule, moment)
    happened = [
        each
        for each in disruptions
        if not (isinstance(each, Cancelled) and each.request in begun)
    ]
    after = disrupted(problem, happened, moment.now)
    standing = with_owed_joint(standing_of(problem, after, schedule.meetings, moment))
    gone = frozenset(each.participant for each in happened if isinstance(each, Absent))
    bound = _bound(standing)
    vain = tuple(_vanished(happened, after))
    case = _Case(problem, schedule.meetings, standing, gone, vain, bound, terms)
    found: list[Found] = []
    for each in (NOBODY, terms.budget, EVERYBODY):
        found.append(_mended(case, each, found[-1] if found else None))
    shown = (NOBODY, terms.budget, None)
    ways = tuple(_told(case, f, b) for f, b in zip(found, shown, strict=True))
    return Repair(_left(standing, ways), ways, _lost(case))


def _vanished(happened: Iterable[Disruption], after: Problem) -> Iterator[str]:
    """Yield added requests that must be held and went with somebody who does not come, or with the last table."""
    for each in happened:
        for request in each.requests if isinstance(each, Added) else ():
            must = request.required or request.fixed is not None
            if must and request.id not in after.request_index:
                yield request.id


def _left(standing: Standing, ways: Iterable[Alternative]) -> Problem:
    """Return the event that is left; what is owed must be held there if every way holds it."""
    missed = {each for way in ways for each in way.missed}
    problem = standing.event.problem
    requests = list(problem.requests)
    for k, asked in standing.owed.items():
        if asked.id not in missed:
            fell = k in standing.published
            requests[k] = replace(asked, fixed=None) if fell else asked
    return replace(problem, requests=tuple(requests))


def _lost(case: _Case) -> tuple[str, ...]:
    """Return the published meetings that cannot be held when they were."""
    index = case.standing.event.problem.request_index
    stay = case.standing.kept.keys() - case.standing.placed.keys()
    names = [each.request for each in case.published]
    return tuple(n for n in names if index.get(n) not in stay)


def _begun(problem: Problem, schedule: Schedule, moment: Moment) -> set[str]:
    """Return the meetings that have begun, which nobody can call off any more."""
    slots, index = problem.slots, problem.slot_index
    return {
        each.request
        for each in schedule.meetings
        if moment.has_begun(slots[index[each.slot]])
    }


def _bound(standing: Standing) -> int:
    """Return the utility that no schedule with what is done has."""
    done = int(standing.event.utility[standing.done].sum())
    return done + utility_bound(standing.remaining)


def _mended(case: _Case, budget: int, before: Found | None) -> Found:
    """Return the best of a plain fill, what was found for a smaller budget, and the annealing that starts from both.

    Where all may be told and something owed is not held yet, what may move also makes way for it at once.
    """
    standing = case.standing
    tariff = MOST_UTILITY if budget == EVERYBODY else Tariff()
    starts = [filled(standing, kept_seats(standing), budget, tariff)]
    if before is not None:
        starts.append(filled(standing, before.seats, budget, tariff))
    if budget == EVERYBODY and starts[-1].owed < len(standing.owed):
        starts.append(filled(standing, frozen_seats(standing), budget, tariff))
    start = max(starts, key=lambda each: each.value)
    steps = case.terms.effort * len(standing.possible)
    best = annealed(standing, start, budget, tariff, steps, case.terms.seed)
    return max((best, *starts), key=lambda each: (each.owed, each.utility))


def _told(case: _Case, found: Found, budget: int | None) -> Alternative:
    standing = case.standing
    meetings = meetings_of_seats(standing, found.seats)
    people = standing.event.problem.participants
    touched = {people[p].id for p in np.flatnonzero(standing.touched)}
    touched |= case.before.participant_index.keys() - {each.id for each in people}
    diff = diff_of(_joined(case), case.published, meetings, case.gone, touched)
    owed = (k for k in standing.owed if found.seats.column[k] < 0)
    missed = (*case.vanished, *(standing.owed[k].id for k in owed))
    return Alternative(budget, _schedule(case, found, meetings), diff, missed)


def _joined(case: _Case) -> Problem:
    """Return the problem with the participants and requests that are gone too, in the order of the file."""
    before, after = case.before, case.standing.event.problem
    come = [p for p in after.participants if p.id not in before.participant_index]
    asked = [r for r in after.requests if r.id not in before.request_index]
    return replace(
        before,
        participants=(*before.participants, *come),
        requests=(*before.requests, *asked),
    )


def _schedule(case: _Case, found: Found, meetings: tuple[Meeting, ...]) -> Schedule:
    event = case.standing.event
    usage = usage_of(_still(case.standing), meetings)
    return Schedule(
        status=Status.FEASIBLE,
        meetings=meetings,
        unmet=tuple(
            Unmet(event.problem.requests[k].id, reason, why)
            for k, reason, why in reasons(usage, usage.unmet)
        ),
        utility=found.utility,
        utility_bound=case.bound,
        breaks=breaks_of_seats(case.standing, found.seats),
        break_bound=break_bound(event, found.seats.column),
        seed=case.terms.seed,
        effort=case.terms.effort,
    )


def _still(standing: Standing) -> Event:
    """Return the event for the reasons why requests are not met: what is settled is no slot for them any more."""
    problem = standing.event.problem
    settled = standing.settled[standing.event.column_of]
    past = {s.id for s, over in zip(problem.slots, settled, strict=True) if over}
    people = (replace(p, forbidden=p.forbidden | past) for p in problem.participants)
    return replace(
        standing.remaining, problem=replace(problem, participants=tuple(people))
    )


def breaks_of_seats(standing: Standing, seats: Seats) -> int:
    """Return the gaps between the meetings of each representative, day by day."""
    event = standing.event
    busy = np.zeros(event.available.shape, np.bool_)
    for k in np.flatnonzero(seats.column >= 0).tolist():
        rows = standing.kept[k] if k in event.joint else (seats.x[k], seats.y[k])
        busy[list(rows), seats.column[k]] = True
    runs = int((busy[:, 1:] & ~busy[:, :-1]).sum())
    days = sum(int(busy[:, event.day_of == d].any(1).sum()) for d in range(event.days))
    return runs - days
