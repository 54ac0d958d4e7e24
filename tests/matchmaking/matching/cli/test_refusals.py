"""What the command line does when it cannot do what was asked, and with its streams."""

import gc
import importlib
import io
import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from matchmaking.matching.cli import main
from matchmaking.starting import start
from matchmaking.terminal import spoken
from tests.matchmaking.matching.building import EXAMPLE
from tests.matchmaking.matching.cli.running import Printed


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["explain", "scool", "yanjiao"],
            "There is no buyer “scool”. Is “school” meant?\n",
        ),
        (["explain", "school", "0"], "There is no supplier “0”.\n"),
        (["recommend", "--only", "nobody"], "There is no participant “nobody”.\n"),
        (
            ["score", "--weights", "1"],
            "No weight set 1. There are 2026.1, 2026.1-assistance, or name a .json file.\n",
        ),
    ],
)
def test_what_is_not_there_is_said_and_ends_with_two(
    arguments: list[str], expected: str, capsys: Printed
) -> None:
    command, *others = arguments

    assert main([command, str(EXAMPLE), *others, "--language", "en"]) == 2
    assert capsys.readouterr() == ("", expected)


def test_every_fault_of_a_file_is_a_line(capsys: Printed, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"version": 1, "name": "", "buyers": []}')

    assert main(["score", str(path), "--language", "zh-hans"]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        '文件：缺少“suppliers”。\nname：应为名称，或按语言给出名称的对象，而不是 ""。\n'
    )


def test_a_file_that_cannot_be_read_is_said(capsys: Printed, tmp_path: Path) -> None:
    assert main(["score", str(tmp_path / "gone.json"), "--language", "en"]) == 2

    assert (
        "gone.json: cannot be read or written: No such file or directory."
        in capsys.readouterr().err
    )


def test_a_file_may_come_through_a_pipe(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(EXAMPLE.read_bytes()))
    )

    assert main(["score", "-", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["instance"] == "-"


def test_generate_prints_an_event_of_any_size(capsys: Printed) -> None:
    assert main(["generate", "--buyers", "3", "--suppliers", "4", "--seed", "9"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (len(found["buyers"]), len(found["suppliers"])) == (3, 4)


def test_generate_prints_no_event_without_end(capsys: Printed) -> None:
    assert main(["generate", "--buyers", "999999999", "--language", "en"]) == 2

    sentence = "--buyers: must be a whole number from 1 to 10,000, not 999999999.\n"
    assert capsys.readouterr() == ("", sentence)


def test_schema_prints_what_is_published(capsys: Printed) -> None:
    assert main(["schema"]) == 0

    published = EXAMPLE.parents[1] / "formats" / "matching.schema.json"
    assert capsys.readouterr().out == published.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [[], ["score"], ["score", "x", "--top", "0"], ["dance"]]
)
def test_a_command_that_makes_no_sense_ends_with_two(
    arguments: list[str], capsys: Printed
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2


def test_the_language_is_that_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert spoken() == "zh-hans"
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert spoken() == "en"


def raising(error: BaseException) -> Any:
    def command(_given: object) -> Any:
        raise error

    return command


def test_an_interruption_ends_as_shells_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        main.__globals__["COMMANDS"], "schema", raising(KeyboardInterrupt())
    )

    assert main(["schema"]) == 130


def test_a_reader_that_has_seen_enough_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(
        main.__globals__["COMMANDS"], "schema", raising(BrokenPipeError())
    )
    with (tmp_path / "out").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)

        assert main(["schema"]) == 0


def test_the_package_is_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(sys, "argv", ["matching", "generate", "--buyers", "1"])
    monkeypatch.setattr(gc, "disable", lambda: None)

    with pytest.raises(SystemExit) as caught:
        runpy.run_module("matchmaking.matching", run_name="__main__")

    assert caught.value.code == 0
    assert importlib.import_module("matchmaking.matching.__main__").start is start


def test_a_stream_of_another_kind_is_written_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)

    assert main(["schema"]) == 0

    assert out.getvalue().startswith("{")
