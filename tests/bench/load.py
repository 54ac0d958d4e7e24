"""Measure a site under load: four connections over many addresses, with the CPU of its processes and of PostgreSQL."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

TICKS = os.sysconf("SC_CLK_TCK")
SCRIPT = Path(__file__).with_name("in_turn.lua")
RESULT = re.compile(r"RESULT (\d+) (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)")
STRIDE = 37  # each round begins elsewhere
CONNECTIONS = 4


@dataclass(frozen=True)
class Figures:
    """One page's figures: requests a second, percentiles in ms, CPU in ms a request, failed requests."""

    rps: float
    p50: float
    p95: float
    cpu_web: float
    cpu_db: float
    failed: float


@dataclass(frozen=True)
class Place:
    """Where a site answers, and the processes whose children work for it."""

    origin: str
    web: int
    servers: tuple[int, ...] = ()

    def cpu(self) -> tuple[float, float]:
        behind = (pid for server in self.servers for pid in below(server))
        return cpu_seconds(below(self.web)), cpu_seconds(behind)


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


def below(pid: int) -> list[int]:
    """Return the processes that a process started, and those that these started."""
    file = Path(f"/proc/{pid}/task/{pid}/children")
    children = [int(child) for child in file.read_text().split()]
    return [found for child in children for found in (child, *below(child))]


def address_lines(page: Mapping[str, Any]) -> list[str]:
    """Return "path<TAB>cookie" lines: every path with every cookie in turn."""
    paths, cookies = page["paths"], page.get("cookies") or [""]
    count = max(len(paths), len(cookies))
    return [
        f"{paths[n % len(paths)]}\t{cookies[n % len(cookies)]}" for n in range(count)
    ]


def driver(origin: str, file: Path, *, seconds: float, offset: int) -> list[str]:
    """Return the command that puts the load on: wrk, or our own visitor where it is missing."""
    if wrk := shutil.which("wrk"):
        options = [f"-c{CONNECTIONS}", f"-d{seconds:g}s", "--timeout", "60s"]
        script = ["-s", str(SCRIPT), origin, "--", str(file), str(offset)]
        return [wrk, "-t1", *options, *script]
    visitor = [sys.executable, "-m", "tests.bench.visitor", origin, f"{seconds:g}"]
    return [*visitor, str(file), str(offset)]


def once(place: Place, file: Path, *, seconds: float, offset: int) -> Figures:
    """Load the site once and return the figures."""
    web, database = place.cpu()
    command = driver(place.origin, file, seconds=seconds, offset=offset)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    web_after, database_after = place.cpu()
    match = RESULT.search(done.stdout)
    if match is None:
        raise RuntimeError(done.stdout + done.stderr)
    requests, micros, failed = (int(group) for group in match.groups()[:3])
    each = 1000 / max(requests, 1)
    return Figures(
        rps=requests / (micros / 1e6),
        p50=float(match[4]),
        p95=float(match[5]),
        cpu_web=(web_after - web) * each,
        cpu_db=(database_after - database) * each,
        failed=failed,
    )


def visit_all(place: Place, page: Mapping[str, Any]) -> list[str]:
    """Visit every address twice, so that both workers have what they can hold; return those that did not answer 200."""
    lines = address_lines(page)
    with ThreadPoolExecutor(CONNECTIONS) as visitors:
        codes = list(visitors.map(lambda line: visit(place.origin, line), lines * 2))
    return [line for line, code in zip(lines, codes, strict=False) if code != 200]


def visit(origin: str, line: str) -> int:
    path, _tab, cookie = line.partition("\t")
    request = urllib.request.Request(origin + path, headers={"Cookie": cookie})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own server
            answer.read()
            return answer.status if answer.url == origin + path else 302
    except urllib.error.HTTPError as error:
        return error.code


def measure(
    place: Place, page: Mapping[str, Any], *, seconds: float, rounds: int
) -> Figures:
    """Return the median of some rounds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "addresses"
        file.write_text("\n".join(address_lines(page)) + "\n")
        runs = [
            once(place, file, seconds=seconds, offset=number * STRIDE)
            for number in range(rounds)
        ]
    return Figures(*map(statistics.median, zip(*map(astuple, runs), strict=True)))
