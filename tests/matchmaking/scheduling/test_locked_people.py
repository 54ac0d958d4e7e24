"""A lock that names who takes part is kept, whoever else must be seated in its slot."""

from dataclasses import replace

import pytest

from matchmaking.scheduling.checker import check
from matchmaking.scheduling.problem import Lock, Problem, Request
from matchmaking.scheduling.solve import Search, solve
from tests.matchmaking.scheduling.events import small

PEOPLE = tuple(replace(each, representatives=3) for each in small().participants)
BESIDE = small(
    participants=PEOPLE,
    locks=(Lock("s1b1", "t1"), Lock("s1b2", "t1", None, (0, 0))),
)
JOINT = small(
    participants=PEOPLE,
    requests=(Request("all", ("s1", "b1", "b2"), (1, 1, 1), required=True),),
    locks=(Lock("all", "t2", "T2", (0, 2, 1)),),
)


@pytest.mark.parametrize("problem", [BESIDE, JOINT])
def test_locked_people_are_kept(problem: Problem) -> None:
    schedule = solve(problem, Search(effort=20))

    assert check(problem, schedule) == []
    for lock in problem.locks:
        held = schedule.meeting_of[lock.request]
        assert held.slot == lock.slot
        assert lock.representatives in {None, held.representatives}
