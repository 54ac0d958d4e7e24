"""`solve`: a schedule for each file."""

import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from matchmaking.faults import FaultyInputError, fault
from matchmaking.progress import Progress
from matchmaking.scheduling.cli.files import UNSOLVED, event_beside
from matchmaking.scheduling.cli.shown import shown
from matchmaking.scheduling.cli.solving import as_json, solved, why_not
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.scheduling.schedule_file import record_of
from matchmaking.scheduling.solve import Search
from matchmaking.wording import Sentence, percent
from matchmaking.wording import gettext_noop as _

FOUND, NOT_FOUND = 0, 1
NOTHING = "–"
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
    _("Breaks at least"),
    _("Seconds"),
)


def run(given: Namespace) -> int:
    """Solve each file, and print a table or one JSON object a line."""
    if given.save:
        _refuse_same_names(given)
    events = [_loaded(given, path) for path in given.files]
    rows, code = [], FOUND
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
        unsolved = schedule.status in UNSOLVED
        code = NOT_FOUND if unsolved else code
        if given.json:
            print(as_json(record), flush=True)
        elif unsolved:
            print(why_not(problem, schedule, given.language))
    if not given.json:
        print(shown(HEADS, rows, given.language))
    return code


def _refuse_same_names(given: Namespace) -> None:
    """Raise FaultyInputError if one schedule would be written over another."""
    template = _(
        "the schedule of “%(file)s” would be written over that of a file before it."
    )
    stems = [path.stem for path in given.files]
    found = [
        fault("--save", template, file=path)
        for at, path in enumerate(given.files)
        if path.stem in stems[:at]
    ]
    if found:
        raise FaultyInputError(found)


def _loaded(given: Namespace, path: Path) -> tuple[Path, Problem, float]:
    """Return the problem and the processor seconds it took to read; all files are read before any is solved."""
    started = time.process_time()
    problem = event_beside(path, *given.files[1:])
    return path, problem, time.process_time() - started


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
    meetings: object = len(schedule.meetings)
    bound = schedule.utility_bound if schedule.meetings else 0
    results: list[object] = [
        schedule.utility,
        percent(schedule.utility, bound),
        schedule.breaks,
        schedule.break_bound,
    ]
    if schedule.status in UNSOLVED:
        meetings, results = NOTHING, [NOTHING] * len(results)
    return [
        problem.name,
        Sentence(STATUS[schedule.status]).text(language),
        meetings,
        len(problem.requests),
        *results,
        f"{seconds:.2f}",
    ]
