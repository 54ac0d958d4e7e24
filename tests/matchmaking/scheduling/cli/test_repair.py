import json
from pathlib import Path

import pytest

from tests.matchmaking.scheduling.cli.conftest import Run


def test_three_ways_are_shown_saved_and_sound(
    run: Run, fair: Path, solved: Path
) -> None:
    said = (
        "repair",
        fair,
        solved,
        "--now",
        "13:30",
        "--absent",
        "school",
        "--closed",
        "T1",
        "--late",
        "tea=14:10",
    )

    code, output, _errors = run(*said, "--save", fair.parent, "--notice", 20)

    assert code == 0
    assert "Way 3 changes:" in output
    for way in (1, 2, 3):
        mended = fair.parent / f"fair.way-{way}.json"
        assert run("check", fair.parent / "fair.repaired.json", mended)[0] == 0


def test_ways_as_json_tell_who_is_told(run: Run, fair: Path, solved: Path) -> None:
    code, output, _errors = run(
        "repair",
        fair,
        solved,
        "--now",
        "13:30",
        "--absent",
        "school",
        "--budget",
        1,
        "--json",
    )

    ways = [json.loads(line) for line in output.splitlines()]
    assert code == 0
    assert [each["budget"] for each in ways] == [0, 1, None]
    assert [
        len(each["changes"]["extra"]) <= (each["budget"] or 99) for each in ways
    ] == [True] * 3
    assert ways[0]["utility"] <= ways[1]["utility"] <= ways[2]["utility"]
    assert ways[0]["changes"]["extra"] == []


def test_somebody_may_come_who_was_not_expected(
    run: Run, fair: Path, solved: Path, tmp_path: Path
) -> None:
    added = tmp_path / "added.json"
    added.write_text(
        json.dumps(
            {
                "participants": [{"id": "honey", "side": "supplier"}],
                "requests": [
                    {
                        "id": "honey-hospital",
                        "participants": ["honey", "hospital"],
                        "utilities": [50, 50],
                    }
                ],
            }
        )
    )

    code, output, _errors = run(
        "repair", fair, solved, "--now", "13:30", "--added", added, "--json"
    )

    assert code == 0
    best = json.loads(output.splitlines()[-1])
    assert "honey-hospital" in best["changes"]["added"]


def test_a_meeting_may_be_called_off(run: Run, fair: Path, solved: Path) -> None:
    later = next(
        each["request"]
        for each in json.loads(solved.read_text())["schedule"]["meetings"]
        if each["slot"] >= "13:30"
    )

    _code, output, _errors = run(
        "repair", fair, solved, "--now", "13:30", "--cancelled", later, "--json"
    )

    assert later in json.loads(output.splitlines()[0])["changes"]["dropped"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--now", "12:00"), "--now: There is no slot “12:00”."),
        (("--now", "13:30", "--absent", "x"), "--absent: There is no participant “x”."),
        (
            ("--now", "13:30", "--late", "tea=12:00"),
            "--late: There is no slot “12:00”.",
        ),
        (("--now", "13:30", "--closed", "x"), "--closed: There is no table “x”."),
        (
            ("--now", "13:30", "--cancelled", "x"),
            "--cancelled: There is no request “x”.",
        ),
    ],
)
def test_what_happened_must_be_possible(
    run: Run, fair: Path, solved: Path, options: tuple[str, ...], sentence: str
) -> None:
    code, output, errors = run("repair", fair, solved, *options)

    assert (code, output) == (2, "")
    assert sentence in errors.splitlines()


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ({"tables": []}, "the file: “tables” is not a field of this object."),
        ({"participants": [{"id": "tea"}]}, "--added.participants[0].id: “tea” stands at participants[0].id already."),
        ({"participants": [{"id": "new"}, {"id": "new"}]}, "--added.participants[1].id: “new” stands at --added.participants[0].id already."),
        ({"requests": [{"id": "tea-school", "participants": ["tea", "school"], "utilities": [1, 1]}]}, "--added.requests[0].id: “tea-school” stands at requests[0].id already."),
        ({"requests": [{"id": "r", "participants": ["x", "tea"], "utilities": [1, 1]}]}, "--added: There is no participant “x”."),
    ],
)  # fmt: skip
def test_what_is_added_must_fit_the_event(
    run: Run, fair: Path, solved: Path, tmp_path: Path, written: object, sentence: str
) -> None:
    (tmp_path / "added.json").write_text(json.dumps(written))

    code, _output, errors = run(
        "repair", fair, solved, "--now", "13:30", "--added", tmp_path / "added.json"
    )

    assert (code, errors) == (2, f"{sentence}\n")


def test_equal_ways_and_empty_ones_are_said_to_be_so(
    run: Run, fair: Path, solved: Path
) -> None:
    _code, output, _errors = run("repair", fair, solved, "--now", "13:30")

    assert output.count("Nothing but the meetings that are lost.") == 1
    assert output.count("The same as the way before.") == 2
