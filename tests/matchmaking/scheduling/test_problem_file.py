import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling import problem_file
from matchmaking.scheduling.faults import FaultyInputError
from matchmaking.scheduling.generate import SIZES, generate
from matchmaking.scheduling.problem import Lock, Precedence, Request
from matchmaking.scheduling.problem_file import load, parse, text_of
from tests.matchmaking.scheduling.events import small

SCHEMA = json.loads(Path("docs/formats/scheduling-problem.schema.json").read_text())
ALL_FIELDS = small(
    requests=(
        *small().requests,
        Request(
            "all",
            ("s1", "s2", "b1"),
            (1, 2, 3),
            required=True,
            fixed="t3",
            sessions=frozenset({"afternoon"}),
            minutes=20,
            virtual=True,
        ),
    ),
    precedences=(Precedence("s1b1", "s2b2"),),
    locks=(Lock("s1b1", "t1", "T1", (0, 0)),),
    virtual_capacity=3,
    day_price=2,
)


def faults_of(data: object) -> list[str]:
    text = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(FaultyInputError) as raised:
        parse(text)
    return [str(fault) for fault in raised.value.faults]


def record(**changes: Any) -> dict[str, Any]:
    return {**json.loads(text_of(ALL_FIELDS)), **changes}


@pytest.mark.parametrize("problem", [small(), ALL_FIELDS, generate(SIZES["county"])])
def test_a_problem_is_written_and_read_back(problem: Any) -> None:
    written = text_of(problem)

    jsonschema.validate(json.loads(written), SCHEMA)
    assert parse(written) == problem


def test_the_schema_and_the_reader_know_the_same_fields() -> None:
    known = {
        name: sorted(converts) for name, (_kind, converts) in problem_file.LISTS.items()
    }

    assert known == {
        name: sorted(SCHEMA["properties"][name]["items"]["properties"])
        for name in known
    }
    assert sorted(SCHEMA["required"]) == sorted(problem_file.REQUIRED)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("{", "$: this is no JSON: line 1, column 2."),
        ("[" * 100_000, "$: this JSON is nested too deeply or has too long a number."),
        ('{"a":' + "1" * 5000 + "}", "$: this JSON is nested too deeply or has too long a number."),
        ([], "$: must be a record."),
        (record(tables=3), "tables: must be a list."),
        (record(tables=[3]), "tables[0]: must be a record."),
        (record(tables=[{"hall": "A"}]), "tables[0].id: is missing."),
        (record(tables=[{"id": "T", "size": 4}]), "tables[0].size: there is no such field."),
        (record(tables=[{"id": 4}]), "tables[0].id: must be a text."),
        (record(tables=[{"id": "T", "closed": "t1"}]), "tables[0].closed: must be a list of texts."),
        (record(tables=[{"id": "T", "closed": [1]}]), "tables[0].closed: must be a list of texts."),
        (record(day_price="1"), "day_price: must be a whole number."),
        (record(day_price=True), "day_price: must be a whole number."),
        (record(day_price=10**10), "day_price: is too large a number."),
        (record(colour="red"), "colour: there is no such field."),
        ({"name": "x"}, "slots: is missing."),
        (record(requests=[{"id": "r", "participants": ["a"], "utilities": 3}]), "requests[0].utilities: must be a list of whole numbers."),
        (record(requests=[{"id": "r", "participants": ["a"], "utilities": [1], "virtual": 1}]), "requests[0].virtual: must be true or false."),
        (record(slots=[{"id": "t", "day": "1 December", "start": "09:00", "end": "10:00"}]), "slots[0].day: must be a date such as 2026-12-01."),
        (record(slots=[{"id": "t", "day": "2026-12-01", "start": "9 o'clock", "end": "10:00"}]), "slots[0].start: must be a time such as 09:20."),
        (record(slots=[{"id": "t", "day": "2026-12-01", "start": "09:00+08:00", "end": "10:00"}]), "slots[0].start: must be a time such as 09:20."),
        (record(participants=[{"id": "p", "arrives_at": "noon"}]), "participants[0].arrives_at: must be a local date and time such as 2026-12-01T09:20."),
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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_record_with_a_strange_value_is_read_or_its_faults_are_named(
    data: Any,
) -> None:
    written = record()
    place: Any = written
    key: Any = data.draw(st.sampled_from(sorted(written)))
    while (
        isinstance(place[key], list | dict) and place[key] and data.draw(st.booleans())
    ):
        place = place[key]
        key = data.draw(
            st.sampled_from(
                sorted(place) if isinstance(place, dict) else range(len(place))
            )
        )
    place[key] = data.draw(JSON)

    assert all(sentences_about(written))


def sentences_about(data: object) -> list[str]:
    try:
        parse(json.dumps(data))
    except FaultyInputError as error:
        return [str(fault) for fault in error.faults]
    return ["sound"]
