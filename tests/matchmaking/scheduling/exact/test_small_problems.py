import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.exact import Effort, lower_bound, solve_classic
from matchmaking.scheduling.schedule import Status
from tests.matchmaking.scheduling.exact.small import (
    draw,
    event,
    fewest,
    slots_of,
    timetables,
)


@given(st.integers(0, 10**6), st.sampled_from([None, None, 0, 1, 2]))
@settings(deadline=None, max_examples=150)
def test_the_answer_is_that_of_trying_every_timetable(
    seed: int, fairness: int | None
) -> None:
    problem = draw(seed)
    every = dict(timetables(problem, fairness))

    found = solve_classic(problem, fairness=fairness)

    if every:
        assert found.status is Status.OPTIMAL
        assert found.breaks == found.break_bound == min(every.values())
        assert every[found.slots or ()] == found.breaks
    else:
        assert (found.status, found.slots) == (Status.INFEASIBLE, None)
        assert found.conflict


@given(st.integers(0, 10**6))
@settings(deadline=None, max_examples=60)
def test_the_quick_bound_is_never_above_the_optimum(seed: int) -> None:
    problem = draw(seed)
    best, bound = fewest(problem, None), lower_bound(problem)

    assert best is None or (bound is not None and bound <= best)
    assert bound is not None or best is None


@given(st.integers(0, 10**6))
@settings(deadline=None, max_examples=30)
def test_no_bound_told_on_the_way_is_above_the_optimum(seed: int) -> None:
    problem, told = draw(seed), []
    best = fewest(problem, None)

    solve_classic(
        problem,
        work=Effort(progress=lambda bound, breaks: told.append((bound, breaks))),
    )

    if best is not None:
        assert all(bound <= best for bound, _ in told)
        assert all(breaks is None or breaks >= best for _, breaks in told)
        assert told == sorted(told, key=lambda each: each[0])


@given(st.integers(0, 10**6), st.integers(0, 2))
@settings(deadline=None, max_examples=60)
def test_a_given_timetable_never_changes_the_optimum(seed: int, fairness: int) -> None:
    problem = draw(seed)
    every = sorted(timetables(problem, fairness))
    start = every[seed % len(every)][0] if every else (0,) * len(problem.requests)

    found = solve_classic(problem, fairness=fairness, guess=lambda _problem: start)

    assert found.breaks == min((breaks for _, breaks in every), default=None)


@pytest.mark.parametrize("fairness", [0, 1])
def test_fairness_holds_where_nobody_is_sure_to_have_no_break(fairness: int) -> None:
    ring = [(i, (i + 1) % 6) for i in range(6)]
    problem = event(ring, slots=slots_of([6]), people=6, tables=1)

    found = solve_classic(problem, fairness=fairness)

    assert found.breaks == fewest(problem, fairness)


def test_a_break_does_not_span_the_night() -> None:
    problem = event([(0, 1), (0, 2)], slots=slots_of([1, 1]), people=3, tables=1)

    assert solve_classic(problem).breaks == 0


def test_lunch_between_sessions_is_no_break_and_three_may_meet() -> None:
    slots = slots_of([4], noon=2)
    problem = event([(0, 1, 2), (0, 1), (1, 2)], slots=slots, people=3, tables=1)

    found = solve_classic(problem)

    assert (found.status, found.breaks) == (Status.OPTIMAL, 0)
