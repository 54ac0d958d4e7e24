from typing import Any

import pytest

from matchmaking.matching.shapes import (
    Choice,
    Day,
    Dictionary,
    Fields,
    Flag,
    Many,
    Name,
    Shape,
    Text,
    Whole,
)

POINT = Fields({"x": Whole(most=9)}, {"name": Text()}, "A point.")


def faults(shape: Shape, value: Any) -> list[str]:
    return [str(each) for each in shape.faults(value, ".at")]


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Text(), "a b"),
        (Text(), "赫章"),
        (Whole(least=1, most=3), 3),
        (Flag(), False),
        (Day(), "2028-02-29"),
        (Choice(("a", "b")), "b"),
        (Many(Flag()), []),
        (Many(Flag(), least=1), [True]),
        (POINT, {"x": 1, "name": "here"}),
        (Dictionary(Flag()), {"any": True}),
        (Name(), "Hezhang"),
        (Name(), {"en": "Hezhang", "zh-hans": "赫章"}),
    ],
)
def test_what_is_right_has_no_fault(shape: Shape, value: Any) -> None:
    assert faults(shape, value) == []


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        (Text(), 5, ["at: must be a text, not 5."]),
        (Text(), " ", ['at: must be a text, not " ".']),
        (Text(), "a\nb", ['at: must be a text, not "a\\nb".']),
        (Whole(most=9), 10, ["at: must be a whole number from 0 to 9, not 10."]),
        (Whole(most=9), -1, ["at: must be a whole number from 0 to 9, not -1."]),
        (
            Whole(),
            True,
            ["at: must be a whole number from 0 to 1,000,000,000, not true."],
        ),
        (Whole(most=9), 1.5, ["at: must be a whole number from 0 to 9, not 1.5."]),
        (Flag(), 1, ["at: must be true or false, not 1."]),
        (
            Day(),
            "2027-02-29",
            ['at: must be a day such as 2026-11-02, not "2027-02-29".'],
        ),
        (Day(), "20270201", ['at: must be a day such as 2026-11-02, not "20270201".']),
        (Day(), None, ["at: must be a day such as 2026-11-02, not null."]),
        (Choice(("a", "b")), ["a"], ["at: must be one of a, b, not […]."]),
        (Many(Flag()), {}, ["at: must be a list, not {…}."]),
        (Many(Flag(), least=1), [], ["at: needs at least 1."]),
        (
            Many(Flag()),
            [True, 0, 1],
            [
                "at[1]: must be true or false, not 0.",
                "at[2]: must be true or false, not 1.",
            ],
        ),
        (POINT, [], ["at: must be an object with fields, not […]."]),
        (
            POINT,
            {"naem": "a", "zzz": 1},
            [
                "at: “x” is missing.",
                "at: “naem” is no field; is “name” meant?",
                "at: “zzz” is not a field of this object.",
            ],
        ),
        (POINT, {"x": "1"}, ['at.x: must be a whole number from 0 to 9, not "1".']),
        (Dictionary(Flag()), {"a b": 1}, ['at["a b"]: must be true or false, not 1.']),
        (Dictionary(Flag()), 1, ["at: must be an object with fields, not 1."]),
        (Name(), 1, ["at: must be a name, or an object of names by language, not 1."]),
        (Name(), {"zh-hans": "赫章"}, ["at: “en” is missing."]),
    ],
)
def test_every_fault_is_told_with_its_place(
    shape: Shape, value: Any, expected: list[str]
) -> None:
    assert faults(shape, value) == expected


def test_a_long_value_is_cut() -> None:
    (found,) = faults(Flag(), "x" * 50)

    assert found == f'at: must be true or false, not "{"x" * 38}….'


def test_a_fault_of_the_file_itself_is_told_in_chinese_too() -> None:
    (found,) = Flag().faults(1, "")

    assert str(found) == "the file: must be true or false, not 1."
    assert found.text("zh-hans") == "文件：应为true 或 false，而不是 1。"


def test_a_shape_is_its_own_schema() -> None:
    assert POINT.schema() == {
        "description": "A point.",
        "type": "object",
        "properties": {
            "x": {"type": "integer", "minimum": 0, "maximum": 9},
            "name": {"type": "string", "pattern": Text().schema()["pattern"]},
        },
        "required": ["x"],
        "additionalProperties": False,
    }
    assert Many(Flag("Yes?"), least=1).schema() == {
        "type": "array",
        "items": {"description": "Yes?", "type": "boolean"},
        "minItems": 1,
    }
