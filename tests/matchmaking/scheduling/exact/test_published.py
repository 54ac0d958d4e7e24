"""Published instances that take less than about a third of a second each."""

import csv
import os
from pathlib import Path

import pytest

from matchmaking.scheduling.dzn import read_dzn
from matchmaking.scheduling.exact import solve_classic
from matchmaking.scheduling.exact.rules import classic_of
from matchmaking.scheduling.exact.timetable import breaks_of, holds

FOLDER = Path(os.environ.get("B2BSP", "../shared/b2bsp"))
FAST = [
    "forumt-14.original",
    "forumt-14.forb0003",
    "forumt-14crafd.fixed020-Forb",
    "forum-13.original",
    "forum-13.fixed040-Forb",
    "tic-12.original",
    "tic-12.prec25",
    "tic-12.fixed020-Forb",
    "tic-13.original",
    "tic-13crafb.fixed040-Forb",
    "tic-14crafd.original",
    "ticf-13crafc.prec25",
    "forum-14.forb0007",
    "tic-14crafa.forb0007",
]

pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="The published instances are not beside the project."
)


def optimum(name: str) -> int | None:
    with (FOLDER / "gold.csv").open() as file:
        rows = {row["instance"]: row for row in csv.DictReader(file)}
    told = rows[name]["our_optimum_maxsat_no_fairness"]
    return None if told == "U" else int(told)


@pytest.mark.parametrize("fairness", [None, 2])
@pytest.mark.parametrize("name", FAST)
def test_a_published_instance_has_its_published_optimum(
    name: str, fairness: int | None
) -> None:
    problem = read_dzn(FOLDER / "instances" / f"{name}.dzn")

    found = solve_classic(problem, fairness=fairness)

    assert found.breaks == optimum(name)
    if found.slots is not None:
        classic = classic_of(problem, fairness)
        assert holds(found.slots, classic)
        assert sum(breaks_of(classic, found.slots)) == found.break_bound
    else:
        assert str(found.conflict[-1]).startswith("Together: ")
