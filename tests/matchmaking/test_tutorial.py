"""The tutorial does what it says: every command is run, in order, and what it shows is printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"en": "docs/scheduling.md", "zh-hans": "docs/scheduling.zh.md"}
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXIT_CODE = re.compile(r"#.*?(\d)$")


def blocks(language: str) -> list[tuple[str, list[str]]]:
    text = (ROOT / LANGUAGES[language]).read_text()
    return [(kind, block.splitlines()) for kind, block in BLOCK.findall(text)]


def run(command: str, folder: Path) -> tuple[int, str]:
    """Return exit code and output of a command, run as if the folder were the project's."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    done = subprocess.run(  # noqa: S602  the commands are the tutorial's
        command.replace(".venv/bin/python", sys.executable),
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_commands_of_the_tutorial_do_what_it_says(
    language: str, tmp_path: Path
) -> None:
    for name in ("docs", "manage.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    printed = ""

    for kind, lines in blocks(language):
        if kind == "text":
            assert [line for line in lines if line not in printed] == []
            continue
        printed = ""
        for command in lines:
            expected = EXIT_CODE.search(command)
            code, output = run(command, tmp_path)
            assert (command, code) == (command, int(expected[1]) if expected else 0), (
                output
            )
            printed += output


def test_both_languages_teach_the_same_commands() -> None:
    taught = {
        language: [
            EXIT_CODE.sub("", command.replace(" --language zh-hans", "")).strip()
            for kind, lines in blocks(language)
            if kind == "sh"
            for command in lines
        ]
        for language in LANGUAGES
    }

    assert taught["en"] == taught["zh-hans"]
    assert len(taught["en"]) > 20
