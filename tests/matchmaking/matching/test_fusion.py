from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.fusion import (
    claims,
    contributions,
    coverage,
    harmonic,
    known_utility,
    placed,
    shrunk,
)
from matchmaking.matching.integers import FULL
from matchmaking.matching.line_components import Component
from matchmaking.matching.market import Stance
from matchmaking.matching.terms import Term
from matchmaking.matching.weighting import BRACKETS
from tests.matchmaking.matching.building import WEIGHTS

shares = st.integers(0, FULL)
values = st.dictionaries(
    st.sampled_from([each for each in Criterion if each is not Criterion.NOVELTY]),
    st.none() | shares,
    min_size=1,
)
OURS = WEIGHTS.weights[Side.BUYER]
Values = Mapping[Criterion, int | None]


def seen(found: Values) -> dict[Criterion, Component]:
    return {name: Component(value, Term("")) for name, value in found.items()}


def utility(found: Values, mean: int) -> int:
    return shrunk(claims(seen(found), OURS, mean), OURS, mean)


@given(values, shares)
def test_what_is_missing_stands_at_the_mean(found: Values, mean: int) -> None:
    filled = {name: mean if value is None else value for name, value in found.items()}

    assert utility(found, mean) == utility(filled, mean)


@given(values)
def test_the_utility_is_the_shrinkage_of_the_known_mean(found: Values) -> None:
    mean = 6000
    known = known_utility(seen(found), OURS)
    covered = coverage(seen(found), OURS)

    expected = (covered * (known or 0) + (FULL - covered) * mean) / FULL

    assert abs(utility(found, mean) - expected) <= 2


@given(values, shares, st.data())
def test_a_better_component_never_lowers_a_utility(
    found: Values, mean: int, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(found)))
    better = {**found, name: data.draw(st.integers(found[name] or 0, FULL))}
    if found[name] is None:
        better[name] = max(mean, better[name] or 0)

    assert utility(better, mean) >= utility(found, mean)


@given(values, st.integers(1, 50))
def test_only_the_proportions_of_weights_matter(found: Values, factor: int) -> None:
    larger = {name: weight * factor for name, weight in OURS.items()}

    scaled = shrunk(claims(seen(found), larger, 5000), larger, 5000)

    assert scaled == utility(found, 5000)


@given(shares, shares)
def test_both_sides_count_alike(one: int, other: int) -> None:
    assert harmonic(one, other) == harmonic(other, one)
    assert min(one, other) <= harmonic(one, other) <= max(one, other) or not (
        one and other
    )


@given(shares, shares, shares)
def test_a_happier_side_never_lowers_the_fit(one: int, more: int, other: int) -> None:
    low, high = sorted((one, more))

    assert harmonic(low, other) <= harmonic(high, other)


@given(shares, shares)
def test_a_stronger_word_always_scores_higher(fit: int, other: int) -> None:
    totals = [
        placed(each, WEIGHTS.bracket(*pair))
        for pair, each in zip(BRACKETS, (fit, other) * 3, strict=True)
    ]

    assert totals == sorted(set(totals))


def test_a_bracket_does_not_depend_on_who_says_what() -> None:
    assert WEIGHTS.bracket(Stance.SILENT, Stance.MUST) == (5500, 6999)
    assert WEIGHTS.bracket(Stance.MUST, Stance.SILENT) == (5500, 6999)


claimed = st.lists(st.integers(0, 300_000), min_size=1, max_size=9)


@given(st.integers(0, FULL), claimed, claimed)
@settings(deadline=None)
def test_contributions_add_up_and_each_side_carries_half(
    points: int, one: list[int], other: list[int]
) -> None:
    ours, theirs = contributions(points, one, other)

    if sum(one) and sum(other):
        assert sum(ours) + sum(theirs) == points
        assert abs(sum(ours) - sum(theirs)) <= len(one) + len(other)
    else:
        assert not any(ours + theirs)


def test_nothing_that_applies_leaves_the_mean_and_no_coverage() -> None:
    assert utility({}, 4321) == 4321
    assert coverage({}, OURS) == 0
    assert known_utility({}, OURS) is None


def test_nobody_fits_who_is_worth_nothing_to_one_side() -> None:
    assert harmonic(0, FULL) == harmonic(FULL, 0) == harmonic(0, 0) == 0
