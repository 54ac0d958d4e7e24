import os
import subprocess
import sys
from pathlib import Path

import pytest

from matchmaking.scheduling import jit

ROOT = Path(__file__).resolve().parents[3]
needs_numba = pytest.mark.skipif(not jit.COMPILED, reason="numba is not installed")
SUM = """
from matchmaking.scheduling import jit
import numpy as np
@jit.njit
def total(values):
    found = 0
    for value in values:
        found += value
    return found
print(jit.run(total, np.arange(5)), jit.COMPILED)
"""


def answer(folder: Path, **variables: str) -> str:
    file = folder / "total.py"
    file.write_text(SUM)
    found = subprocess.run(  # noqa: S603
        [sys.executable, str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        check=True,
        text=True,
    )
    return found.stdout


@needs_numba
def test_compiled_kernels_are_cached_in_a_folder_of_their_version(
    tmp_path: Path,
) -> None:
    assert answer(tmp_path, NUMBA_CACHE_DIR=str(tmp_path / "cache")) == "10 True\n"

    folders = [each.name for each in (tmp_path / "cache").iterdir()]
    assert folders == [f"shanhai-kernels-{jit.VERSION}"]


@needs_numba
def test_kernels_are_compiled_anew_where_nothing_can_be_written(tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.touch()

    assert answer(tmp_path, NUMBA_CACHE_DIR=str(nowhere / "cache")) == "10 True\n"
    assert not list(tmp_path.rglob("*.nbi"))


def test_compiling_can_be_switched_off(tmp_path: Path) -> None:
    assert answer(tmp_path, SHANHAI_NO_JIT="1") == "10 False\n"


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches"),
        ("linux", {"HOME": "/home/li"}, "/home/li/.cache"),
        ("darwin", {"HOME": "/Users/li"}, "/Users/li/Library/Caches"),
        ("win32", {"LOCALAPPDATA": "/li/Local"}, "/li/Local"),
        ("linux", {"NUMBA_CACHE_DIR": "/named"}, "/named"),
    ],
)
def test_the_cache_is_where_the_system_keeps_caches(
    platform: str,
    variables: dict[str, str],
    folder: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("XDG_CACHE_HOME", "NUMBA_CACHE_DIR", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)

    assert jit.user_cache() == Path(folder)
