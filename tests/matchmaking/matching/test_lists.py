from collections.abc import Sequence
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.lists import (
    JITTER_BITS,
    Limits,
    best_lists,
    jitter,
    scale_for,
)

Pairs = Sequence[tuple[int, int]]


@st.composite
def problems(draw: st.DrawFn) -> tuple[dict[tuple[int, int], int], Limits]:
    """Draw three rows, three columns, at most seven pairs between them, and limits."""
    cells = [(row, column) for row in range(3) for column in range(3)]
    values = draw(
        st.dictionaries(st.sampled_from(cells), st.integers(0, 20), max_size=7)
    )
    three = st.lists(st.integers(1, 3), min_size=3, max_size=3)
    bonus = sorted(draw(st.lists(st.integers(0, 15), max_size=3)), reverse=True)
    return values, Limits(draw(three), draw(three), bonus)


def worth(pairs: Pairs, values: dict[tuple[int, int], int], limits: Limits) -> int:
    counts = [sum(row == each for row, _column in pairs) for each in range(3)]
    paid = sum(sum(limits.bonus[:count]) for count in counts)
    return sum(values[pair] for pair in pairs) + paid


def is_within(pairs: Pairs, limits: Limits) -> bool:
    rows = all(
        sum(row == each for row, _column in pairs) <= limit
        for each, limit in enumerate(limits.exposures)
    )
    return rows and all(
        sum(column == each for _row, column in pairs) <= limit
        for each, limit in enumerate(limits.lengths)
    )


@given(problems())
@settings(deadline=None, max_examples=150)
def test_lists_are_within_limits_and_worth_as_much_as_the_best_of_all(
    problem: tuple[dict[tuple[int, int], int], Limits],
) -> None:
    values, limits = problem
    possible = [pair for pair in values if values[pair] > 0]
    subsets = chain.from_iterable(
        combinations(possible, size) for size in range(len(possible) + 1)
    )

    found = best_lists(values, limits)

    best = max(
        worth(each, values, limits) for each in subsets if is_within(each, limits)
    )
    assert is_within(found, limits)
    assert worth(found, values, limits) == best
    assert found == sorted(set(found))


def test_equal_lists_are_chosen_by_position_alone() -> None:
    values = {(row, column): 5 for row in range(6) for column in range(4)}
    limits = Limits([2] * 4, [2] * 6)

    found = best_lists(values, limits)

    assert found == best_lists(dict(reversed(values.items())), limits)
    assert len(found) == 8


def test_a_bonus_prefers_those_who_stand_nowhere_yet() -> None:
    values = {(0, 0): 10, (0, 1): 10, (1, 1): 8}

    assert best_lists(values, Limits([1, 1], [2, 2])) == [(0, 0), (0, 1)]
    assert best_lists(values, Limits([1, 1], [2, 2], [5])) == [(0, 0), (1, 1)]


def test_nobody_is_recommended_who_is_worth_nothing() -> None:
    assert best_lists({(0, 0): 0}, Limits([1], [1], [100])) == []


def test_jitter_together_is_less_than_one_of_value() -> None:
    pairs = [(row, column) for row in range(50) for column in range(50)]
    values = dict.fromkeys(pairs, 10_000)

    scale = scale_for(pairs, values, Limits([10] * 50, [14] * 50))

    assert scale.bits == JITTER_BITS
    assert 500 * max(jitter(*pair, scale.bits) for pair in pairs) < scale.factor


def test_costs_of_a_vast_event_still_fit_into_64_bits() -> None:
    values = {(0, 0): 10_000}
    limits = Limits([1000] * 200_000, [1000] * 200_000)
    pairs = [(0, 0)] * 200_000

    scale = scale_for(pairs, values, limits)

    assert scale.bits == 10
    assert 10_001 * scale.factor * 400_003 < 2**63
    assert jitter(7, 8, 0) == 0
