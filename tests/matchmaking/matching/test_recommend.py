from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.recommend import recommend
from matchmaking.matching.score import Scoring, score_market
from tests.matchmaking.matching.building import (
    WEIGHTS,
    buyer,
    example,
    market,
    scored,
    scorings,
    supplier,
)

few = settings(deadline=None, max_examples=40)


@given(scorings, st.integers(1, 4), st.integers(1, 4))
@few
def test_only_pairs_that_may_meet_are_recommended_and_limits_hold(
    scoring: Scoring, length: int, exposure: int
) -> None:
    found = recommend(scoring, list_length=length, exposure=exposure)

    assert not set(found.pairs) & set(scoring.refused)
    assert set(found.pairs) <= set(scoring.scores)
    assert max(map(len, found.by_supplier)) <= length
    assert max(map(len, found.by_buyer)) <= exposure


def test_what_a_participant_sets_itself_goes_first() -> None:
    event = market(
        (buyer(key="b1", exposure=1), buyer(key="b2"), buyer(key="b3")),
        (supplier(key="s1", list_length=2), supplier(key="s2")),
    )

    found = recommend(score_market(event, WEIGHTS), list_length=3, exposure=2)

    assert found.limits.lengths == [2, 3]
    assert found.limits.exposures == [1, 2, 2]
    assert [len(each) for each in found.by_supplier] == [2, 3]


def test_limits_come_from_the_weight_set_when_nobody_says_more() -> None:
    found = recommend(score_market(market(), WEIGHTS), bonus=())

    assert (found.limits.lengths, found.limits.exposures) == ([10], [14])
    assert found.limits.bonus == ()
    assert recommend(score_market(market(), WEIGHTS)).limits.bonus == WEIGHTS.fairness


def test_lists_stand_best_first_from_both_sides() -> None:
    found = recommend(scored(example()))

    for lists in (found.by_supplier, found.by_buyer):
        for each in lists:
            totals = [score.total for score in each]
            assert totals == sorted(totals, reverse=True)
    assert sum(map(len, found.by_buyer)) == sum(map(len, found.by_supplier)) == 14
