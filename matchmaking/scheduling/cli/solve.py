"""`solve`: a schedule for each file."""

import json
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from matchmaking.progress import Progress
from matchmaking.scheduling.cli.shown import shown
from matchmaking.scheduling.exact import NotCoveredError
from matchmaking.scheduling.faults import FaultyInputError, fault
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.scheduling.schedule_file import record_of
from matchmaking.scheduling.solve import Search, solve
from matchmaking.wording import Sentence
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
        line = json.dumps(record, ensure_ascii=False)
        if given.save:
            given.save.mkdir(parents=True, exist_ok=True)
            (given.save / f"{path.stem}.schedule.json").write_text(f"{line}\n", "utf-8")
        if given.json:
            print(line, flush=True)
        rows.append(_row(problem, schedule, seconds, given.language))
        if schedule.status in {Status.INFEASIBLE, Status.UNKNOWN}:
            code = UNSOLVED
            _say_why(problem, schedule, given)
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
        return solve(problem, search, fairness=given.fairness)
    except NotCoveredError:
        template = _(
            "%(place)s: only where all meetings are given and each participant has one representative."
        )
        raise FaultyInputError([fault("--fairness", template)]) from None
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
    status = Sentence(STATUS[schedule.status]).text(language)
    requests = len(problem.requests)
    if schedule.status in {Status.INFEASIBLE, Status.UNKNOWN}:
        return [
            problem.name,
            status,
            0,
            requests,
            0,
            "–",
            0,
            schedule.break_bound,
            f"{seconds:.2f}",
        ]
    bound = schedule.utility_bound
    share = f"{schedule.utility * 10_000 // bound / 100:.2f} %" if bound else "–"
    return [
        problem.name,
        status,
        len(schedule.meetings),
        requests,
        schedule.utility,
        share,
        schedule.breaks,
        schedule.break_bound,
        f"{seconds:.2f}",
    ]


def _say_why(problem: Problem, schedule: Schedule, given: Namespace) -> None:
    if given.json:
        return
    head = (
        _("%(name)s has no schedule. These conditions cannot hold together:")
        if schedule.status is Status.INFEASIBLE
        else _("%(name)s: no schedule was found, and no proof that there is none.")
    )
    print(Sentence(head, {"name": problem.name}).text(given.language))
    for each in schedule.conflict:
        print(f"  · {each.text(given.language)}")
