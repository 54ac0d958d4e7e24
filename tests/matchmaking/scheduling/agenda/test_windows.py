from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.agenda.windows import (
    break_bound,
    least_runs,
    window_lengths,
)
from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.problem import Problem
from tests.matchmaking.scheduling.agenda.random_problems import problems, solved


def runs(columns: tuple[int, ...]) -> int:
    return sum(c - 1 not in columns for c in columns)


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=8), st.integers(0, 8))
def test_no_choice_of_columns_has_fewer_runs(there: list[bool], meetings: int) -> None:
    open_ = [c for c, each in enumerate(there) if each]
    wanted = min(meetings, len(open_))

    found = least_runs(np.array([there], np.uint8), np.array([wanted]))

    assert found.tolist() == [min(map(runs, combinations(open_, wanted)))]


def test_windows_are_told_longest_first() -> None:
    there = np.array([[1, 0, 1, 1, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0]], np.uint8)

    assert window_lengths(there).tolist() == [[2, 1, 1], [0, 0, 0]]


@settings(deadline=None, max_examples=40)
@given(problems())
def test_no_agenda_has_fewer_breaks_than_the_bound(problem: Problem) -> None:
    agenda, schedule = solved(problem, Work(30))

    bound = break_bound(event_of(problem), agenda.column)

    assert bound == agenda.break_bound == schedule.break_bound
    assert bound <= agenda.breaks
