"""Whatever is handed in, the answer is a sentence and exit code 2, never a traceback."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.cli import main
from tests.matchmaking.scheduling.cli.conftest import EXAMPLE, Run


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (('"host": "tea"', '"host": "coffee"'), "tables[2].host: There is no participant “coffee”."),
        (('"id": "pear-school"', '"id": "tea-school"'), "requests[5].id: “tea-school” stands at requests[0].id already."),
        (('["pear", "school"]', '["tea", "school"]'), "requests[5]: asks for the same meeting as request “tea-school”."),
        (('"start": "09:20"', '"start": "09:10"'), "slots[1]: slots “09:00” and “09:20” overlap, so a participant would be in both at once."),
        (('"end": "09:20"', '"end": "08:20"'), "slots[0].end: slot “09:00” ends before it has begun."),
        (('"earlier": "tea-market", "later": "pear-market"', '"earlier": "tea-market", "later": "tea-market"'), "precedences: run in a circle: tea-market → tea-market."),
        (('"arrives_at": "2026-12-01T09:40"', '"arrives_at": "2026-12-02T09:40"'), "participants[3]: “rice” is there in no slot."),
        (('"fixed": "09:00"', '"fixed": "09:00 "'), "requests[3].fixed: There is no slot “09:00 ”."),
    ],
)  # fmt: skip
def test_a_fault_of_a_file_has_its_sentence(
    run: Run, fair: Path, change: tuple[str, str], sentence: str
) -> None:
    fair.write_text(fair.read_text().replace(*change))

    code, output, errors = run("solve", fair)

    assert (code, output) == (2, "")
    assert sentence in errors.splitlines()


def test_too_few_tables_are_counted_before_solving(run: Run, fair: Path) -> None:
    event = json.loads(fair.read_text())
    fair.write_text(json.dumps({**event, "tables": []}))
    assert run("solve", fair) == (
        2,
        "",
        "tables: there is no table, and not every meeting is virtual.\n",
    )

    for each in event["requests"]:
        if each["id"] in {"pear-school", "rice-hospital"}:
            each["fixed"] = "10:00"
    fair.write_text(json.dumps({**event, "tables": event["tables"][:1]}))
    assert run("solve", fair) == (
        2,
        "",
        "requests: 2 meetings are placed in slot “10:00”, which has 1 open tables.\n",
    )


def test_what_cannot_be_read_is_said(
    run: Run, tmp_path: Path, fair: Path, solved: Path
) -> None:
    missing = tmp_path / "missing.json"

    assert run("solve", missing) == (
        2,
        "",
        f"{missing}: cannot be read or written: No such file or directory.\n",
    )
    assert run("check", fair, missing)[0] == 2
    solved.write_text("[]")
    assert run("check", fair, solved) == (
        2,
        "",
        f"{solved}: the file: must be an object with fields, not […].\n",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("explain", "--request", "x"), "--request: There is no request “x”."),
        (("what-if", "--representatives", "x"), "--representatives: There is no participant “x”."),
        (("explain", "--fairness", "2"), "--fairness: only where all meetings are given and each participant has one representative."),
        (("bound", "--fairness", "2"), "--fairness: only where all meetings are given and each participant has one representative."),
        (("solve", "--fairness", "2"), "--fairness: only where all meetings are given and each participant has one representative."),
    ],
)  # fmt: skip
def test_what_an_option_names_must_exist(
    run: Run, fair: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    command, *options = arguments

    assert run(command, fair, *options) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("solve", "--seed", "x"), "must be a whole number, at least 0"),
        (("solve", "--effort", "0"), "must be a whole number, at least 1"),
        (("solve", "--time-limit", "-1"), "must be a number, such as 2.5"),
        (("solve", "--time-limit", "nan"), "must be a number, such as 2.5"),
        (("repair", "x", "--now", "t", "--late", "tea"), "must be ID=SLOT, such as tea=14:10"),
    ],
)  # fmt: skip
def test_what_an_option_takes_is_said(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    command, *options = arguments

    with pytest.raises(SystemExit) as raised:
        main([command, "fair.json", *options])

    assert raised.value.code == 2
    assert sentence in capsys.readouterr().err


def test_a_file_that_is_no_schedule_is_not_an_empty_one(run: Run, fair: Path) -> None:
    code, output, errors = run("check", fair, fair)

    assert (code, output) == (2, "")
    assert errors == f"{fair}: This is an event, not a schedule of one.\n"


def test_a_schedule_of_another_event_is_told_in_one_sentence(
    run: Run, fair: Path, solved: Path
) -> None:
    fair.write_text(fair.read_text().replace("Guangzhou produce fair", "Spring fair"))
    sentence = "instance: the schedule is one of “Guangzhou produce fair”, not of “Spring fair”."

    for command in ("check", "report", "explain"):
        assert run(command, fair, solved) == (2, "", f"{solved}: {sentence}\n")


@pytest.mark.parametrize("command", ["solve", "bound"])
def test_a_fault_of_one_file_of_several_names_it(
    run: Run, fair: Path, tmp_path: Path, command: str
) -> None:
    faulty = tmp_path / "faulty.json"
    faulty.write_text("[]")

    sentence = f"{faulty}: the file: must be an object with fields, not […].\n"
    assert run(command, fair, faulty) == (2, "", sentence)
    assert run(command, faulty) == (2, "", sentence.removeprefix(f"{faulty}: "))


def test_a_fault_of_an_event_beside_its_schedule_names_the_file(
    run: Run, fair: Path, solved: Path
) -> None:
    fair.write_text("[]")

    for command in ("check", "report", "explain"):
        code, _output, errors = run(command, fair, solved)
        assert (code, errors.startswith(f"{fair}: the file: ")) == (2, True)


def test_one_schedule_is_not_saved_over_another(
    run: Run, fair: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "fair.json"
    other.write_text(fair.read_text())

    sentence = f"--save: the schedule of “{other}” would be written over that of a file before it.\n"
    assert run("solve", fair, other, "--save", tmp_path / "out") == (2, "", sentence)
    assert not (tmp_path / "out").exists()


def test_a_changed_schedule_is_neither_repaired_nor_reported(
    run: Run, fair: Path, solved: Path
) -> None:
    record = json.loads(solved.read_text())
    record["utility"] = 1
    solved.write_text(json.dumps(record))
    sentence = "The utility is said to be 1 and is 324.\n"

    for command in (
        ("report", fair, solved),
        ("explain", fair, solved),
        ("repair", fair, solved, "--now", "13:30"),
    ):
        code, output, errors = run(*command)
        assert (code, output) == (2, "")
        assert sentence in errors


def test_a_generated_event_must_be_possible(run: Run) -> None:
    code, output, errors = run("generate", "--requests", 100_000)

    assert (code, output) == (2, "")
    assert errors == (
        "--requests: must be a whole number from 0 to 1,200, not 100000.\n"
    )


@settings(
    deadline=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 6000), st.integers(0, 40), st.text(max_size=6))
def test_a_damaged_file_never_ends_in_a_traceback(
    tmp_path: Path, at: int, length: int, instead: str
) -> None:
    text = EXAMPLE.read_text()
    path = tmp_path / "damaged.json"
    path.write_text(text[:at] + instead + text[at + length :], errors="replace")

    assert main(["solve", str(path), "--json", "--effort", "1"]) in {0, 1, 2}
