"""The oversubscribed problem from end to end: select, place, polish, seat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np

from matchmaking.scheduling.agenda.assign import assigned, pairs_of
from matchmaking.scheduling.agenda.cooling import Cooling
from matchmaking.scheduling.agenda.days import give_up_days
from matchmaking.scheduling.agenda.draft import Draft
from matchmaking.scheduling.agenda.ejection import eject, weights
from matchmaking.scheduling.agenda.joint import Joint
from matchmaking.scheduling.agenda.latecomers import fill_joint
from matchmaking.scheduling.agenda.polishing import Work, polish
from matchmaking.scheduling.agenda.rows import Rows
from matchmaking.scheduling.agenda.shifts import change_shifts
from matchmaking.scheduling.agenda.windows import (
    attended_days,
    break_bound,
    breaks_of,
)
from matchmaking.scheduling.arrays import Event, Ints, event_of
from matchmaking.scheduling.jit import COMPILED
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.selection import Selection, select, utility_bound
from matchmaking.scheduling.selection.demand import forced_flags, meetings_of

EFFORT = 1000 if COMPILED else 200  # proposals per meeting
EJECTIONS, EJECTED = 5000, 5000  # most steps per meeting, for at most so many
AFTERWARDS = 10  # a tenth of the effort smooths what was placed last
WARM = Cooling(hot=0.15, cold=0.1, guide_hot=20.0)  # keeps most of what was reached
PROMISES = (100, 60, 30)  # in hundredths of the largest utility
Progress = Callable[[int, int, Mapping[str, int]], None]


@dataclass(frozen=True)
class Agenda:
    """When each request is held and by whom, before tables are given out."""

    column: Ints  # (M,) column, -1 where it is not held
    rows: Rows
    joint: Joint
    unplaced: Ints  # forced requests that found no place
    utility: int
    utility_bound: int
    breaks: int
    break_bound: int
    days: int  # attended days of all participants
    seed: int
    effort: int


def solve_event(
    problem: Problem,
    *,
    event: Event | None = None,
    selection: Selection | None = None,
    work: Work | None = None,
    progress: Progress | None = None,
) -> Agenda:
    """Return an agenda of a valid problem; forced requests come first, then utility, then breaks.

    `work` says how many proposals are made per meeting, from which seed, in how many threads, and when to stop early;
    what is returned then is the best so far.  `progress` is told (proposals made, of so many, figures so far).
    """
    event = event or event_of(problem)
    work = work or Work(EFFORT)
    bonuses = promises(event)
    given = selection
    selection = given or select(event, bonuses)
    # Without bonuses the selection's own bound is that of the event.
    bound = utility_bound(event) if given or bonuses else selection.bound
    forced = np.flatnonzero(forced_flags(event))
    chosen = within_maximum(event, selection.chosen)
    draft = placed(event, chosen, forced, work)
    if draft.space.day_price:
        give_up_days(draft, work)
    _polish(draft, work, progress)
    if change_shifts(draft) + _complete(draft, chosen, forced):
        _smooth(draft, work)
        _complete(draft, chosen, forced)
    return agenda_of(draft, forced, bound, work)


def promises(event: Event) -> tuple[int, ...]:
    """Return what the first promised meetings of a participant are worth beyond their utility."""
    if not event.minimum.any():
        return ()
    top = int(event.utility.max(initial=1))
    return tuple(top * percent // 100 for percent in PROMISES)


def within_maximum(event: Event, chosen: Ints) -> Ints:
    """Return the requests without the last ones of participants who must hold more meetings than they may."""
    surplus = meetings_of(event, chosen) - event.maximum
    if (surplus <= 0).all():
        return chosen
    kept = []
    for k in chosen[::-1].tolist():
        members = list(event.members(k))
        if (surplus[members] > 0).any():
            surplus[members] -= 1
        else:
            kept.append(k)
    return np.array(kept[::-1], np.int64)


def placed(event: Event, chosen: Ints, forced: Ints, work: Work) -> Draft:
    """Return a draft of the chosen requests, and of others where those found no place."""
    draft = _searched(event, chosen, forced, work)
    wished = [k for k in draft.joint if k not in forced]
    if wished and (draft.column[forced] < 0).any():
        # Joint meetings never move; those that nobody must hold may come last.
        draft = _searched(event, chosen[~np.isin(chosen, wished)], forced, work)
    return draft


def _searched(event: Event, chosen: Ints, forced: Ints, work: Work) -> Draft:
    shakes = 6 if len(chosen) < 20_000 else 0  # noqa: PLR2004
    found = assigned(event, chosen, seed=work.seed, shakes=shakes)
    if len(found.left):
        steps = min(work.effort, EJECTIONS) * min(len(chosen), EJECTED)
        _complete(found.draft, chosen, forced, joint=False)
        eject(found.draft, weights(event, forced), replace(work, effort=steps))
    return found.draft


def _complete(draft: Draft, chosen: Ints, forced: Ints, *, joint: bool = True) -> int:
    """Place what fits of the requests that are not held, forced and chosen ones first; returns how many."""
    event = draft.event
    rank = np.zeros(event.requests, np.int64)
    rank[chosen] = 1
    rank[forced] = 2
    missing = pairs_of(event, np.flatnonzero(draft.column < 0))
    missing = missing[event.common_columns(missing) > 0]
    order = missing[np.lexsort((missing, -event.utility[missing], -rank[missing]))]
    total = draft.fill(order)
    while added := draft.fill(order, moving=False) + (
        fill_joint(draft) if joint else 0
    ):
        total += added
    return total


def _smooth(draft: Draft, work: Work) -> None:
    """Polish again what was placed or handed over last."""
    effort = work.effort // AFTERWARDS
    polish(draft, replace(work, effort=effort, seed=work.seed + 1, cooling=WARM))
    change_shifts(draft)


def _polish(draft: Draft, work: Work, progress: Progress | None) -> None:
    total = work.effort * len(draft.held())
    if progress is None:
        polish(draft, work)
        return
    utility = int(draft.event.utility[draft.held()].sum())
    done, breaks = 0, breaks_of(draft)
    lock = Lock()

    def tell(proposals: int, saved: int) -> None:
        nonlocal done, breaks
        with lock:
            done, breaks = done + proposals, breaks - saved
            progress(done, total, {"utility": utility, "breaks": breaks})

    polish(draft, replace(work, made=tell))


def agenda_of(draft: Draft, forced: Ints, bound: int, work: Work) -> Agenda:
    """Return a draft as a value, with its figures."""
    event, column = draft.event, draft.column.astype(np.int64)
    return Agenda(
        column=column,
        rows=Rows(draft.grid.x.astype(np.int64), draft.grid.y.astype(np.int64)),
        joint=dict(draft.joint),
        unplaced=forced[column[forced] < 0],
        utility=int(event.utility[draft.held()].sum()),
        utility_bound=bound,
        breaks=breaks_of(draft),
        break_bound=break_bound(event, column),
        days=attended_days(draft),
        seed=work.seed,
        effort=work.effort,
    )
