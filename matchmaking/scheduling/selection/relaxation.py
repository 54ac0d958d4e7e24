"""Selection as a linear programme, for joint meetings and for pairs that compete for several kinds of places."""

import math

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from matchmaking.scheduling.selection.demand import Demand, seats

Shares = NDArray[np.float64]
TOLERANCE = 1e-4  # far above GLOP's 1e-7, and a bound stays one when it is rounded up


def relaxed(demand: Demand) -> tuple[Shares, int]:
    """Return (N,) the share of each request in an optimal fractional selection, and the bound that follows from it.

    Rows: each participant's meetings are at most the steps it fills, meetings by need at most their totals.
    """
    solver = pywraplp.Solver.CreateSolver("GLOP")
    gains = demand.event.utility[demand.requests].tolist()
    share = [solver.NumVar(0, 1, "") for _ in gains]
    objective = solver.Objective()
    objective.SetMaximization()
    for variable, gain in zip(share, gains, strict=True):
        objective.SetCoefficient(variable, gain)
    rows = _rows_of_people(solver, demand)
    for person, request in zip(*map(np.ndarray.tolist, _seats(demand)), strict=True):
        rows[person].SetCoefficient(share[request], 1)
    _limit_kinds(solver, demand, share)
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        raise ArithmeticError("the linear programme of the selection has no optimum")
    bound = math.floor(objective.Value() + TOLERANCE)
    return np.array([each.solution_value() for each in share]), bound


def _seats(demand: Demand) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return seats(demand.event, demand.requests)


def _rows_of_people(
    solver: pywraplp.Solver, demand: Demand
) -> list[pywraplp.Constraint]:
    """Return a row for each participant: its meetings less those that earn a bonus are from 0 to its free room."""
    *paid, (_, free) = demand.steps
    rows = [solver.Constraint(0, int(each)) for each in free]
    for bonus, count in paid:
        for person in np.flatnonzero(count).tolist():
            step = solver.NumVar(0, int(count[person]), "")
            solver.Objective().SetCoefficient(step, bonus)
            rows[person].SetCoefficient(step, -1)
    return rows


def _limit_kinds(
    solver: pywraplp.Solver, demand: Demand, share: list[pywraplp.Variable]
) -> None:
    needs = demand.event.need[demand.requests]
    for kind, total in enumerate(demand.totals.tolist()):
        members = np.flatnonzero(needs == kind).tolist()
        if len(members) > total:
            row = solver.Constraint(0, total)
            for request in members:
                row.SetCoefficient(share[request], 1)
