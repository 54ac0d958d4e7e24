from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.changes import AddRepresentative, AddTable, apply
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.selection import select, utility_bound
from matchmaking.scheduling.selection.last_slot import (
    with_slot_more,
    without_last_slot,
)
from tests.matchmaking.scheduling.selection.problems import best_agenda, problems


def bound(problem: Problem) -> int:
    return utility_bound(event_of(problem))


@settings(deadline=None, max_examples=100)
@given(problems())
def test_no_schedule_is_above_the_bound(problem: Problem) -> None:
    assert best_agenda(problem) <= bound(problem)


@settings(deadline=None, max_examples=60)
@given(problems(), st.integers(0, 6))
def test_a_required_request_is_always_chosen(problem: Problem, number: int) -> None:
    number %= len(problem.requests)
    requests = list(problem.requests)
    requests[number] = replace(requests[number], required=True)
    problem = replace(problem, requests=tuple(requests))
    event = event_of(problem)

    possible = bool(event.common_columns()[number])

    assert (number in select(event).chosen.tolist()) is possible
    assert best_agenda(problem) <= bound(problem)


@settings(deadline=None, max_examples=60)
@given(problems())
def test_a_table_more_never_lowers_the_bound(problem: Problem) -> None:
    assert bound(problem) <= bound(apply(problem, AddTable()))


@settings(deadline=None, max_examples=60)
@given(problems(), st.integers(0, 5))
def test_a_representative_more_never_lowers_the_bound(
    problem: Problem, number: int
) -> None:
    person = problem.participants[number % len(problem.participants)]

    assert bound(problem) <= bound(apply(problem, AddRepresentative(person.id)))


@settings(deadline=None, max_examples=60)
@given(problems())
def test_a_slot_more_never_lowers_the_bound(problem: Problem) -> None:
    more, fewer = with_slot_more(problem), without_last_slot(problem)

    assert more is not None
    assert bound(problem) <= bound(more)
    assert fewer is None or bound(fewer) <= bound(problem)


@settings(deadline=None, max_examples=60)
@given(problems())
def test_other_names_change_nothing(problem: Problem) -> None:
    def other(name: str) -> str:
        return f"z{ord(name[0]) * 7919 % 101}{name}"

    renamed = replace(
        problem,
        participants=tuple(
            replace(each, id=other(each.id)) for each in problem.participants
        ),
        tables=tuple(
            replace(each, host=each.host and other(each.host))
            for each in problem.tables
        ),
        requests=tuple(
            replace(each, participants=tuple(map(other, each.participants)))
            for each in problem.requests
        ),
    )
    one, two = select(event_of(problem)), select(event_of(renamed))

    assert (one.chosen.tolist(), one.bound) == (two.chosen.tolist(), two.bound)
