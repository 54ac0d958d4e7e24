"""`make bench-scheduling`: every published instance, the generated sizes, what-ifs and repairs."""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from matchmaking.scheduling.cli.shown import shown
from matchmaking.scheduling.generate import SIZES, generate
from matchmaking.scheduling.jit import COMPILED
from matchmaking.scheduling.solve import Search, solve
from tests.bench.scheduling import instances, planning, sizes

PARTS = ("instances", "sizes", "planning")
KEPT = Path("var/bench")


def main() -> int:
    """Measure what was asked for; returns 1 if an instance was not solved as it is known to be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--parts", default=",".join(PARTS), help="which of instances,sizes,planning"
    )
    parser.add_argument("--events", default="city,expo,national", help="sizes to run")
    given = parser.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    print("compiled kernels" if COMPILED else "plain Python kernels", end="; ")
    solve(generate(SIZES["county"]), Search(effort=10))  # the first call compiles
    print("processor seconds throughout")
    record: dict[str, object] = {"compiled": COMPILED}
    wrong = 0
    parts = given.parts.split(",")
    if "instances" in parts:
        rows = _instances()
        wrong = sum(map(instances.is_wrong, rows))
        record["instances"] = [asdict(each) for each in rows]
    if "sizes" in parts:
        record["sizes"] = _sizes(given.events.split(","))
    if "planning" in parts:
        record |= _planning()
    path = KEPT / f"scheduling-{time.strftime('%Y%m%d-%H%M%S')}.json"
    path.write_text(json.dumps(record, indent=1))
    print(f"Kept in {path}")
    return int(wrong > 0)


def _sizes(wanted: Sequence[str]) -> list[dict[str, object]]:
    found = [sizes.measured(run, KEPT) for run in sizes.RUNS if run[0] in wanted]
    title = "Generated events, medians of three seeds"
    _show(title, sizes.HEADS, [each.cells for each in found])
    return [asdict(each) for each in found]


def _planning() -> dict[str, object]:
    answers = planning.questions()
    _show("What-ifs at 300 × 300", planning.QUESTION_HEADS, answers)
    mended = [row for tables in (120, 60) for row in planning.repairs(tables)]
    title = "Repair at 300 × 300 with 5 % absent from slot 9"
    _show(title, planning.REPAIR_HEADS, mended)
    return {"what-ifs": answers, "repairs": mended}


def _instances() -> list[instances.Row]:
    paths = sorted((instances.folder() / "instances").glob("*.dzn"))
    if not paths:
        print(
            "The published instances are not here; the variable B2BSP may name their folder."
        )
        return []
    known = instances.gold()
    rows = []
    for fairness in (None, instances.FAIRNESS):
        some = [
            instances.measured(
                path, fairness, known.get((path.stem, fairness), ""), Search()
            )
            for path in paths
        ]
        title = "Published instances" + (
            f", breaks differ by at most {fairness}" if fairness else ""
        )
        _show(title, instances.HEADS, [each.cells for each in some])
        times = [each.seconds for each in some]
        wrong = sum(map(instances.is_wrong, some))
        print(
            f"{len(some)} instances, {wrong} not as known; median {median(times):.3f}, most {max(times):.2f}, sum {sum(times):.1f} s\n"
        )
        rows += some
    return rows


def _show(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    print(f"\n{title}\n{shown(heads, rows, 'en')}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
