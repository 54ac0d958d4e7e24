"""The published instances: solved to the proven optimum, with and without fairness, checked, and timed."""

import csv
import os
import time
from dataclasses import dataclass
from pathlib import Path

from matchmaking.scheduling.checker import check
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.schedule import Status
from matchmaking.scheduling.solve import Search, solve
from tests.bench.scheduling.published import best

FAIRNESS = 2  # the paper's d
INFEASIBLE = "U"  # as gold.csv writes it
HEADS = ("instance", "d", "status", "breaks", "bound", "gold", "CPU s", "published s")


@dataclass(frozen=True)
class Row:
    """One instance solved once."""

    instance: str
    fairness: int | None
    status: str
    breaks: int | None
    break_bound: int
    gold: str
    seconds: float  # of the processor, from reading the file to the checked schedule
    published: float | None
    faults: tuple[str, ...]

    @property
    def cells(self) -> list[object]:
        return [
            self.instance,
            "–" if self.fairness is None else str(self.fairness),
            self.status,
            "–" if self.breaks is None else str(self.breaks),
            str(self.break_bound),
            self.gold,
            f"{self.seconds:.3f}",
            "–" if self.published is None else f"{self.published:g}",
        ]


def folder() -> Path:
    """Return where the published instances lie."""
    beside = Path(__file__).resolve().parents[4] / "shared" / "b2bsp"
    return Path(os.environ.get("B2BSP", beside))


def gold() -> dict[tuple[str, int | None], str]:
    """Return the known optima by instance and d, as texts; an optimum without fairness that keeps d holds for it too."""
    found: dict[tuple[str, int | None], str] = {}
    with (folder() / "gold.csv").open() as file:
        for row in csv.DictReader(file):
            name, own = row["instance"], row["our_optimum_maxsat_no_fairness"]
            keeps = own == INFEASIBLE or row["that_solution_also_meets_d2"] == "yes"
            found[name, None] = own
            found[name, FAIRNESS] = row["paper_optimum_d2"] or (own if keeps else "")
    return found


def measured(path: Path, fairness: int | None, known: str, search: Search) -> Row:
    """Solve one instance and check the schedule."""
    started = time.process_time()
    problem = load(path)
    schedule = solve(problem, search, fairness=fairness)
    faults = check(problem, schedule, fairness)
    seconds = time.process_time() - started
    solved = schedule.status in {Status.OPTIMAL, Status.FEASIBLE}
    return Row(
        problem.name,
        fairness,
        schedule.status.value,
        schedule.breaks if solved else None,
        schedule.break_bound,
        known,
        seconds,
        best(problem.name),
        tuple(str(fault) for fault in faults),
    )


def is_wrong(row: Row) -> bool:
    """Say whether a row contradicts a known optimum, breaks a rule, or proves nothing."""
    told = INFEASIBLE if row.status == "infeasible" else str(row.breaks)
    proven = row.status in {"optimal", "infeasible"}
    return bool(row.faults) or not proven or row.gold not in {"", "TIMEOUT", told}
