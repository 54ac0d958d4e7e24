from typing import Any

import pytest

from matchmaking.shapes import (
    Dictionary,
    Either,
    Fields,
    Many,
    Shape,
    choice,
    clock,
    day,
    flag,
    moment,
    null,
    or_null,
    seconds,
    text,
    whole,
)

EITHER = Either(null("a list or null"), {list: Many(flag())})
POINT = Fields({"x": whole(most=9)}, {"name": text()}, "A point.")


def faults(shape: Shape, value: Any) -> list[str]:
    return [str(each) for each in shape.faults(value, ".at")]


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (text(), "a b"),
        (text(), "赫章"),
        (whole(least=1, most=3), 3),
        (flag(), False),
        (day(), "2028-02-29"),
        (choice(("a", "b")), "b"),
        (Many(flag()), []),
        (Many(flag(), least=1), [True]),
        (POINT, {"x": 1, "name": "here"}),
        (Dictionary(flag()), {"any": True}),
        (clock(), "09:20"),
        (clock(), "09:20:30"),
        (moment(), "2026-11-02T09:20"),
        (seconds(), 0.25),
        (or_null(flag()), None),
        (or_null(flag()), True),
        (EITHER, None),
        (EITHER, [True]),
        (text(pattern=""), ""),
        (Many(text(), least=2, once=True), ["a", "b"]),
    ],
)
def test_what_is_right_has_no_fault(shape: Shape, value: Any) -> None:
    assert shape.fits(value)
    assert faults(shape, value) == []


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        (text(), 5, ["at: must be a text, not 5."]),
        (text(), " ", ['at: must be a text, not " ".']),
        (text(), "a\nb", ['at: must be a text, not "a\\nb".']),
        (whole(most=9), 10, ["at: must be a whole number from 0 to 9, not 10."]),
        (whole(most=9), -1, ["at: must be a whole number from 0 to 9, not -1."]),
        (whole(), True, ["at: must be a whole number from 0 to 1,000,000,000, not true."]),
        (whole(most=9), 1.5, ["at: must be a whole number from 0 to 9, not 1.5."]),
        (flag(), 1, ["at: must be true or false, not 1."]),
        (day(), "2027-02-29", ['at: must be a day such as 2026-11-02, not "2027-02-29".']),
        (day(), "20270201", ['at: must be a day such as 2026-11-02, not "20270201".']),
        (day(), None, ["at: must be a day such as 2026-11-02, not null."]),
        (choice(("a", "b")), ["a"], ["at: must be one of a, b, not […]."]),
        (Many(flag()), {}, ["at: must be a list, not {…}."]),
        (Many(flag(), least=1), [], ["at: needs at least 1."]),
        (Many(flag()), [True, 0, 1], ["at[1]: must be true or false, not 0.", "at[2]: must be true or false, not 1."]),
        (POINT, [], ["at: must be an object with fields, not […]."]),
        (POINT, {"naem": "a", "zzz": 1}, ["at: “x” is missing.", "at: “naem” is no field; is “name” meant?", "at: “zzz” is not a field of this object."]),
        (POINT, {"x": "1"}, ['at.x: must be a whole number from 0 to 9, not "1".']),
        (Dictionary(flag()), {"a b": 1}, ['at["a b"]: must be true or false, not 1.']),
        (Dictionary(flag()), 1, ["at: must be an object with fields, not 1."]),
        (clock(), "9:20", ['at: must be a time such as 09:20, not "9:20".']),
        (clock(), "24:00", ['at: must be a time such as 09:20, not "24:00".']),
        (clock(), "09:20+08:00", ['at: must be a time such as 09:20, not "09:20+08:00".']),
        (moment(), "2027-02-29T09:20", ['at: must be a local day and time such as 2026-11-02T09:20, not "2027-02-29T09:20".' ]),
        (seconds(), -1, ["at: must be a number of seconds such as 2.5, not -1."]),
        (seconds(), True, ["at: must be a number of seconds such as 2.5, not true."]),
        (or_null(flag()), 1, ["at: must be true or false, not 1."]),
        (EITHER, 1, ["at: must be a list or null, not 1."]),
        (EITHER, [1], ["at[0]: must be true or false, not 1."]),
        (Many(text(), least=2, once=True), [5], ["at: needs at least 2.", "at[0]: must be a text, not 5."]),
        (Many(text(), once=True), ["a", "b", "a", {}, {}], ["at[3]: must be a text, not {…}.", "at[4]: must be a text, not {…}.", "at[2]: “a” stands at at[0] already."]),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_its_place(
    shape: Shape, value: Any, expected: list[str]
) -> None:
    assert not shape.fits(value)
    assert faults(shape, value) == expected


def test_a_long_value_is_cut() -> None:
    (found,) = faults(flag(), "x" * 50)

    assert found == f'at: must be true or false, not "{"x" * 38}….'


def test_a_fault_of_the_file_itself_is_told_in_chinese_too() -> None:
    (found,) = flag().faults(1, "")

    assert str(found) == "the file: must be true or false, not 1."
    assert found.text("zh-hans") == "文件：应为true 或 false，而不是 1。"


def test_a_shape_is_its_own_schema() -> None:
    assert POINT.schema() == {
        "description": "A point.",
        "type": "object",
        "properties": {
            "x": {"type": "integer", "minimum": 0, "maximum": 9},
            "name": {"type": "string", "pattern": text().schema()["pattern"]},
        },
        "required": ["x"],
        "additionalProperties": False,
    }
    assert Many(flag("Yes?"), least=1).schema() == {
        "type": "array",
        "items": {"description": "Yes?", "type": "boolean"},
        "minItems": 1,
    }
    assert Many(text(pattern=""), once=True).schema() == {
        "type": "array",
        "items": {"type": "string"},
        "uniqueItems": True,
    }
    assert or_null(flag(), "Yes?").schema() == {
        "description": "Yes?",
        "anyOf": [{"type": "boolean"}, {"type": "null"}],
    }
