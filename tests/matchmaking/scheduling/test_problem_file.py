import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.format import SCHEMAS
from matchmaking.scheduling.generate import SIZES, generate
from matchmaking.scheduling.problem_file import load, parse, text_of
from matchmaking.scheduling.validation import faults
from tests.matchmaking.broken import broken, refused
from tests.matchmaking.scheduling.events import all_fields, small

ALL_FIELDS = all_fields()


def faults_of(data: object) -> list[str]:
    text = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(FaultyInputError) as raised:
        parse(text.encode())
    return [str(fault) for fault in raised.value.faults]


def record(**changes: Any) -> dict[str, Any]:
    return {**json.loads(text_of(ALL_FIELDS)), **changes}


@pytest.mark.parametrize("problem", [small(), ALL_FIELDS, generate(SIZES["county"])])
def test_a_problem_is_written_and_read_back(problem: Any) -> None:
    written = text_of(problem)

    jsonschema.validate(json.loads(written), SCHEMAS["problem"])
    assert parse(written.encode()) == problem


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("{", "The file is not JSON: see line 1, column 2."),
        ([], "the file: must be an object with fields, not […]."),
        ({"name": "x"}, "the file: “slots” is missing."),
        (record(colour="red"), "the file: “colour” is not a field of this object."),
        (record(tables=3), "tables: must be a list, not 3."),
        (record(tables=[3]), "tables[0]: must be an object with fields, not 3."),
        (record(tables=[{"hall": "A"}]), "tables[0]: “id” is missing."),
        (record(tables=[{"id": "T", "size": 4}]), "tables[0]: “size” is not a field of this object."),
        (record(tables=[{"id": 4}]), "tables[0].id: must be a text, not 4."),
        (record(tables=[{"id": ""}]), 'tables[0].id: must be a text, not "".'),
        (record(tables=[{"id": "T", "closed": "t1"}]), 'tables[0].closed: must be a list, not "t1".'),
        (record(tables=[{"id": "T", "closed": [1]}]), "tables[0].closed[0]: must be a text, not 1."),
        (record(day_price="1"), 'day_price: must be a whole number from 0 to 1,000,000,000, not "1".'),
        (record(day_price=10**10), "day_price: must be a whole number from 0 to 1,000,000,000, not 10000000000."),
        (record(participants=[]), "participants: needs at least 1."),
        (record(participants=[{"id": "p", "representatives": 0}]), "participants[0].representatives: must be a whole number from 1 to 1,000, not 0."),
        (record(participants=[{"id": "p", "representatives": 1001}]), "participants[0].representatives: must be a whole number from 1 to 1,000, not 1001."),
        (record(participants=[{"id": "p", "arrives_at": "noon"}]), 'participants[0].arrives_at: must be a local day and time such as 2026-11-02T09:20, not "noon".'),
        (record(requests=[{"id": "r", "participants": ["a"], "utilities": [1, 1]}]), "requests[0].participants: needs at least 2."),
        (record(requests=[{"id": "r", "participants": ["a", "a"], "utilities": [1, 1]}]), "requests[0].participants[1]: “a” stands at requests[0].participants[0] already."),
        (record(slots=[{"id": "t", "day": "2026-12-01", "start": "09:00+08:00", "end": "10:00"}]), 'slots[0].start: must be a time such as 09:20, not "09:00+08:00".'),
    ],
)  # fmt: skip
def test_what_has_not_the_form_of_a_problem_is_named(
    data: object, sentence: str
) -> None:
    assert sentence in faults_of(data)


def test_a_file_is_read_and_validated(tmp_path: Path) -> None:
    path = tmp_path / "event.json"
    path.write_text(text_of(ALL_FIELDS))
    assert load(path) == ALL_FIELDS

    path.write_text(text_of(small(tables=())))
    with pytest.raises(FaultyInputError) as raised:
        load(path)
    assert [str(each) for each in raised.value.faults] == [
        "tables: there is no table, and not every meeting is virtual."
    ]


@settings(deadline=None, max_examples=300)
@given(broken(record()))
def test_a_broken_file_is_read_or_its_faults_are_named(document: Any) -> None:
    found = refused(
        lambda content: faults(parse(content)), json.dumps(document).encode()
    )

    assert "no reason" not in found
