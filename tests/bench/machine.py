"""What the figures were taken on."""

import os
import platform
import time
from pathlib import Path
from typing import Any

LOOP = 3_000_000
BYTES_PER_GB = 1024**3


def calibration() -> float:
    """Return how many CPU ms a fixed Python loop takes: it compares machines, and shows a busy neighbour."""
    started, total = time.process_time(), 0
    for number in range(LOOP):
        total += number * number % 7
    return (time.process_time() - started) * 1000


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def describe() -> dict[str, Any]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / BYTES_PER_GB),
        "python": platform.python_version(),
        "loop_ms": round(calibration()),
        "load": round(os.getloadavg()[0], 1),
    }


def sentence(machine: dict[str, Any]) -> str:
    return (
        "{cores} cores ({processor}), {memory_gb} GB, Python {python}; a loop of 3 million steps takes {loop_ms} ms; "
        "load {load} at the start"
    ).format(**machine)
