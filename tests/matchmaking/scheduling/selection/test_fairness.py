from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.problem import Participant, Problem, Request, Table
from matchmaking.scheduling.selection import select
from matchmaking.scheduling.selection.fairness import (
    Spread,
    fairness_curve,
    gini,
    minima_first,
)
from tests.matchmaking.scheduling.selection.problems import (
    forced,
    problems,
    selections,
    slots,
)


def market() -> Problem:
    """One table for two meetings: the strong pair twice, or the weak one too."""
    people = (
        Participant("s1", side="supplier", group="Anhua", minimum=1),
        Participant("s2", side="supplier", group="Luhe", minimum=1),
        Participant("b1", side="buyer", minimum=1),
        Participant("b2", side="buyer", minimum=1),
    )
    requests = (
        Request("strong", ("s1", "b1"), (50, 50)),
        Request("second", ("s1", "b2"), (40, 40)),
        Request("weak", ("s2", "b2"), (20, 20)),
    )
    return Problem("market", people, slots(1, 2), (Table("t"),), requests)


def test_the_curve_goes_from_utility_to_minima() -> None:
    curve = fairness_curve(event_of(market()))

    assert [each.label for each in curve][:2] == ["0 %", "10 %"]
    assert curve[0].utility == 180
    assert curve[0].everybody == Spread("", 4, 4, 1, 1, 1, 3750)
    assert curve[-1].utility == 140
    assert curve[-1].everybody == Spread("", 4, 4, 0, 0, 0, 0)
    assert curve[0].by_side == (
        Spread("supplier", 2, 2, 1, 1, 1, 5000),
        Spread("buyer", 2, 2, 0, 0, 0, 0),
    )
    assert [each.label for each in curve[0].by_group] == ["Anhua", "Luhe"]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((0, 0, 0), 0), ((2, 2), 0), ((0, 0, 0, 4), 7500), ((1, 2, 3), 2222)],
)
def test_the_gini_coefficient_measures_inequality(
    counts: tuple[int, ...], expected: int
) -> None:
    assert gini(np.array(counts)) == expected


def test_bonuses_must_not_rise() -> None:
    with pytest.raises(ValueError, match="rise"):
        select(event_of(market()), (10, 20))


def test_bonuses_of_any_event_stay_within_a_machine_word() -> None:
    event = event_of(market())
    huge = replace(event, utility=np.full(3, 2 * 10**9), minimum=np.full(4, 10**9))

    (bonus,) = minima_first(replace(huge, maximum=np.full(4, 10**9)))

    assert bonus == 2**61 // (8 * 10**9)
    assert minima_first(event) == (221,)


@settings(deadline=None, max_examples=100)
@given(problems(two_sides=True, kinds=False))
def test_minima_first_is_the_most_utility_with_the_fewest_missing(
    problem: Problem,
) -> None:
    def worth(chosen: Iterable[Request]) -> tuple[int, int]:
        seats = Counter(name for each in chosen for name in each.participants)
        people = problem.participants
        missing = sum(max(0, each.minimum - seats[each.id]) for each in people)
        return missing, -sum(each.utility for each in chosen)

    event = event_of(problem)
    chosen = select(event, minima_first(event)).chosen.tolist()

    assert not any(forced(problem, each) for each in problem.requests)
    assert worth([problem.requests[k] for k in chosen]) == min(
        worth(each) for each in selections(problem)
    )
