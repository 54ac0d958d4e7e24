"""Schedules as JSON, described by docs/formats/scheduling-schedule.schema.json: what `solve --json` prints for a file.

`schedule` is a record of meetings; for .dzn files it is the literature's form, the 1-based slot of each meeting in the
order of the file.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from matchmaking.documents import parsed
from matchmaking.faults import FaultyInputError, fault
from matchmaking.scheduling.checker import recount
from matchmaking.scheduling.checker.held import unknown
from matchmaking.scheduling.format import PROBLEM, SCHEDULE
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Meeting, Reason, Schedule, Status, Unmet
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

NUMBERS = (
    "breaks",
    "break_bound",
    "utility",
    "utility_bound",
    "seed",
    "effort",
    "version",
)


def record_of(
    problem: Problem,
    schedule: Schedule,
    *,
    seconds: float,
    language: str = "en",
    positional: bool = False,
) -> dict[str, Any]:
    """Return the record of one solved file, ready for JSON; `positional` writes the form for .dzn files."""
    told = {
        "instance": problem.name,
        "status": schedule.status.value,
        **{key: getattr(schedule, key) for key in NUMBERS[:4]},
        "seconds": round(seconds, 3),
        **{key: getattr(schedule, key) for key in NUMBERS[4:]},
        "schedule": None,
    }
    if schedule.conflict:
        told["conflict"] = [each.text(language) for each in schedule.conflict]
    if schedule.status in {Status.OPTIMAL, Status.FEASIBLE}:
        told["schedule"] = (
            _positions(problem, schedule)
            if positional
            else _meetings(schedule, language)
        )
    return told


def _positions(problem: Problem, schedule: Schedule) -> list[int]:
    at = {each.request: problem.slot_index[each.slot] + 1 for each in schedule.meetings}
    return [at.get(each.id, 0) for each in problem.requests]


def _meetings(schedule: Schedule, language: str) -> dict[str, Any]:
    return {
        "meetings": [
            {
                "request": each.request,
                "slot": each.slot,
                "table": each.table,
                "representatives": list(each.representatives),
            }
            for each in schedule.meetings
        ],
        "unmet": [
            {
                "request": each.request,
                "reason": each.reason.value,
                "why": each.why.text(language),
                "fix": each.fix.text(language) if each.fix else None,
            }
            for each in schedule.unmet
        ],
        "figures": dict(schedule.figures),
    }


def parse_schedule(problem: Problem, content: bytes) -> Schedule:
    """Return the schedule that a JSON text writes down for this problem.

    Raises:
        FaultyInputError: it has not the form of one; whether it keeps the problem's rules is for the checker to say.
    """
    document = _document(problem, content)
    written = document["schedule"]
    meetings: Iterable[Meeting] = ()
    unmet: Iterable[Unmet] = ()
    if isinstance(written, list):
        meetings = _seated(problem, written)
    elif written is not None:
        meetings = map(_meeting, written["meetings"])
        unmet = map(_unmet, written.get("unmet", []))
    figures = {key: document[key] for key in NUMBERS if key in document}
    status = Status(document.get("status", Status.FEASIBLE))
    conflict = tuple(map(_sentence, document.get("conflict", [])))
    schedule = Schedule(
        status, tuple(meetings), tuple(unmet), conflict=conflict, **figures
    )
    return _completed(problem, schedule, document)


def _completed(
    problem: Problem, schedule: Schedule, document: dict[str, Any]
) -> Schedule:
    """Return the schedule with what its file does not tell: figures as they are counted, and what is not held."""
    written = document["schedule"]
    if written is None or list(unknown(problem, schedule.meetings)):
        return schedule
    totals = recount(problem, schedule.meetings)
    counted: dict[str, Any] = {
        "utility": totals.utility,
        "breaks": totals.breaks,
        "utility_bound": sum(each.utility for each in problem.requests),
    }
    unmet = schedule.unmet
    if isinstance(written, list) or "unmet" not in written:
        unmet = tuple(
            Unmet(each.id, Reason.NOT_PLACED, Sentence(_("The file does not say why.")))
            for each in problem.requests
            if each.id not in schedule.meeting_of
        )
    untold = {key: value for key, value in counted.items() if key not in document}
    return replace(schedule, unmet=unmet, **untold)


def _document(problem: Problem, content: bytes) -> dict[str, Any]:
    """Return the plain values of a schedule; raises FaultyInputError if it is that of another event, or an event."""
    try:
        document: dict[str, Any] = parsed(content, SCHEDULE)
    except FaultyInputError:
        if _is_event(content):
            sentence = Sentence(_("This is an event, not a schedule of one."))
            raise FaultyInputError([sentence]) from None
        raise
    name = document.get("instance", problem.name)
    # Events in the literature's form have the names of their files, which change.
    if name != problem.name and not isinstance(document["schedule"], list):
        template = _("the schedule is one of “%(other)s”, not of “%(name)s”.")
        raise FaultyInputError(
            [fault("instance", template, other=name, name=problem.name)]
        )
    return document


def _is_event(content: bytes) -> bool:
    try:
        parsed(content, PROBLEM)
    except FaultyInputError:
        return False
    return True


def _seated(problem: Problem, slots: Sequence[int]) -> Iterator[Meeting]:
    """Yield meetings by the position of their slots; each takes the next open table of its slot."""
    faults = list(_misplaced(problem, slots))
    if faults:
        raise FaultyInputError(faults)
    taken: Counter[int] = Counter()
    for request, slot in zip(problem.requests, slots, strict=True):
        if slot:
            free = taken[slot] < len(problem.tables)
            table = problem.tables[taken[slot]].id if free else None
            taken[slot] += 1
            people = (0,) * len(request.participants)
            yield Meeting(request.id, problem.slots[slot - 1].id, table, people)


def _misplaced(problem: Problem, slots: Sequence[int]) -> Iterator[Sentence]:
    expected, most = len(problem.requests), len(problem.slots)
    if len(slots) != expected:
        template = _("%(expected)s entries are expected, %(found)s were found.")
        yield fault("schedule", template, expected=expected, found=len(slots))
    for at, slot in enumerate(slots):
        if slot > most:
            template = _("%(number)s is not between %(least)s and %(most)s.")
            yield fault(f"schedule[{at}]", template, number=slot, least=0, most=most)


def _meeting(record: dict[str, Any]) -> Meeting:
    return Meeting(**{**record, "representatives": tuple(record["representatives"])})


def _unmet(record: dict[str, Any]) -> Unmet:
    fix = record.get("fix")
    return Unmet(
        record["request"],
        Reason(record["reason"]),
        _sentence(record["why"]),
        None if fix is None else _sentence(fix),
    )


def _sentence(text: str) -> Sentence:
    return Sentence(text.replace("%", "%%"))
