"""Generated events: from file to checked schedule in a process of its own, so that its memory can be told."""

import gc
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from matchmaking.scheduling.checker import check
from matchmaking.scheduling.generate import SIZES, generate
from matchmaking.scheduling.problem_file import load, text_of
from matchmaking.scheduling.solve import Search, solve

# Name, effort, seed of the event; what is asked of it: seconds and breaks.
RUNS = (
    ("city", 16_000, 1, (5, 150)),
    ("city", 100_000, 1, (20, 140)),
    ("expo", 8_000, 1, (5, 190)),
    ("national", 1_000, 7, (45, 11_500)),
)
HEADS = (
    "event",
    "effort",
    "CPU s",
    "asked",
    "breaks",
    "asked",
    "at least",
    "utility / bound",
    "memory MB",
)
SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Row:
    """Medians over the seeds of the search."""

    event: str
    effort: int
    seconds: float
    most_seconds: float
    breaks: float
    most_breaks: int
    break_bound: int
    ratio: float  # the least
    megabytes: int  # the most

    @property
    def cells(self) -> list[object]:
        return [
            self.event,
            f"{self.effort:,}",
            f"{self.seconds:.2f}",
            f"≤ {self.most_seconds:g}",
            f"{self.breaks:,.0f}",
            f"≤ {self.most_breaks:,}",
            f"{self.break_bound:,}",
            f"{self.ratio:.6f}",
            f"{self.megabytes:,}",
        ]


def one(path: Path, effort: int, seed: int) -> dict[str, float]:
    """Solve and check one event here; returns its figures."""
    started = time.process_time()
    problem = load(path)
    schedule = solve(problem, Search(effort=effort, seed=seed))
    faults = check(problem, schedule)
    if faults:
        raise SystemExit("\n".join(map(str, faults)))
    return {
        "seconds": time.process_time() - started,
        "breaks": schedule.breaks,
        "break_bound": schedule.break_bound,
        "ratio": schedule.utility / schedule.utility_bound,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def event_file(name: str, seed: int, folder: Path) -> Path:
    path = folder / f"{name}-{seed}.json"
    if not path.exists():
        path.write_text(text_of(generate(replace(SIZES[name]), seed)), "utf-8")
    return path


def measured(run: tuple[str, int, int, tuple[float, int]], folder: Path) -> Row:
    """Run one event with each seed, each in its own process."""
    name, effort, event_seed, (most_seconds, most_breaks) = run
    path = event_file(name, event_seed, folder)
    found = [
        json.loads(
            subprocess.run(
                [sys.executable, "-m", __name__, str(path), str(effort), str(seed)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for seed in SEEDS
    ]
    return Row(
        name,
        effort,
        median(each["seconds"] for each in found),
        most_seconds,
        median(each["breaks"] for each in found),
        most_breaks,
        int(found[0]["break_bound"]),
        min(each["ratio"] for each in found),
        int(max(each["megabytes"] for each in found)),
    )


if __name__ == "__main__":
    gc.disable()  # as the command line does
    print(json.dumps(one(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
