"""Measure a site under load: wrk over many addresses, with the CPU of its processes and of PostgreSQL."""

import os
import re
import statistics
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TICKS = os.sysconf("SC_CLK_TCK")
SCRIPT = Path(__file__).with_name("in_turn.lua")
RESULT = re.compile(r"RESULT (\d+) (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)")


@dataclass(frozen=True)
class Figures:
    """One page's figures: requests a second, percentiles in ms, CPU in ms a request, failed requests."""

    rps: float
    p50: float
    p95: float
    cpu_web: float
    cpu_db: float
    failed: int


def cpu_seconds(pids: Iterable[int]) -> float:
    """Return the user and system time of processes, in seconds (proc(5): fields 14 and 15 of stat)."""
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS


def children_of(pid: int) -> list[int]:
    return [
        int(child)
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    ]


def write_addresses(page: Mapping[str, Any], folder: Path) -> Path:
    """Write "path<TAB>cookie" lines: every path with every cookie in turn."""
    paths, cookies = page["paths"], page.get("cookies") or [""]
    count = max(len(paths), len(cookies))
    lines = [
        f"{paths[n % len(paths)]}\t{cookies[n % len(cookies)]}" for n in range(count)
    ]
    file = folder / "addresses"
    file.write_text("\n".join(lines) + "\n")
    return file


def once(
    origin: str, file: Path, *, seconds: float, offset: int, web: int, database: int
) -> Figures:
    """Load the site once and return the figures."""
    before = cpu_seconds(children_of(web)), cpu_seconds(children_of(database))
    options = ["-t1", "-c4", f"-d{seconds:g}s", "--timeout", "30s", "-s", str(SCRIPT)]
    done = subprocess.run(
        ["wrk", *options, origin, "--", str(file), str(offset)],
        capture_output=True,
        text=True,
        check=True,
    )
    after = cpu_seconds(children_of(web)), cpu_seconds(children_of(database))
    match = RESULT.search(done.stdout)
    if match is None:
        raise RuntimeError(done.stdout + done.stderr)
    requests, micros, failed = (int(group) for group in match.groups()[:3])
    web_ms, db_ms = (
        (late - early) * 1000 / max(requests, 1)
        for early, late in zip(before, after, strict=True)
    )
    return Figures(
        requests / (micros / 1e6),
        float(match[4]),
        float(match[5]),
        web_ms,
        db_ms,
        failed,
    )


def measure(  # noqa: PLR0913 - each is one condition of the measurement
    origin: str,
    page: Mapping[str, Any],
    *,
    web: int,
    database: int,
    seconds: float,
    rounds: int,
    warm: bool,
) -> Figures:
    """Return the median of some rounds; `warm` visits every address before."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_addresses(page, Path(folder))
        if warm:
            once(
                origin, file, seconds=2 * seconds, offset=0, web=web, database=database
            )
        runs = [
            once(
                origin,
                file,
                seconds=seconds,
                offset=number * 37,
                web=web,
                database=database,
            )
            for number in range(rounds)
        ]
    return Figures(
        *(
            statistics.median(values)
            for values in zip(*(vars(run).values() for run in runs), strict=True)
        )
    )
