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
    assert curve[0].everybody == Spread("", 4, 4, 1, 1, 3750)
    assert curve[-1].utility == 140
    assert curve[-1].everybody == Spread("", 4, 4, 0, 0, 0)
    assert curve[0].by_side == (
        Spread("supplier", 2, 2, 1, 1, 5000),
        Spread("buyer", 2, 2, 0, 0, 0),
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


@settings(deadline=None, max_examples=60)
@given(problems(two_sides=True, kinds=False))
def test_minima_first_promises_as_many_meetings_as_can_be(problem: Problem) -> None:
    def kept(names: set[str]) -> int:
        chosen = [each for each in problem.requests if each.id in names]
        return sum(
            min(person.minimum, sum(person.id in each.participants for each in chosen))
            for person in problem.participants
        )

    event = event_of(problem)
    chosen = select(event, minima_first(event)).chosen.tolist()
    first = {problem.requests[k].id for k in chosen}
    everything = [{each.id for each in those} for those in selections(problem)]

    assert not any(forced(problem, each) for each in problem.requests)
    assert kept(first) == max(kept(each) for each in everything)
