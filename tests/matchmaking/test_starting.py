"""Both shell tools end as shells expect, whatever becomes of who listens to them."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
SCHEDULING = ["scheduling", "solve", str(EXAMPLES / "fair.json"), "--json"]
MATCHING = ["matching", "score", str(EXAMPLES / "matching.json")]
TOOLS = pytest.mark.parametrize("tool", [SCHEDULING, MATCHING])


def started(tool: Sequence[str], **streams: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"matchmaking.{tool[0]}", *tool[1:]]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.Popen(command, text=True, **given)  # type: ignore[call-overload,no-any-return]  # noqa: S603


@TOOLS
@pytest.mark.parametrize("where", ["numpy", "matchmaking.{}.cli.arguments"])
def test_who_stops_a_tool_while_it_loads_sees_nothing(
    tool: Sequence[str], where: str
) -> None:
    command = [sys.executable, "-m", "tests.matchmaking.interrupted"]
    ended = subprocess.run(  # noqa: S603
        [*command, f"matchmaking.{tool[0]}", where.format(tool[0]), *tool[1:]],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "", 130)


@TOOLS
def test_a_reader_may_have_seen_enough(tool: Sequence[str]) -> None:
    running = started(tool)

    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    with running.stderr as errors:
        assert (errors.read(), running.wait(timeout=60)) == ("", 0)


@TOOLS
def test_output_that_cannot_be_written_is_named(tool: Sequence[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        running = started(tool, stdout=full.fileno())
        errors = running.communicate(timeout=60)[1]

    sentence = "the output: cannot be read or written: No space left on device.\n"
    assert (errors, running.returncode) == (sentence, 2)
