from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.problem import Problem, Request
from matchmaking.scheduling.selection import select, utility_bound
from matchmaking.scheduling.selection.demand import demand_of
from matchmaking.scheduling.selection.relaxation import relaxed
from tests.matchmaking.scheduling.selection.problems import problems, selections

LEVELS = ((), (9,), (20, 6, 2), (1000, 100))


def utility(chosen: tuple[Request, ...]) -> int:
    return sum(each.utility for each in chosen)


def value(problem: Problem, chosen: tuple[Request, ...], bonuses: tuple) -> int:
    total = utility(chosen)
    for person in problem.participants:
        has = sum(person.id in each.participants for each in chosen)
        earned = range(min(has, person.minimum)) if bonuses else ()
        total += sum(bonuses[min(k, len(bonuses) - 1)] for k in earned)
    return total


def chosen_by(problem: Problem, bonuses: tuple[int, ...]) -> tuple[Request, ...]:
    positions = select(event_of(problem), bonuses).chosen
    return tuple(problem.requests[k] for k in positions.tolist())


@settings(deadline=None, max_examples=150)
@given(problems(two_sides=True, kinds=False), st.sampled_from(LEVELS))
def test_pairs_between_two_sides_are_chosen_best(
    problem: Problem, bonuses: tuple[int, ...]
) -> None:
    best = max(value(problem, each, bonuses) for each in selections(problem))

    chosen = chosen_by(problem, bonuses)

    assert chosen in set(selections(problem))
    assert value(problem, chosen, bonuses) == best
    assert select(event_of(problem), bonuses).bound == best
    assert select(event_of(problem), bonuses).utility == utility(chosen)


@settings(deadline=None, max_examples=150)
@given(problems(), st.sampled_from(LEVELS))
def test_any_choice_fits_and_stays_below_its_bound(
    problem: Problem, bonuses: tuple[int, ...]
) -> None:
    possible = list(selections(problem))
    best = max(value(problem, each, bonuses) for each in possible)

    chosen = chosen_by(problem, bonuses)

    assert chosen in possible
    assert value(problem, chosen, bonuses) <= best
    assert best <= select(event_of(problem), bonuses).bound


@settings(deadline=None, max_examples=100)
@given(problems(joint=False, kinds=False), st.sampled_from(LEVELS))
def test_flow_and_linear_programme_agree(
    problem: Problem, bonuses: tuple[int, ...]
) -> None:
    demand = demand_of(event_of(problem), bonuses)

    assert select(event_of(problem), bonuses).bound == relaxed(demand)[1]


@settings(deadline=None, max_examples=60)
@given(problems())
def test_the_bound_is_that_of_a_selection_without_bonuses(problem: Problem) -> None:
    event = event_of(problem)

    assert utility_bound(event) == select(event).bound
