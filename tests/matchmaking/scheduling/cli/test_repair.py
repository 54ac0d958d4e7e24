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
        ({"tables": []}, "--added: “tables” is not a field of this object."),
        ({"participants": [{"id": "tea"}]}, "--added.participants[0].id: “tea” stands at participants[0].id already."),
        ({"participants": [{"id": "new"}, {"id": "new"}]}, "--added.participants[1].id: “new” stands at --added.participants[0].id already."),
        ({"requests": [{"id": "tea-school", "participants": ["tea", "school"], "utilities": [1, 1]}]}, "--added.requests[0].id: “tea-school” stands at requests[0].id already."),
        ({"requests": [{"id": "r", "participants": ["x", "tea"], "utilities": [1, 1]}]}, "--added.requests[0].participants[0]: There is no participant “x”."),
        ({"requests": [{"id": "r", "participants": ["tea"], "utilities": [1, 1]}]}, "--added.requests[0].participants: needs at least 2."),
        ({"requests": [{"id": "r", "participants": ["tea", "pear"], "utilities": [1, 1], "fixed": "x"}]}, "--added.requests[0].fixed: There is no slot “x”."),
        ({"requests": [{"id": "r", "participants": ["school", "tea"], "utilities": [1, 1]}]}, "--added.requests[0]: asks for the same meeting as request “tea-school”."),
        ({"requests": [{"id": "r", "participants": ["tea", "pear"], "utilities": [1, 1], "fixed": "09:00"}]}, "--added.requests: “tea” has 2 placed meetings in slot “09:00” and 1 representatives."),
        ({"participants": [{"id": "new", "forbidden": ["x"]}]}, "--added.participants[0].forbidden: There is no slot “x”."),
        ([], "--added: must be an object with fields, not […]."),
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

    assert output.startswith("Every meeting can be held as published.\n")
    assert output.count("  Nothing.\n") == 1
    assert output.count("The same as the way before.") == 2


def test_added_text_that_is_not_json_is_said_to_be_there(
    run: Run, fair: Path, solved: Path, tmp_path: Path
) -> None:
    (tmp_path / "added.json").write_text("{")

    code, _output, errors = run(
        "repair", fair, solved, "--now", "13:30", "--added", tmp_path / "added.json"
    )

    sentence = "--added: The file is not JSON: see line 1, column 2.\n"
    assert (code, errors) == (2, sentence)


def test_what_must_be_held_and_is_not_is_said_of_each_way(
    run: Run, fair: Path, solved: Path, tmp_path: Path
) -> None:
    must = {"id": "zz", "participants": ["pear", "mushroom"], "utilities": [5, 5]}
    must |= {"required": True, "fixed": "09:00"}
    (tmp_path / "added.json").write_text(json.dumps({"requests": [must]}))
    said = (
        "repair",
        fair,
        solved,
        "--now",
        "13:30",
        "--added",
        tmp_path / "added.json",
    )

    code, output, _errors = run(*said, "--save", tmp_path)

    assert code == 1
    assert output.count("  “zz” must be held and is not: ") == 3
    ways = [json.loads(each) for each in run(*said, "--json")[1].splitlines()]
    assert [each["missed"] for each in ways] == [["zz"]] * 3
    for way in (1, 2, 3):
        mended = tmp_path / f"fair.way-{way}.json"
        assert run("check", tmp_path / "fair.repaired.json", mended)[0] == 0


def test_what_must_be_held_with_somebody_absent_is_said_not_to_be(
    run: Run, fair: Path, solved: Path, tmp_path: Path
) -> None:
    must = {"id": "zz", "participants": ["honey", "school"], "utilities": [5, 5]}
    added = {"participants": [{"id": "honey"}], "requests": [must | {"required": True}]}
    (tmp_path / "added.json").write_text(json.dumps(added))
    happened = ("--absent", "school", "--added", tmp_path / "added.json")

    code, output, _errors = run("repair", fair, solved, "--now", "09:00", *happened)

    why = "who takes part does not come, or no table is left."
    assert code == 1
    assert output.count(f"  “zz” must be held and is not: {why}\n") == 3


def test_calling_off_what_is_over_or_not_held_is_said_to_change_nothing(
    run: Run, fair: Path, solved: Path
) -> None:
    unmet = json.loads(solved.read_text())["schedule"]["unmet"][0]["request"]

    code, _output, errors = run(
        "repair", fair, solved, "--now", "13:30", "--cancelled", "tea-market", unmet, unmet
    )  # fmt: skip

    assert code == 0
    assert errors.splitlines() == [
        "“tea-market” has begun already, so it is not called off.",
        f"“{unmet}” is not held as published, so only its request goes.",
    ]


def test_only_a_schedule_can_be_mended(run: Run, impossible: Path) -> None:
    run("solve", impossible, "--save", impossible.parent)
    solved = impossible.with_name("impossible.schedule.json")

    code, output, errors = run("repair", impossible, solved, "--now", "one")

    assert (code, output) == (2, "")
    assert errors == f"{solved}: There is no schedule in this file.\n"


def test_the_ways_fit_on_a_narrow_screen(run: Run, fair: Path, solved: Path) -> None:
    _code, output, _errors = run("repair", fair, solved, "--now", "13:30")

    _said, _blank, *lines = output.splitlines()
    assert lines[0].split() == ["Way", "1", "2", "3"]
    assert lines[1].startswith("Utility ")
    assert max(map(len, lines[:10])) <= 60
