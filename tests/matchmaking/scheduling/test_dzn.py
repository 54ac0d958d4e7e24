import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.dzn import parse_dzn, read_dzn
from matchmaking.scheduling.problem import Precedence, Request
from matchmaking.scheduling.validation import faults
from tests.matchmaking.scheduling.events import INSTANCES

WRITTEN = """
% two meetings of three participants
nBusiness = 3; nMeetings = 2; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;
requested = [|1, 2, 1,
|2, 3, 3,
|];
meetingsxBusiness = [{1,2},{1,2,3},{1,3}];
nMeetingsBusiness = [1,2,1];
forbidden = [{0},
{4},
{0}];
fixed = [0,3];
precedences = [{},
{1}];
"""


def faults_of(text: str) -> list[str]:
    with pytest.raises(FaultyInputError) as raised:
        parse_dzn(text, "faulty")
    return [str(fault) for fault in raised.value.faults]


def changed(key: str, value: str) -> str:
    return re.sub(rf"{key} = [^;]*;", f"{key} = {value};", WRITTEN, count=1)


def test_a_file_is_read_into_a_problem() -> None:
    problem = parse_dzn(WRITTEN, "tiny")

    assert problem.name == "tiny"
    assert [each.id for each in problem.participants] == ["1", "2", "3"]
    assert [each.forbidden for each in problem.participants] == [set(), {"4"}, set()]
    assert [each.session for each in problem.slots] == [
        "morning",
        "morning",
        "afternoon",
        "afternoon",
    ]
    assert [each.id for each in problem.tables] == ["1", "2"]
    assert problem.requests == (
        Request(
            "1", ("1", "2"), (1, 1), required=True, sessions=frozenset({"morning"})
        ),
        Request("2", ("2", "3"), (1, 1), required=True, fixed="3"),
    )
    assert problem.precedences == (Precedence("1", "2"),)
    assert faults(problem) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "dzn: nothing is assigned in this file."),
        (changed("nTables", "x"), "nTables: is not written as this format writes it."),
        (changed("nTotalSlots", "61"), "nTotalSlots: at most 60 are possible."),
        (changed("nMorningSlots", "5"), "nMorningSlots: 5 is not between 0 and 4."),
        (changed("fixed", "[0,3,0]"), "fixed: 2 entries are expected, 3 were found."),
        (changed("fixed", "[0,9]"), "fixed: 9 is not between 0 and 4."),
        (changed("forbidden", "[{0},{4}]"), "forbidden: 3 entries are expected, 2 were found."),
        (changed("forbidden", "[{7},{4},{0}]"), "forbidden: 7 is not between 0 and 4."),
        (changed("precedences", "[{},{12345678901}]"), "precedences: 1234567890 is not between 0 and 2."),
        (changed("requested", "[|1,4,1,|2,3,3,|]"), "requested: 4 is not between 1 and 3."),
        (changed("requested", "[|1,2,4,|2,3,3,|]"), "requested: 4 is not between 1 and 3."),
        (changed("requested", "[|1,1,3,|2,3,3,|]"), "requested[1]: a participant cannot meet itself."),
        (changed("requested", "[|1,2,|2,3,3,|]"), "requested: 2 entries are expected, 1 were found."),
        (WRITTEN.replace("fixed = [0,3];", ""), "fixed: is missing."),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(text: str, sentence: str) -> None:
    assert sentence in faults_of(text)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, len(WRITTEN)), st.integers(0, 30), st.text(max_size=8))
def test_a_file_with_a_damaged_part_is_read_or_its_faults_are_named(
    at: int, length: int, instead: str
) -> None:
    damaged = WRITTEN[:at] + instead + WRITTEN[at + length :]

    assert all(sentences_about(damaged))


def sentences_about(text: str) -> list[str]:
    try:
        parse_dzn(text, "damaged")
    except FaultyInputError as error:
        return [str(fault) for fault in error.faults]
    return ["sound"]


def test_published_instances_are_read_without_faults() -> None:
    paths = sorted((INSTANCES / "instances").glob("*.dzn"))
    if not paths:
        pytest.skip("the published instances are not beside this clone")

    read = {path.name: faults(read_dzn(path), doubles=True) for path in paths}

    assert {name: found for name, found in read.items() if found} == {}
    assert len(read) == 70


def test_a_file_that_is_not_text_is_no_instance(tmp_path: Path) -> None:
    (tmp_path / "noise.dzn").write_bytes(bytes(range(256)))

    with pytest.raises(FaultyInputError):
        read_dzn(tmp_path / "noise.dzn")
