import json
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.generate import Size, generate
from matchmaking.scheduling.jit import COMPILED, run
from matchmaking.scheduling.kernels.board import EXTRA, VALUE
from matchmaking.scheduling.kernels.repair import Search, anneal
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.repair import Absent, Moment, Terms, repair
from matchmaking.scheduling.repair.boards import Seats, board_of, kept_seats
from matchmaking.scheduling.repair.disruptions import disrupted
from matchmaking.scheduling.repair.search import (
    STAGES,
    Tariff,
    prices_of,
    thresholds,
    top_of,
)
from matchmaking.scheduling.repair.standing import Standing, standing_of
from matchmaking.scheduling.schedule import Schedule
from tests.matchmaking.scheduling.repair.agendas import (
    agendas,
    placed,
    schedule_of,
)

COUNTED = ("cell", "load", "meetings", "changes", "height")


def standing(problem: Problem, schedule: Schedule) -> Standing:
    moment = Moment(problem.slots[0].starts_at)
    gone = disrupted(problem, [Absent(problem.participants[0].id)], moment.now)
    return standing_of(problem, gone, schedule.meetings, moment)


@settings(deadline=None, max_examples=60)
@given(agendas(), st.integers(1, 99), st.sampled_from((0, 2, 99)))
def test_the_board_is_exact_after_any_number_of_steps(
    agenda: tuple[Problem, Schedule], seed: int, budget: int
) -> None:
    case = standing(*agenda)
    prices, seats = prices_of(case, Tariff()), kept_seats(case)
    board = board_of(case, seats, prices)
    board.generator[0] = seed
    best = seats.copy()
    search = Search(
        case.possible,
        thresholds(top_of(case), Tariff(hot=900_000)),
        STAGES,
        seed % 7,
        budget,
        best.column,
        best.x,
        best.y,
    )

    if len(case.possible):
        run(anneal, board, prices, search)

    after = board_of(case, Seats(board.column, board.x, board.y), prices)
    for name in COUNTED:
        assert np.array_equal(getattr(board, name), getattr(after, name)), name
    assert board.tally[[VALUE, EXTRA]].tolist() == after.tally[[VALUE, EXTRA]].tolist()
    assert after.tally[EXTRA] <= budget


def county() -> tuple[Problem, Schedule]:
    problem = generate(Size(12, 10, 60, 6, 5, hosts=2), seed=3)
    meetings: tuple = ()
    for request in problem.requests:
        spots = (placed(problem, meetings, request, slot) for slot in problem.slots)
        held = next((spot for spot in spots if spot), None)
        meetings = (*meetings, held) if held else meetings
    return problem, schedule_of(problem, meetings)


def story() -> str:
    problem, schedule = county()
    gone = [Absent("S2"), Absent("B3")]
    now = Moment(problem.slots[2].starts_at)
    found = repair(problem, schedule, gone, now, Terms(budget=3, effort=40))
    return json.dumps(
        [
            [
                (m.request, m.slot, m.table, m.representatives)
                for m in a.schedule.meetings
            ]
            for a in found.alternatives
        ]
    )


@pytest.mark.skipif(not COMPILED, reason="numba is not installed")
def test_plain_python_mends_as_the_compiled_kernel_does() -> None:
    script = f"from {__name__} import story; print(story())"
    plain = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script],
        env={**os.environ, "SHANHAI_NO_JIT": "1", "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
        text=True,
    ).stdout

    assert json.loads(plain) == json.loads(story())
