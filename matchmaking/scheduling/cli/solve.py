"""`solve`: a schedule for each file."""

import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from matchmaking.progress import Progress
from matchmaking.scheduling.cli.shown import shown
from matchmaking.scheduling.cli.solving import as_json, solved, why_not
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.scheduling.schedule_file import record_of
from matchmaking.scheduling.solve import Search
from matchmaking.wording import Sentence, percent
from matchmaking.wording import gettext_noop as _

SOLVED, UNSOLVED = 0, 1
STATUS = {
    Status.OPTIMAL: _("optimal"),
    Status.FEASIBLE: _("feasible"),
    Status.INFEASIBLE: _("infeasible"),
    Status.UNKNOWN: _("unknown"),
}
HEADS = (
    _("Event"),
    _("Status"),
    _("Meetings"),
    _("Requests"),
    _("Utility"),
    _("Of the bound"),
    _("Breaks"),
    _("At least"),
    _("Seconds"),
)


def run(given: Namespace) -> int:
    """Solve each file, and print a table or one JSON object a line."""
    events = [_loaded(path) for path in given.files]
    rows, code = [], SOLVED
    for path, problem, reading in events:
        started = time.process_time()
        schedule = _solved(given, path, problem)
        seconds = reading + time.process_time() - started
        record = record_of(
            problem,
            schedule,
            seconds=seconds,
            language=given.language,
            positional=path.suffix == ".dzn",
        )
        if given.save:
            given.save.mkdir(parents=True, exist_ok=True)
            file = given.save / f"{path.stem}.schedule.json"
            file.write_text(f"{as_json(record)}\n", "utf-8")
        rows.append(_row(problem, schedule, seconds, given.language))
        unsolved = schedule.status in {Status.INFEASIBLE, Status.UNKNOWN}
        code = UNSOLVED if unsolved else code
        if given.json:
            print(as_json(record), flush=True)
        elif unsolved:
            print(why_not(problem, schedule, given.language))
    if not given.json:
        print(shown(HEADS, rows, given.language))
    return code


def _loaded(path: Path) -> tuple[Path, Problem, float]:
    """Return the problem and the processor seconds it took to read; all files are read before any is solved."""
    started = time.process_time()
    return path, load(path), time.process_time() - started


def _solved(given: Namespace, path: Path, problem: Problem) -> Schedule:
    bar = Progress(path.name)
    search = Search(
        seed=given.seed,
        effort=given.effort,
        threads=given.threads,
        stop=_clock(given.time_limit),
        tell=bar,
    )
    try:
        return solved(problem, search, given.fairness)
    finally:
        bar.close()


def _clock(limit: float | None) -> Callable[[], bool]:
    if limit is None:
        return lambda: False
    end = time.monotonic() + limit
    return lambda: time.monotonic() >= end


def _row(
    problem: Problem, schedule: Schedule, seconds: float, language: str
) -> list[object]:
    return [
        problem.name,
        Sentence(STATUS[schedule.status]).text(language),
        len(schedule.meetings),
        len(problem.requests),
        schedule.utility,
        percent(schedule.utility, schedule.utility_bound if schedule.meetings else 0),
        schedule.breaks,
        schedule.break_bound,
        f"{seconds:.2f}",
    ]
