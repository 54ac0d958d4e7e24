"""One run of CP-SAT: one worker, deterministic limits, and a way to stop it from outside."""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ortools.sat.python import cp_model

from matchmaking.scheduling.exact.literals import Formula

Stop = Callable[[], bool]
POLL = 0.05  # seconds between two looks at `stop`
# Core search takes 3 to 16 s over seeds on the hardest published instance; of the first three, 3 is the calmest on all of them.
APART = 3


@dataclass(frozen=True)
class Run:
    """What a run found: a timetable or None, whether it proved that there is none, the bound on the objective."""

    slots: tuple[int, ...] | None
    refuted: bool
    optimal: bool
    bound: int


def run(
    encoding: Formula,
    *,
    limit: float,
    seed: int,
    on_bound: Callable[[int], bool] | None = None,
    stop: Stop | None = None,
) -> Run:
    """Search within `limit` deterministic seconds.

    `on_bound` is told each new bound of the objective and says whether to go on.  Presolve of CP-SAT is kept short and
    linear relaxations are off: the encoding propagates by itself.
    """
    solver = _solver(limit, seed)
    bound = 0

    def heard(value: float) -> None:
        nonlocal bound
        if math.isfinite(value):
            bound = max(bound, round(value))
        if on_bound is not None and not on_bound(bound):
            solver.stop_search()

    solver.best_bound_callback = heard
    with watched(solver, stop):
        status = solver.solve(encoding.model)
    found = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    return Run(
        slots=_slots(encoding, solver) if found else None,
        refuted=status == cp_model.INFEASIBLE,
        optimal=status == cp_model.OPTIMAL,
        bound=bound,
    )


def _solver(limit: float, seed: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.catch_sigint_signal = False  # who asks to stop does so by `stop`
    parameters.random_seed = APART * seed
    parameters.max_deterministic_time = limit
    parameters.linearization_level = 0
    parameters.optimize_with_core = True
    parameters.core_minimization_level = 0
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.max_presolve_iterations = 1
    return solver


def _slots(encoding: Formula, solver: cp_model.CpSolver) -> tuple[int, ...]:
    return tuple(
        next(
            slot
            for slot, each in row.items()
            if (each if isinstance(each, int) else solver.boolean_value(each))
        )
        for row in encoding.at
    )


@contextmanager
def watched(solver: cp_model.CpSolver, stop: Stop | None) -> Iterator[None]:
    """Look at `stop` beside the search, which calls back only when its bound moves."""
    if stop is None:
        yield
        return
    done = threading.Event()

    def watch() -> None:
        while not done.wait(POLL):
            if stop():
                solver.stop_search()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
