"""The proof from below and the timetable from above, until they meet.

1. A given timetable may already meet the sum of the agendas' own bounds.
2. Is there a timetable in which nobody has a break more than it must have?  Then most agendas are a block of slots, and
   this is decided far sooner than by the search for the fewest breaks.
3. The fewest breaks below those of the best timetable, by unsatisfiable cores over the breaks (Fu and Malik, SAT 2006;
   Morgado, Dodaro and Marques-Silva, CP 2014).  Where tables are scarce and few meetings are placed, cores would hold
   nearly everybody: there the breaks are counted by one totalizer, whose outputs are refuted one after another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from matchmaking.scheduling.exact.bare import Bare
from matchmaking.scheduling.exact.encoding import Encoding
from matchmaking.scheduling.exact.fairness import limit_difference
from matchmaking.scheduling.exact.literals import Formula, Literal, no
from matchmaking.scheduling.exact.places import is_tight, limit_places
from matchmaking.scheduling.exact.presolve import Presolved
from matchmaking.scheduling.exact.solver import Run, Stop, run
from matchmaking.scheduling.exact.timetable import breaks_of

FULL = 1000  # effort with which the limits below are reached
AT_BOUND, FEWEST, ANY = 5.0, 240.0, 60.0  # deterministic seconds of a run
PLACED = 0.3  # of all meetings, from which on cores are small
STEPS = 12  # breaks above the bound that a first totalizer counts

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True)
class Effort:
    """How long to search, from which seed, when to stop early, and who is told (bound, breaks of the best)."""

    effort: int = FULL
    seed: int = 1
    stop: Stop | None = None
    progress: Progress | None = None

    def stopped(self) -> bool:
        return self.stop is not None and self.stop()


@dataclass
class Search:
    """The state between runs: a bound that holds, and the best timetable so far."""

    problem: Presolved
    work: Effort
    bound: int = field(init=False)
    slots: tuple[int, ...] | None = None
    breaks: int | None = None
    infeasible: bool = False

    def __post_init__(self) -> None:
        self.bound = self.problem.bound

    @property
    def is_done(self) -> bool:
        return self.infeasible or self.breaks == self.bound

    def offer(self, slots: Sequence[int]) -> None:
        """Take a timetable if it is the best so far."""
        breaks = sum(breaks_of(self.problem.classic, slots))
        if self.breaks is None or breaks < self.breaks:
            self.slots, self.breaks = tuple(slots), breaks
            self.tell()

    def raise_bound(self, bound: int) -> bool:
        """Take a bound if it is better; says whether there is still something to find."""
        if bound > self.bound and (self.breaks is None or self.bound < self.breaks):
            self.bound = bound if self.breaks is None else min(bound, self.breaks)
            self.tell()
        return not self.is_done and not self.work.stopped()

    def tell(self) -> None:
        if self.work.progress is not None:
            self.work.progress(self.bound, self.breaks)


def search(problem: Presolved, start: Sequence[int] | None, work: Effort) -> Search:
    """Return the best timetable and bound found within the effort; `start` is a timetable of the problem."""
    state = Search(problem, work)
    state.tell()
    if start is not None:
        state.offer(start)
    for step in (_at_bound, _fewest, _any):
        if state.is_done or work.stopped():
            break
        step(state)
    return state


def _at_bound(state: Search) -> None:
    """Look for a timetable in which every agenda is as good as on its own."""
    encoding = encode(state.problem, state.problem.least)
    found = _run(state, encoding, AT_BOUND)
    if found.slots is not None:
        state.offer(found.slots)
    elif found.refuted:
        state.raise_bound(state.problem.bound + 1)


def _fewest(state: Search) -> None:
    """Look for the fewest breaks, in wider and wider limits if nothing is known from above."""
    tight = _has_wide_cores(state.problem)
    steps = STEPS
    while not state.is_done and not state.work.stopped():
        known = state.breaks
        limited = tight or known is not None
        room = (
            None
            if not limited
            else steps
            if known is None
            else known - 1 - state.problem.bound
        )
        found = _minimise(state, room, tight=tight)
        if found.slots is not None:
            state.offer(found.slots)
        if found.optimal and state.breaks is not None:
            state.raise_bound(state.breaks)
        if not found.refuted:
            return
        if known is not None:
            state.raise_bound(known)
        elif room is None or room >= sum(caps_of(state.problem)):
            state.infeasible = True
        steps *= 4


def _has_wide_cores(problem: Presolved) -> bool:
    placed = sum(not mask & (mask - 1) for mask in problem.domains)
    few = placed < PLACED * len(problem.domains)
    return few and any(is_tight(pool) for pool in problem.classic.pools)


def _minimise(state: Search, room: int | None, *, tight: bool) -> Run:
    """Search timetables with at most `room` breaks above the agendas' own bounds; None: any number."""
    problem = state.problem
    caps = caps_of(problem)
    if room is not None:
        caps = [
            min(cap, own + room) for cap, own in zip(caps, problem.least, strict=True)
        ]
    encoding = encode(problem, caps)
    costs: list[Literal]
    if tight and room is not None:
        groups = [each for each in encoding.over if each]
        counted = encoding.counter(groups, room + 1) if groups else []
        for some, more in pairwise(counted):
            encoding.clause(some, no(more))
        for each in counted[room:]:
            encoding.clause(no(each))
        costs = counted[:room]
    else:
        costs = [each for group in encoding.over for each in group]
    encoding.model.minimize(problem.bound + sum(costs))
    return _run(state, encoding, FEWEST, state.raise_bound)


def _any(state: Search) -> None:
    """Look for any timetable where none is known."""
    if state.breaks is None:
        found = _run(state, encode_any(state.problem), ANY)
        state.infeasible = found.refuted
        if found.slots is not None:
            state.offer(found.slots)


def _run(
    state: Search,
    encoding: Formula,
    limit: float,
    on_bound: Callable[[int], bool] | None = None,
) -> Run:
    return run(
        encoding,
        limit=limit * state.work.effort / FULL,
        seed=state.work.seed,
        on_bound=on_bound,
        stop=state.work.stop,
    )


def caps_of(problem: Presolved) -> list[int]:
    """Return the most breaks each participant can have, by its meetings, the free slots and the fairness limit."""
    classic = problem.classic
    caps = []
    for agenda in classic.agendas:
        cap = max(0, min(len(agenda) - 1, classic.slots - len(agenda)))
        if classic.fairness is not None and classic.has_idle:
            cap = min(cap, classic.fairness)
        caps.append(cap)
    return caps


def encode(problem: Presolved, most: Sequence[int]) -> Encoding:
    """Return the whole problem in clauses, with at most so many breaks for each participant."""
    encoding = Encoding(problem, most)
    for pool in problem.classic.pools:
        limit_places(encoding, pool)
    fairness = problem.classic.fairness
    if fairness is not None and not problem.classic.has_idle:
        limit_difference(encoding, fairness)
    return encoding


def encode_any(problem: Presolved) -> Formula:
    """Return what decides whether there is a timetable at all."""
    if problem.classic.fairness is None:
        return Bare(problem)
    return encode(problem, caps_of(problem))
