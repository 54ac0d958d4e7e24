import os
import subprocess
import sys

import pytest

from matchmaking.scheduling.jit import COMPILED
from tests.matchmaking.scheduling.kernels.modes import (
    ROOT,
    columns,
    columns_of_process,
)

compiled = pytest.mark.skipif(not COMPILED, reason="this run is the plain one")
TESTS = "tests/matchmaking/scheduling"


@compiled
def test_compiled_and_plain_kernels_give_the_same_columns() -> None:
    assert columns_of_process(SHANHAI_NO_JIT="1", PYTHONHASHSEED="7") == columns()


@compiled
def test_two_processes_give_the_same_columns() -> None:
    assert columns_of_process(PYTHONHASHSEED="1") == columns_of_process(
        PYTHONHASHSEED="2"
    )


@compiled
def test_the_plain_kernels_pass_their_tests_without_a_wrong_index() -> None:
    answer = subprocess.run(  # noqa: S603
        [
            sys.executable,
            *("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"),
            f"{TESTS}/kernels/test_numbers.py",
            f"{TESTS}/kernels/test_polish.py",
            f"{TESTS}/agenda/test_pipeline.py",
        ],
        env={**os.environ, "SHANHAI_NO_JIT": "1", "EXAMPLES": "25"},
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )

    assert answer.returncode == 0, answer.stdout
    assert "skipped" not in answer.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "module", ["problem", "schedule", "arrays", "checker", "problem_file", "generate"]
)
def test_values_are_read_without_loading_a_solver(module: str) -> None:
    program = (
        f"import sys, matchmaking.scheduling.{module};"
        "print(sorted({'numba', 'ortools'} & set(sys.modules)))"
    )

    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )

    assert answer.stdout == "[]\n"
