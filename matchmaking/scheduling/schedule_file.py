"""Schedules as JSON, described by docs/formats/scheduling-schedule.schema.json: what `solve --json` prints for a file.

`schedule` is a record of meetings; for .dzn files it is the literature's form, the 1-based slot of each meeting in the
order of the file.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from matchmaking.scheduling.faults import FaultyInputError, fault
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.problem_file import parse_json
from matchmaking.scheduling.records import (
    Convert,
    Reading,
    WrongValueError,
    number,
    numbers,
    optional,
    text,
)
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
# What `solve` and `repair` print beside; `schedule` alone is needed.
KNOWN = {
    *NUMBERS, "instance", "status", "seconds", "conflict", "schedule", "way", "budget", "changes"
}  # fmt: skip


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


def parse_schedule(problem: Problem, source: str) -> Schedule:
    """Return the schedule that a JSON text writes down for this problem.

    Raises:
        FaultyInputError: it has not the form of one; whether it keeps the problem's rules is for the checker to say.
    """
    data = parse_json(source)
    reading = Reading()
    reading.faults += _strange(data)
    status = reading.field(
        "status", data.get("status", "feasible"), _status, Status.UNKNOWN
    )
    figures: dict[str, Any] = {
        key: reading.field(key, data[key], number, 0) for key in NUMBERS if key in data
    }
    written = data.get("schedule")
    meetings: tuple[Meeting, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    if isinstance(written, list):
        slots = reading.field("schedule", written, numbers, ())
        meetings = _seated(problem, slots, reading) if slots else ()
    elif isinstance(written, dict):
        meetings = reading.records(
            "schedule.meetings", written.get("meetings", []), Meeting, MEETING
        )
        unmet = reading.records(
            "schedule.unmet", written.get("unmet", []), Unmet, UNMET
        )
    elif written is not None:
        reading.faults.append(
            fault("schedule", _("%(place)s: must be a list or a record."))
        )
    if reading.faults:
        raise FaultyInputError(reading.faults)
    return Schedule(status, meetings, unmet, **figures)


def _strange(data: dict[str, Any]) -> Iterator[Sentence]:
    """Yield what shows that this is no schedule."""
    for key in data:
        if key not in KNOWN:
            yield fault(key, _("%(place)s: there is no such field."))
    if "schedule" not in data:
        yield fault("schedule", _("%(place)s: is missing."))


def _seated(
    problem: Problem, slots: tuple[int, ...], reading: Reading
) -> tuple[Meeting, ...]:
    """Return meetings by the position of their slots; each takes the next open table of its slot."""
    if len(slots) != len(problem.requests):
        template = _(
            "%(place)s: %(expected)s entries are expected, %(found)s were found."
        )
        values = {"expected": len(problem.requests), "found": len(slots)}
        reading.faults.append(fault("schedule", template, **values))
        return ()
    taken: Counter[int] = Counter()
    found = []
    for at, (request, slot) in enumerate(zip(problem.requests, slots, strict=True)):
        if not 0 <= slot <= len(problem.slots):
            template = _("%(place)s: %(number)s is not between %(least)s and %(most)s.")
            values = {"number": slot, "least": 0, "most": len(problem.slots)}
            reading.faults.append(fault(f"schedule[{at}]", template, **values))
        elif slot:
            table = (
                problem.tables[taken[slot]].id
                if taken[slot] < len(problem.tables)
                else None
            )
            taken[slot] += 1
            people = (0,) * len(request.participants)
            found.append(Meeting(request.id, problem.slots[slot - 1].id, table, people))
    return tuple(found)


def _status(value: Any) -> Status:
    try:
        return Status(text(value))
    except ValueError:
        template = _("%(place)s: must be optimal, feasible, infeasible or unknown.")
        raise WrongValueError(template) from None


def _reason(value: Any) -> Reason:
    try:
        return Reason(text(value))
    except ValueError:
        raise WrongValueError(_("%(place)s: there is no such reason.")) from None


def _sentence(value: Any) -> Sentence:
    return Sentence(text(value).replace("%", "%%"))


MEETING: dict[str, Convert] = {
    "request": text,
    "slot": text,
    "table": optional(text),
    "representatives": numbers,
}
UNMET: dict[str, Convert] = {
    "request": text,
    "reason": _reason,
    "why": _sentence,
    "fix": optional(_sentence),
}
