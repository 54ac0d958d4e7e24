import json
from functools import partial
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.checker import check
from matchmaking.scheduling.format import SCHEMAS
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Meeting, Schedule, Status
from matchmaking.scheduling.schedule_file import parse_schedule, record_of
from matchmaking.wording import Sentence
from tests.matchmaking.broken import broken, refused
from tests.matchmaking.scheduling.events import agenda, small, unmet


def written(schedule: Schedule, *, positional: bool = False) -> dict[str, Any]:
    record = record_of(small(), schedule, seconds=0.1234, positional=positional)
    jsonschema.validate(record, SCHEMAS["schedule"])
    return record


def read(data: object, problem: Problem | None = None) -> Schedule:
    return parse_schedule(problem or small(), json.dumps(data).encode())


def faults_of(data: object) -> list[str]:
    with pytest.raises(FaultyInputError) as raised:
        read(data)
    return [str(fault) for fault in raised.value.faults]


def test_a_schedule_is_written_and_read_back() -> None:
    partly = agenda(meetings=agenda().meetings[:3], unmet=unmet("s2b1"), utility=24)

    assert read(written(agenda())) == agenda()
    assert read(written(partly)) == partly
    assert written(agenda())["seconds"] == 0.123


def test_a_percent_sign_in_a_reason_survives() -> None:
    record = written(agenda(meetings=(), unmet=unmet("s1b1")))
    record["schedule"]["unmet"][0]["why"] = "100 % full"

    assert str(read(record).unmet[0].why) == "100 % full"


def test_positions_take_the_next_open_table() -> None:
    record = written(agenda(), positional=True)

    assert record["schedule"] == [1, 2, 2, 1]
    assert read(record).meetings == (
        Meeting("s1b1", "t1", "T1", (0, 0)),
        Meeting("s1b2", "t2", "T1", (0, 0)),
        Meeting("s2b1", "t2", "T2", (0, 0)),
        Meeting("s2b2", "t1", "T2", (0, 0)),
    )
    crowded = read({**record, "schedule": [1, 1, 1, 0]}).meetings
    assert [each.table for each in crowded] == ["T1", "T2", None]


@pytest.mark.parametrize("positional", [True, False])
def test_who_says_no_more_than_where_the_meetings_are_says_nothing_wrong(
    *, positional: bool
) -> None:
    told = written(agenda(), positional=positional)["schedule"]
    if not positional:
        told = {"meetings": told["meetings"][:2]}

    schedule = read({"schedule": told})

    assert check(small(), schedule) == []
    assert len(schedule.meetings) == (4 if positional else 2)
    assert check(small(), read({"schedule": told, "utility": 1})) != []


def test_without_a_schedule_the_conflict_is_told() -> None:
    infeasible = Schedule(Status.INFEASIBLE, conflict=(Sentence("too few tables"),))

    record = written(infeasible)

    assert (record["schedule"], record["conflict"]) == (None, ["too few tables"])
    assert read(record).status is Status.INFEASIBLE


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slots": []}, "the file: “slots” is not a field of this object."),
        ({"status": "perfect"}, 'status: must be one of optimal, feasible, infeasible, unknown, not "perfect".'),
        ({"breaks": "few"}, 'breaks: must be a whole number from 0 to 1,000,000,000, not "few".'),
        ({"schedule": "none"}, 'schedule: must be a list, an object with fields or null, not "none".'),
        ({"schedule": [1, 2]}, "schedule: 4 entries are expected, 2 were found."),
        ({"schedule": [1, 2, 2, 9]}, "schedule[3]: 9 is not between 0 and 4."),
        ({"schedule": {}}, "schedule: “meetings” is missing."),
        ({"schedule": {"meetings": [{}]}}, "schedule.meetings[0]: “request” is missing."),
    ],
)  # fmt: skip
def test_what_has_not_the_form_of_a_schedule_is_named(
    changes: dict[str, object], sentence: str
) -> None:
    assert sentence in faults_of({**written(agenda()), **changes})


@settings(deadline=None, max_examples=200)
@given(st.booleans().flatmap(lambda each: broken(written(agenda(), positional=each))))
def test_a_broken_file_is_read_or_its_faults_are_named(record: Any) -> None:
    content = json.dumps(record).encode()

    assert "no reason" not in refused(partial(parse_schedule, small()), content)
