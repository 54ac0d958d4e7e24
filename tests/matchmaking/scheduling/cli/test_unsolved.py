"""Where there is no schedule, no command speaks as if there were one."""

import json
from pathlib import Path

import pytest

from tests.matchmaking.scheduling.cli.conftest import Run

NO_SCHEDULE = "There is no schedule in this file."


@pytest.fixture
def refuted(impossible: Path, run: Run) -> Path:
    """Return the file that says why the impossible event has no schedule."""
    assert run("solve", impossible, "--save", impossible.parent)[0] == 1
    return impossible.parent / "impossible.schedule.json"


def test_the_conflict_is_explained_from_the_record(
    run: Run, impossible: Path, refuted: Path
) -> None:
    told = run("explain", impossible)

    assert run("explain", impossible, refuted) == told
    assert (
        run("explain", impossible, refuted, "--json")[1]
        == (run("explain", impossible, "--json")[1])
    )


def test_the_conflict_is_reported_without_reasons(
    run: Run, impossible: Path, refuted: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"

    assert run("report", impossible, refuted, "--output", page)[0] == 0

    html = page.read_text("utf-8")
    conflict = json.loads(refuted.read_text())["conflict"]
    assert [each for each in conflict if f"<li>{each}</li>" not in html] == []
    assert "No schedule holds every required meeting." in html
    assert "Requests that are not met" not in html
    assert "proven maximum" not in html


@pytest.mark.parametrize("status", ["infeasible", "unknown"])
def test_a_record_without_a_schedule_is_not_sound(
    run: Run, fair: Path, tmp_path: Path, status: str
) -> None:
    record = tmp_path / "record.json"
    record.write_text(json.dumps({"status": status, "schedule": None}))

    assert run("check", fair, record) == (1, f"{NO_SCHEDULE}\n", "")
    told = json.loads(run("check", fair, record, "--json")[1])
    assert (told["sound"], told["faults"]) == (False, [NO_SCHEDULE])
    for command in (("report",), ("repair", "--now", "13:30")):
        code, output, errors = run(command[0], fair, record, *command[1:])
        assert (code, output, errors) == (2, "", f"{record}: {NO_SCHEDULE}\n")


def test_an_event_without_a_schedule_has_no_results(
    run: Run, fair: Path, impossible: Path
) -> None:
    *_conflict, heads, row, solved = run("solve", impossible, fair)[1].splitlines()

    assert row.split()[:-1] == ["impossible", "infeasible", "–", "2", *"––––"]
    assert len(row) == len(heads) == len(solved)
    heads, row = run("solve", impossible)[1].splitlines()[-2:]
    assert row.index(" –") < row.rindex("–") == heads.index("Breaks at least") + 14


def test_bounds_stand_at_the_right(run: Run, fair: Path, impossible: Path) -> None:
    heads, *rows = run("bound", fair, impossible)[1].splitlines()

    ends = [line.index("Breaks at least") + 15 for line in (heads,)]
    assert [row[: ends[0]].split()[-2:] for row in rows] == [
        ["324", "0"],
        ["infeasible", "infeasible"],
    ]
    assert {len(line) for line in (heads, *rows)} == {len(heads)}
