import json
import subprocess
import sys
from pathlib import Path

from matchmaking.scheduling.generate import SIZES, generate
from matchmaking.scheduling.problem_file import text_of
from tests.matchmaking.scheduling.cli.conftest import Run

ENDLESS = ["--json", "--effort", "100000000"]  # proposals per meeting
AFTER = "5"  # seconds of the processor, of which it loads for two


def test_who_stops_the_search_keeps_the_best_so_far(run: Run, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(text_of(generate(SIZES["county"])))
    command = [sys.executable, "-m", "tests.matchmaking.interrupted"]
    ended = subprocess.run(  # noqa: S603
        [*command, "matchmaking.scheduling", AFTER, "solve", event, *ENDLESS],
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )

    assert (ended.stderr, ended.returncode) == ("", 0)
    assert json.loads(ended.stdout)["utility"] > 0
    answer = tmp_path / "answer.json"
    answer.write_text(ended.stdout)
    assert run("check", event, answer)[0] == 0
