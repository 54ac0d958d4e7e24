"""The published schemas are the readers' shapes, and both say the same of every file."""

import json
from dataclasses import asdict, replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.format import MATCHING
from matchmaking.matching.format import SCHEMA as MATCHING_SCHEMA
from matchmaking.scheduling.format import PROBLEM, SCHEDULE, SCHEMAS
from matchmaking.scheduling.problem_file import text_of
from matchmaking.scheduling.repair.diff import Diff, Moved, Reseated
from matchmaking.scheduling.schedule_file import record_of
from matchmaking.shapes import Fields
from matchmaking.wording import Sentence
from tests.matchmaking.broken import broken
from tests.matchmaking.matching.building import example
from tests.matchmaking.scheduling.events import agenda, all_fields, small, unmet

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "formats"
FORMATS: dict[str, tuple[Fields, dict[str, Any]]] = {
    "matching": (MATCHING, MATCHING_SCHEMA),
    "scheduling-problem": (PROBLEM, SCHEMAS["problem"]),
    "scheduling-schedule": (SCHEDULE, SCHEMAS["schedule"]),
}
CHECKER = jsonschema.FormatChecker(["date"])
CHECKER.checks("time-local", ValueError)(
    lambda value: not isinstance(value, str) or bool(time.fromisoformat(value))
)
CHECKER.checks("date-time-local", ValueError)(
    lambda value: not isinstance(value, str) or bool(datetime.fromisoformat(value))
)


def repaired() -> dict[str, Any]:
    """Return all that a schedule may hold."""
    (why,) = unmet("s2b1")
    schedule = agenda(unmet=(replace(why, fix=Sentence("later")),), figures={"days": 4})
    moved, reseated = Moved("s1b1", "t1", "t2"), Reseated("s1b2", "T1", None)
    changes = Diff(("x",), (moved,), ("y",), (reseated,), ("s1", "b1"), ("s1",))
    return {
        **record_of(small(), schedule, seconds=0.5),
        "way": 1,
        "budget": 25,
        "changes": asdict(changes),
        "conflict": ["no"],
    }


SOUND: dict[str, list[Any]] = {
    "matching": [example()],
    "scheduling-problem": [json.loads(text_of(all_fields()))],
    "scheduling-schedule": [
        json.loads(json.dumps(repaired())),
        record_of(small(), agenda(), seconds=0.5, positional=True),
    ],
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_published_schema_is_the_one_of_the_reader(name: str) -> None:
    _shape, schema = FORMATS[name]

    published = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == schema
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", FORMATS)
def test_a_sound_file_is_valid_under_the_schema(name: str) -> None:
    shape, schema = FORMATS[name]

    for sound in SOUND[name]:
        jsonschema.validate(sound, schema, format_checker=CHECKER)
        assert list(shape.faults(sound, "")) == []


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@settings(deadline=None, max_examples=200)
def test_reader_and_schema_agree_on_broken_files(
    name: str, data: st.DataObject
) -> None:
    shape, schema = FORMATS[name]
    document = data.draw(st.sampled_from(SOUND[name]).flatmap(broken))

    fits = shape.fits(document)

    validator = jsonschema.Draft202012Validator(schema, format_checker=CHECKER)
    assert fits is validator.is_valid(document)
    assert fits is not any(shape.faults(document, ""))
