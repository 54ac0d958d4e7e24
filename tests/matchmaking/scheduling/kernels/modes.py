"""Agendas made in processes of their own, with and without compiled kernels."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from matchmaking.scheduling.agenda.pipeline import solve_event
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.generate import Size, generate
from matchmaking.scheduling.problem import Precedence, Problem

ROOT = Path(__file__).resolve().parents[4]
FULL = Size(18, 18, 160, 12, 8)
BROKEN = Size(14, 14, 90, 10, 9, blocked=0.5, hosts=4)
DAYS = Size(20, 16, 140, 6, 7, days=3, minimum=3, capped=True)


def events() -> dict[str, Problem]:
    """Return events with full tables, broken availability, several days, virtual meetings and precedences."""
    full, days = generate(FULL), replace(generate(DAYS), day_price=2)
    several = tuple(
        replace(p, representatives=1 + n % 3) for n, p in enumerate(full.participants)
    )
    mixed = tuple(
        replace(request, virtual=n % 4 == 0) for n, request in enumerate(full.requests)
    )
    order = tuple(
        Precedence(a.id, b.id)
        for a, b in zip(full.requests[::9], full.requests[4::9], strict=False)
    )
    return {
        "full": full,
        "broken": generate(BROKEN),
        "days": days,
        "mixed": replace(
            full,
            participants=several,
            requests=mixed,
            precedences=order,
            virtual_capacity=2,
        ),
    }


def columns() -> dict[str, list[int]]:
    """Return the columns of all these events, for one seed and effort."""
    return {
        name: solve_event(problem, work=Work(60, seed=3)).column.tolist()
        for name, problem in events().items()
    }


def columns_of_process(**variables: str) -> dict[str, list[int]]:
    """Return what another process makes of the same events."""
    program = (
        f"import json; from {__name__} import columns; print(json.dumps(columns()))"
    )
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        env={**os.environ, **variables},
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, list[int]] = json.loads(answer.stdout)
    return found
