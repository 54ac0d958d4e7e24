"""A fair in a file, its schedule beside it, and the command line run in this process."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaking.scheduling.cli import main

Run = Callable[..., tuple[int, str, str]]
EXAMPLE = Path(__file__).resolve().parents[4] / "docs" / "examples" / "fair.json"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command: its exit code, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def fair(tmp_path: Path) -> Path:
    path = tmp_path / "fair.json"
    path.write_text(EXAMPLE.read_text())
    return path


@pytest.fixture
def solved(fair: Path, run: Run) -> Path:
    """Return the file of a schedule of the fair."""
    assert run("solve", fair, "--effort", 100, "--save", fair.parent)[0] == 0
    return fair.parent / "fair.schedule.json"


@pytest.fixture
def impossible(tmp_path: Path) -> Path:
    """Return the file of two meetings of one participant that must both be held in one slot."""
    event = {
        "name": "impossible",
        "participants": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
        "slots": [
            {"id": "one", "day": "2026-12-01", "start": "09:00", "end": "09:20"}
        ],
        "tables": [{"id": "T1"}, {"id": "T2"}],
        "requests": [
            {"id": "ab", "participants": ["a", "b"], "utilities": [1, 1], "required": True},
            {"id": "ac", "participants": ["a", "c"], "utilities": [1, 1], "required": True},
        ],
    }  # fmt: skip
    path = tmp_path / "impossible.json"
    path.write_text(json.dumps(event))
    return path
