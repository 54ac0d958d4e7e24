import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from matchmaking.scheduling.exact import (
    Effort,
    NotCoveredError,
    Outcome,
    covers,
    lower_bound,
    solve_classic,
)
from matchmaking.scheduling.exact.presolve import presolve
from matchmaking.scheduling.exact.rules import classic_of
from matchmaking.scheduling.exact.search import search
from matchmaking.scheduling.exact.timetable import breaks_of, holds
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Status
from tests.matchmaking.scheduling.exact.small import event, slots_of

CIRCLE = event(
    [(i, (i + step) % 12) for step in (1, 2, 3, 5) for i in range(12)],
    slots=slots_of([11]),
    people=12,
    tables=5,
)


def test_everybody_with_one_representative_is_covered() -> None:
    two = replace(CIRCLE.participants[0], representatives=2)
    wished = replace(CIRCLE.requests[0], required=False)

    assert covers(CIRCLE)
    assert not covers(replace(CIRCLE, participants=(two, *CIRCLE.participants[1:])))
    assert not covers(replace(CIRCLE, requests=(wished, *CIRCLE.requests[1:])))
    assert covers(replace(CIRCLE, day_price=2))
    assert not covers(replace(CIRCLE, day_price=2, slots=slots_of([6, 5])))


def test_what_is_not_covered_is_refused() -> None:
    wished = replace(CIRCLE.requests[0], required=False)

    with pytest.raises(NotCoveredError):
        solve_classic(replace(CIRCLE, requests=(wished,)))


def test_bounds_and_breaks_are_told_until_they_meet() -> None:
    told: list[tuple[int, int | None]] = []

    found = solve_classic(
        CIRCLE, work=Effort(progress=lambda *figures: told.append(figures))
    )

    assert told[0] == (lower_bound(CIRCLE), None)
    assert told[-1] == (found.breaks, found.breaks)


def test_a_timetable_that_meets_the_bound_needs_no_search() -> None:
    roomy = event([(0, 1), (1, 2), (2, 3)], slots=slots_of([4]), people=4, tables=2)
    slots = (0, 1, 0)

    found = solve_classic(roomy, guess=lambda _problem: slots, work=Effort(effort=0))

    assert found == Outcome(Status.OPTIMAL, slots, 0, 0)


@pytest.mark.parametrize("wrong", [None, (0,) * 48, (None,) * 48, (0,)])
def test_a_given_timetable_that_breaks_a_condition_is_not_used(
    wrong: tuple[int | None, ...] | None,
) -> None:
    assert solve_classic(CIRCLE, guess=lambda _problem: wrong) == solve_classic(CIRCLE)


def test_a_search_that_is_stopped_at_once_keeps_what_it_was_given() -> None:
    late = replace(CIRCLE, slots=slots_of([12]))
    slots = solve_classic(late).slots or ()
    apart = tuple(11 if slot == max(slots) else slot for slot in slots)
    classic = classic_of(late, None)
    assert holds(apart, classic)

    found = solve_classic(
        late, guess=lambda _problem: apart, work=Effort(stop=lambda: True)
    )

    assert (found.slots, found.breaks) == (apart, sum(breaks_of(classic, apart)))
    assert found.status in {Status.OPTIMAL, Status.FEASIBLE}


def test_a_search_that_is_stopped_before_anything_is_found_says_so() -> None:
    found = solve_classic(CIRCLE, work=Effort(stop=lambda: True))

    assert found == Outcome(Status.UNKNOWN, break_bound=0)


def test_without_breaks_in_sight_any_timetable_is_found() -> None:
    problem = presolve(classic_of(CIRCLE, None))

    found = search(problem, None, Effort(effort=1))

    assert found.slots is None or holds(found.slots, problem.classic)
    assert found.bound <= (found.breaks or 0)


def test_no_slot_holds_more_meetings_than_tables() -> None:
    found = solve_classic(CIRCLE)

    assert max(Counter(found.slots).values()) <= 5


SCRIPT = """
from tests.matchmaking.scheduling.exact.test_solve import CIRCLE
from matchmaking.scheduling.exact import solve_classic
print(solve_classic(CIRCLE))
"""


def test_another_process_gives_the_same_answer() -> None:
    told = [
        subprocess.run(  # noqa: S603
            [sys.executable, "-W", "ignore", "-c", SCRIPT],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    ]

    assert told[0] == told[1] == f"{solve_classic(CIRCLE)}\n"


def with_one_more_table(problem: Problem) -> Problem:
    return replace(
        problem, tables=(*problem.tables, replace(problem.tables[0], id="t"))
    )


def test_one_more_table_never_costs_breaks() -> None:
    few = replace(CIRCLE, tables=CIRCLE.tables[:5])

    fewer, more = solve_classic(few), solve_classic(with_one_more_table(few))

    assert fewer.breaks is not None
    assert more.breaks is not None
    assert more.breaks <= fewer.breaks
