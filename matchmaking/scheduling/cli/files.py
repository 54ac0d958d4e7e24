"""The files that a command names: events, and a schedule of one."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.checker import check
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.scheduling.schedule_file import parse_schedule
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

UNSOLVED = {Status.INFEASIBLE, Status.UNKNOWN}
NO_SCHEDULE = Sentence(_("There is no schedule in this file."))


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Put the name of the file before its faults, where they could be those of another one."""
    try:
        yield
    except FaultyInputError as error:
        template = _("%(file)s: %(fault)s")
        raise FaultyInputError(
            [Sentence(template, {"file": path, "fault": each}) for each in error.faults]
        ) from None


def event_beside(path: Path, *others: Path | None) -> Problem:
    """Return the event of a file; raises FaultyInputError, with the file's name if there are others beside it."""
    if not any(others):
        return load(path)
    with named(path):
        return load(path)


def schedule_in(given: Namespace, problem: Problem) -> Schedule:
    """Return the schedule that was handed in, sound or not; raises FaultyInputError if it is none of this event."""
    with named(given.schedule):
        return parse_schedule(problem, given.schedule.read_bytes())


def record_in(given: Namespace, problem: Problem) -> Schedule:
    """Return what was handed in, be it that there is no schedule; raises FaultyInputError if it is not sound."""
    schedule = schedule_in(given, problem)
    found = check(problem, schedule)
    if found:
        with named(given.schedule):
            raise FaultyInputError(found)
    return schedule


def sound_schedule(
    given: Namespace, problem: Problem, *, or_conflict: bool = False
) -> Schedule:
    """Return the schedule that was handed in, or the conflict that rules all of them out.

    Raises:
        FaultyInputError: it breaks a rule, tells a figure wrongly, or is not there.
    """
    schedule = record_in(given, problem)
    if schedule.status in UNSOLVED and not (or_conflict and schedule.conflict):
        with named(given.schedule):
            raise FaultyInputError([NO_SCHEDULE])
    return schedule
