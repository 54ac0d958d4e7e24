import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from matchmaking.scheduling.generate import SIZES, generate
from matchmaking.scheduling.problem_file import text_of
from tests.matchmaking.scheduling.cli.conftest import Run

ENDLESS = 100_000_000  # proposals per meeting


def test_who_stops_the_search_keeps_the_best_so_far(run: Run, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(text_of(generate(SIZES["county"])))
    command = [
        sys.executable,
        "-m",
        "matchmaking.scheduling",
        "solve",
        str(event),
        "--json",
    ]
    running = subprocess.Popen(  # noqa: S603
        [*command, "--effort", str(ENDLESS)], stdout=subprocess.PIPE, text=True
    )

    time.sleep(5)
    running.send_signal(signal.SIGINT)
    printed, _errors = running.communicate(timeout=60)

    assert running.returncode == 0
    assert json.loads(printed)["utility"] > 0
    answer = tmp_path / "answer.json"
    answer.write_text(printed)
    assert run("check", event, answer)[0] == 0
