"""What-ifs while a venue is planned, and repair on the day, at 300 × 300 participants."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from statistics import median

import numpy as np

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.checker import check
from matchmaking.scheduling.generate import SIZES, generate
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.repair import Absent, Moment, repair
from matchmaking.scheduling.schedule import Schedule
from matchmaking.scheduling.selection import what_if
from matchmaking.scheduling.selection.fairness import fairness_curve
from matchmaking.scheduling.solve import Search, solve

QUESTION_HEADS = ("question", "CPU s", "asked")
REPAIR_HEADS = (
    "tables",
    "way",
    "kept of what is left",
    "asked",
    "told who lost nothing",
    "CPU s for all ways",
)
ABSENT, FROM_SLOT, SEEDS = 0.05, 8, (5, 6, 7)
KEPT = {(120, 0): 0.995, (120, 1): 0.998}


def timed(ask: Callable[[], object]) -> float:
    """Return the median processor seconds of three tries."""
    found = []
    for _each in range(3):
        started = time.process_time()
        ask()
        found.append(time.process_time() - started)
    return median(found)


def questions() -> list[list[object]]:
    """Return each question with its seconds."""
    event = event_of(generate(SIZES["city"]))
    promised = replace(event, minimum=np.full(event.participants, 3, np.int64))
    asked: tuple[tuple[str, Callable[[], object], float], ...] = (
        ("another number of tables", lambda: what_if.tables(event, [100]), 0.15),
        ("a slot fewer and a slot more", lambda: what_if.slots(event.problem), 0.3),
        ("one more representative", lambda: what_if.representative(event, 7), 0.15),
        ("three meetings for everybody", lambda: what_if.guarantees(event, [3]), 0.15),
        ("the whole fairness curve", lambda: fairness_curve(promised), 1.0),
    )
    return [[name, f"{timed(ask):.3f}", f"≤ {most:g}"] for name, ask, most in asked]


@dataclass(frozen=True)
class Mended:
    kept: float
    extra: int


def repairs(tables: int) -> list[list[object]]:
    """Return the three ways of mending an event with so many tables: medians of three draws of who is absent."""
    problem = generate(replace(SIZES["city"], tables=tables))
    published = solve(problem, Search(effort=2_000))
    ways: list[list[Mended]] = [[], [], []]
    seconds = []
    for seed in SEEDS:
        absent = Random(seed).sample(
            problem.participants, int(ABSENT * len(problem.participants))
        )
        moment = Moment(problem.slots[FROM_SLOT].starts_at)
        started = time.process_time()
        mended = repair(
            problem, published, [Absent(each.id) for each in absent], moment
        )
        seconds.append(time.process_time() - started)
        done = _done(problem, published)
        for number, each in enumerate(mended.alternatives):
            if faults := check(mended.problem, each.schedule):
                raise SystemExit("\n".join(map(str, faults)))
            left = each.schedule.utility_bound - done
            ways[number].append(
                Mended((each.schedule.utility - done) / left, len(each.diff.extra))
            )
    return [
        [
            str(tables),
            str(number + 1),
            f"{median(each.kept for each in found):.4f}",
            f"≥ {KEPT[tables, number]}" if (tables, number) in KEPT else "–",
            f"{median(each.extra for each in found):.0f}",
            f"{median(seconds):.2f}",
        ]
        for number, found in enumerate(ways)
    ]


def _done(problem: Problem, published: Schedule) -> int:
    """Return the utility of what was held before the repair."""
    return sum(
        problem.requests[problem.request_index[each.request]].utility
        for each in published.meetings
        if problem.slot_index[each.slot] < FROM_SLOT
    )
