import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.generate import SIZES, Size, generate
from matchmaking.scheduling.problem_file import text_of
from matchmaking.scheduling.validation import faults


@pytest.mark.parametrize("name", ["county", "city", "expo"])
def test_an_event_has_what_was_asked_for_and_no_fault(name: str) -> None:
    size = SIZES[name]

    problem = generate(size)

    assert faults(problem) == []
    assert len(problem.requests) == size.requests
    assert len(problem.tables) == size.tables
    sides = [each.side for each in problem.participants]
    assert (sides.count("supplier"), sides.count("buyer")) == (
        size.suppliers,
        size.buyers,
    )


def test_several_days_hosts_and_minimums() -> None:
    size = Size(20, 30, 200, 8, 6, days=3, hosts=2, minimum=2, capped=True)

    problem = generate(size, seed=4)

    assert faults(problem) == []
    assert len({slot.day for slot in problem.slots}) == 3
    assert [each.host for each in problem.tables[:3]] == ["S1", "S2", None]
    assert {each.minimum for each in problem.participants} == {2}
    assert all((each.maximum or 0) >= 8 for each in problem.participants)
    days = event_of(problem).places.reshape(50, -1)
    assert 0 < (days.sum(1) < 24).sum() < 50


def test_some_come_late_some_leave_early_and_one_slot_is_always_left() -> None:
    problem = generate(Size(30, 30, 100, 4, 9, late=1, early=1, blocked=1))

    assert faults(problem) == []
    assert {len(each.forbidden) for each in problem.participants} == {3}


def test_the_same_seed_gives_the_same_event_in_another_process() -> None:
    command = [
        sys.executable,
        "-m",
        "matchmaking.scheduling",
        "generate",
        "--seed",
        "7",
    ]

    printed = subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "5"}
    ).stdout

    assert printed == text_of(generate(SIZES["county"], seed=7))
    assert printed != text_of(generate(SIZES["county"], seed=8))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"suppliers": 10**6}, "--suppliers: must be a whole number from 1 to 100,000, not 1000000."),
        ({"buyers": 10**6}, "--buyers: must be a whole number from 1 to 100,000, not 1000000."),
        ({"slots": 61}, "--slots: must be a whole number from 1 to 60, not 61."),
        ({"tables": 0}, "--tables: must be a whole number from 1 to 100,000, not 0."),
        ({"days": 999_999_999}, "--days: must be a whole number from 1 to 31, not 999999999."),
        ({"minimum": 9, "capped": True}, "--minimum: must be a whole number from 0 to 8, not 9."),
        ({"late": 1.5}, "--late: must be a number from 0 to 1, not 1.5."),
        ({"skew": 9}, "--skew: must be a number from 0 to 2, not 9."),
        ({"hosts": 61}, "--hosts: must be a whole number from 0 to 60, not 61."),
        ({"requests": 1201}, "--requests: must be a whole number from 0 to 1,200, not 1201."),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_drawn_with_is_named(
    wrong: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(FaultyInputError) as raised:
        generate(replace(SIZES["county"], **wrong))

    assert list(map(str, raised.value.faults)) == [sentence]


def test_tables_may_all_be_hosts_own() -> None:
    event = generate(replace(SIZES["county"], tables=0, hosts=2))

    assert [each.host for each in event.tables] == ["S1", "S2"]
