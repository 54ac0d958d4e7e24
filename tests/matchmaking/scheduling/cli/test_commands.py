import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from matchmaking.scheduling.format import SCHEMAS
from tests.matchmaking.scheduling.cli.conftest import Run
from tests.matchmaking.scheduling.test_dzn import WRITTEN


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_solve_prints_one_object_a_file(run: Run, fair: Path, impossible: Path) -> None:
    code, output, errors = run("solve", fair, impossible, "--json", "--effort", 50)

    feasible, infeasible = lines(output)
    for record in (feasible, infeasible):
        jsonschema.validate(record, SCHEMAS["schedule"])
    assert (code, errors) == (1, "")
    assert (feasible["instance"], feasible["utility"]) == (
        "Guangzhou produce fair",
        324,
    )
    assert feasible["utility"] == feasible["utility_bound"]
    assert (infeasible["status"], infeasible["schedule"]) == ("infeasible", None)
    assert infeasible["conflict"]


def test_a_dzn_file_is_answered_with_the_slot_of_each_meeting(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "tiny.dzn"
    path.write_text(WRITTEN)

    code, output, _errors = run("solve", path, "--json", "--fairness", 2)
    (record,) = lines(output)
    saved = tmp_path / "tiny.json"
    saved.write_text(output)

    jsonschema.validate(record, SCHEMAS["schedule"])
    assert (code, record["status"], record["breaks"]) == (0, "optimal", 0)
    assert record["schedule"] == [2, 3]
    assert run("check", path, saved, "--fairness", 0)[0] == 0


def test_an_infeasible_event_is_explained(run: Run, impossible: Path) -> None:
    code, output, _errors = run("explain", impossible)
    _code, record, _errors = run("explain", impossible, "--json")
    _code, table, _errors = run("solve", impossible)

    assert code == 1
    assert output.startswith(
        "impossible has no schedule. These conditions cannot hold together:"
    )
    assert lines(record)[0]["conflict"]
    assert output in table


def test_check_tells_a_sound_schedule_from_a_changed_one(
    run: Run, fair: Path, solved: Path
) -> None:
    code, output, _errors = run("check", fair, solved)
    assert code == 0
    assert output.startswith("The schedule keeps every rule.")
    assert lines(run("check", fair, solved, "--json")[1]) == [
        {"instance": "Guangzhou produce fair", "sound": True, "faults": []}
    ]

    record = json.loads(solved.read_text())
    record["breaks"] += 1
    solved.write_text(json.dumps(record))
    code, output, _errors = run("check", fair, solved)
    assert code == 1
    assert (
        output
        == f"The breaks are said to be {record['breaks']} and are {record['breaks'] - 1}.\n"
    )


def test_bounds_are_told_without_solving(
    run: Run, fair: Path, impossible: Path
) -> None:
    code, output, _errors = run("bound", fair, impossible, "--json")

    told = [
        (each["instance"], each["utility_bound"], each["break_bound"])
        for each in lines(output)
    ]
    assert told == [("Guangzhou produce fair", 324, 0), ("impossible", None, None)]
    assert code == 1
    assert "infeasible" in run("bound", impossible)[1]


def test_unmet_requests_are_explained(run: Run, fair: Path, solved: Path) -> None:
    code, output, _errors = run("explain", fair, solved, "--json")

    told = lines(output)
    unmet = {
        each["request"] for each in json.loads(solved.read_text())["schedule"]["unmet"]
    }
    assert code == 0
    assert {each["request"] for each in told} == unmet
    assert all(each["why"] and each["fixes"] for each in told)
    assert "→" in run("explain", fair, solved)[1]


def test_a_met_request_is_said_to_be_met(run: Run, fair: Path, solved: Path) -> None:
    assert (
        run("explain", fair, solved, "--request", "tea-market")[1]
        == "This request is met.\n"
    )
    assert (
        run("explain", fair, "--request", "tea-market", "--effort", 50)[1]
        == "This request is met.\n"
    )


def test_what_ifs_answer_all_or_what_is_asked(run: Run, fair: Path) -> None:
    everything = lines(run("what-if", fair, "--json")[1])
    some = lines(
        run("what-if", fair, "--json", "--tables", 1, 2, "--representatives", "tea")[1]
    )

    assert [each["question"] for each in everything] == [
        "tables",
        "slots",
        "representatives",
        "minimum",
        "dial",
    ]
    assert [each["question"] for each in some] == ["tables", "representatives"]
    assert [each["utility_bound"] for each in some[0]["answers"]] == [223, 324]
    assert [each["label"] for each in some[1]["answers"]] == ["tea"]
    shown = run("what-if", fair)[1]
    assert "Nobody's would add anything." in shown
    assert "fewest missing" in shown


def test_a_report_is_written(
    run: Run, fair: Path, solved: Path, tmp_path: Path
) -> None:
    code, output, _errors = run(
        "report", fair, solved, "--output", tmp_path / "report.html"
    )

    assert (code, output) == (0, f"The report is in {tmp_path / 'report.html'}.\n")
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!doctype html>")


def test_a_report_has_its_reasons_in_the_language_of_its_reader(
    run: Run, fair: Path, solved: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"

    run("report", fair, solved, "--output", page, "--language", "zh-hans")

    html = page.read_text("utf-8")
    told = [each["why"] for each in json.loads(solved.read_text())["schedule"]["unmet"]]
    assert told
    assert [each for each in told if each in html] == []


@pytest.mark.parametrize("of", SCHEMAS)
def test_the_schema_of_a_file_is_printed(run: Run, of: str) -> None:
    code, output, _errors = run("schema", of)

    assert (code, json.loads(output)) == (0, SCHEMAS[of])


@pytest.mark.parametrize("command", ["solve", "bound", "what-if", "explain"])
def test_every_command_speaks_chinese(run: Run, fair: Path, command: str) -> None:
    _code, output, _errors = run(command, fair, "--language", "zh-hans")

    assert any("\u4e00" <= each <= "\u9fff" for each in output)
