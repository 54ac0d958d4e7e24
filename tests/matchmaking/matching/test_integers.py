from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaking.matching.integers import (
    FULL,
    apportion,
    half_up,
    mean,
    ramp,
    share,
)

claims = st.lists(st.integers(0, 10**9), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(0, 3, 0), (1, 3, 0), (1, 2, 1), (3, 2, 2), (5, 3, 2), (7, 1, 7)],
)
def test_a_half_is_rounded_up(numerator: int, denominator: int, expected: int) -> None:
    assert half_up(numerator, denominator) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 8, 0), (1, 3, 3333), (2, 3, 6667), (8, 8, FULL), (9, 8, FULL), (0, 0, FULL)],
)
def test_a_share_is_at_most_all(part: int, whole: int, expected: int) -> None:
    assert share(part, whole) == expected


@pytest.mark.parametrize(
    ("value", "zero", "full", "expected"),
    [
        (115, 115, 100, 0),
        (116, 115, 100, 0),
        (100, 115, 100, FULL),
        (99, 115, 100, FULL),
        (105, 115, 100, 6667),
        (90, 85, 100, 3333),
        (84, 85, 100, 0),
    ],
)
def test_a_ramp_is_straight_between_its_ends(
    value: int, zero: int, full: int, expected: int
) -> None:
    assert ramp(value, zero, full) == expected


def test_a_mean_follows_its_weights() -> None:
    assert mean([10, 20], [3, 1]) == 13


@given(st.integers(0, 10**6), claims)
def test_parts_add_up_to_the_total(total: int, claimed: list[int]) -> None:
    assert sum(apportion(total, claimed)) == (total if any(claimed) else 0)


@given(st.integers(0, 10**6), claims)
def test_no_part_is_a_whole_unit_from_its_exact_share(
    total: int, claimed: list[int]
) -> None:
    whole = sum(claimed) or 1

    for part, claim in zip(apportion(total, claimed), claimed, strict=True):
        assert abs(part - Fraction(total * claim, whole)) < 1


def test_the_first_of_equal_fractions_is_served_first() -> None:
    assert apportion(4, [1, 1, 1]) == [2, 1, 1]
