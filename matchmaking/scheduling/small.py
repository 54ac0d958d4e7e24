"""Small events that may be worth more than was found, exactly: choice and slots at once, by CP-SAT.

A placing says only in which slot each request is held; as many meetings of a participant fit into a slot as it has
representatives there, whoever of them takes part.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from matchmaking.scheduling.arrays import OWN_TABLE, Event, Ints
from matchmaking.scheduling.exact.solver import watched
from matchmaking.scheduling.schedule import Status
from matchmaking.scheduling.selection.demand import Bonuses, forced_flags

MOST_CELLS = 20_000  # requests × slots
LIMIT = 0.005  # deterministic seconds a unit of effort

Row = dict[int, cp_model.IntVar]  # column -> is the request held there
Cells = dict[int, Row]


@dataclass(frozen=True)
class Placing:
    """`column` is (M,), -1 where a request is not held, or empty; no schedule is worth more than `bound`."""

    status: Status
    column: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    worth: int = 0  # utility, and bonuses
    bound: int | None = None

    @property
    def held(self) -> Ints:
        return np.flatnonzero(self.column >= 0)


def is_small(event: Event) -> bool:
    return event.requests * len(event.columns) <= MOST_CELLS


def best_placing(
    event: Event,
    hint: Mapping[int, int],
    bonuses: Bonuses = (),
    *,
    effort: int,
    seed: int,
    stop: Callable[[], bool],
) -> Placing:
    """Return the placing of most utility and bonuses that the effort finds; `hint` has columns of held requests."""
    model = cp_model.CpModel()
    cells = _cells(event, model)
    _limit_people(event, model, cells)
    _limit_places(event, model, cells)
    _order(event, model, cells)
    gain = [int(event.utility[k]) * v for k, row in cells.items() for v in row.values()]
    model.maximize(sum(gain + _promised(event, model, cells, bonuses)))
    for k, row in cells.items():
        for column, variable in row.items():
            model.add_hint(variable, hint.get(k) == column)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort * LIMIT
    solver.parameters.catch_sigint_signal = False
    with watched(solver, stop):
        found = solver.solve(model)
    if found == cp_model.INFEASIBLE:
        return Placing(Status.INFEASIBLE)
    bound = int(solver.best_objective_bound + 1e-6)
    if found not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Placing(Status.UNKNOWN, bound=bound)
    placed = np.full(event.requests, -1, np.int64)
    for k, row in cells.items():
        for at, variable in row.items():
            if solver.boolean_value(variable):
                placed[k] = at
    status = Status.OPTIMAL if found == cp_model.OPTIMAL else Status.FEASIBLE
    return Placing(status, placed, round(solver.objective_value), bound)


def _cells(event: Event, model: cp_model.CpModel) -> Cells:
    forced = forced_flags(event)
    cells: Cells = {}
    for k in range(event.requests):
        columns = np.flatnonzero(event.open_to(k)).tolist()
        cells[k] = {column: model.new_bool_var("") for column in columns}
        held = cells[k].values()
        if forced[k]:
            model.add_exactly_one(held)
        elif len(columns) > 1:
            model.add_at_most_one(held)
    return cells


def _by_person(event: Event, cells: Cells) -> dict[int, list[Row]]:
    own: dict[int, list[Row]] = {}
    for k, row in cells.items():
        for person in event.members(k):
            own.setdefault(person, []).append(row)
    return own


def _promised(
    event: Event, model: cp_model.CpModel, cells: Cells, bonuses: Bonuses
) -> list[cp_model.LinearExpr]:
    """Return what promised meetings are worth beyond their utility; the first ones are worth most."""
    found = []
    for person, rows in _by_person(event, cells).items():
        promised = min(int(event.minimum[person]), len(rows)) if bonuses else 0
        kept = [model.new_bool_var("") for _ in range(promised)]
        held = [v for row in rows for v in row.values()]
        if kept:
            model.add(sum(kept) <= sum(held))
        found += [
            bonuses[min(k, len(bonuses) - 1)] * each for k, each in enumerate(kept)
        ]
    return found


def _limit_people(event: Event, model: cp_model.CpModel, cells: Cells) -> None:
    for person, rows in _by_person(event, cells).items():
        if len(rows) > event.maximum[person]:
            held = [v for row in rows for v in row.values()]
            model.add(sum(held) <= int(event.maximum[person]))
        for column in event.columns.tolist():
            at = [row[column] for row in rows if column in row]
            if len(at) > event.places[person, column]:
                model.add(sum(at) <= int(event.places[person, column]))


def _limit_places(event: Event, model: cp_model.CpModel, cells: Cells) -> None:
    for need in sorted(set(event.need.tolist()) - {OWN_TABLE}):
        for column in event.columns.tolist():
            at = [
                row[column]
                for k, row in cells.items()
                if event.need[k] == need and column in row
            ]
            if len(at) > event.capacity[need, column]:
                model.add(sum(at) <= int(event.capacity[need, column]))


def _order(event: Event, model: cp_model.CpModel, cells: Cells) -> None:
    for earlier, later in event.before:
        for column in event.columns.tolist():
            late = [v for at, v in cells[earlier].items() if at >= column]
            soon = [v for at, v in cells[later].items() if at <= column]
            if late and soon:
                model.add(sum(late) + sum(soon) <= 1)
