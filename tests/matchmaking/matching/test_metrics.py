import pytest
from hypothesis import given, settings

from matchmaking.matching.criteria import Side
from matchmaking.matching.market import Duty, Rule, Stance
from matchmaking.matching.metrics import (
    Coverage,
    blocking_pairs,
    figures,
    gini,
)
from matchmaking.matching.recommend import Recommendations, recommend
from matchmaking.matching.score import Scoring, score_market
from matchmaking.matching.terms import Term
from tests.matchmaking.matching.building import (
    WEIGHTS,
    buyer,
    example,
    market,
    need,
    offer,
    said,
    scored,
    scorings,
    supplier,
    weighing,
)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], 0),
        ([0, 0], 0),
        ([3, 3, 3], 0),
        ([0, 4], 5000),
        ([4, 0, 0, 0], 7500),
        ([1, 2], 1667),
    ],
)
def test_the_gini_index_is_nothing_if_all_have_as_much(
    counts: list[int], expected: int
) -> None:
    assert gini(counts) == expected


def test_figures_of_the_example() -> None:
    found = figures(recommend(scored(example())))

    assert found.recommendations == 14
    assert found.mean_score == 4919
    assert found.coverage == {
        Side.BUYER: Coverage(5, 3, 0),
        Side.SUPPLIER: Coverage(8, 2, 1),
    }
    assert (found.exposure_least, found.exposure_most, found.exposure_gini) == (
        1,
        4,
        2286,
    )
    assert (found.obliged, found.obliged_served) == (2, 2)
    assert list(found.groups[Side.BUYER]) == [
        "canteens",
        "unions",
        "shops",
        "distributors",
    ]
    assert found.groups[Side.BUYER]["canteens"][1] == Coverage(2, 1, 0)


def test_an_event_without_anybody_has_figures_of_nothing() -> None:
    event = market(suppliers=(supplier(offer(category=("x",))),))

    found = figures(recommend(score_market(event, WEIGHTS)))

    assert (found.recommendations, found.mean_score, found.expected_meetings) == (
        0,
        0,
        0,
    )
    assert found.coverage[Side.BUYER] == Coverage(1, 0, 1)
    assert found.blocking_per_thousand == 0


def expected(scoring: Scoring) -> int:
    return figures(recommend(scoring)).expected_meetings


def test_a_meeting_is_expected_as_far_as_both_agree() -> None:
    half = market((buyer(need(max_price=870)),), (supplier(offer(floor_price=870)),))
    weights = weighing(price=1)
    agreed = {"buyer_says": Stance.MEET, "supplier_says": Stance.MUST}

    one_sided = score_market(half, weights)

    (score,) = one_sided.scores.values()
    assert score.opinions[Side.BUYER].utility == 38
    assert expected(one_sided) == 0
    both = market(half.buyers, half.suppliers, statements=said(**agreed))
    assert expected(score_market(both, weights)) == 100


def test_nobody_is_expected_in_more_meetings_than_it_has_slots() -> None:
    one = frozenset({"1"})
    buyers = tuple(buyer(key=f"b{i}", slots=one) for i in range(3))
    offering = supplier(slots=one)

    assert expected(score_market(market(buyers, (offering,)), weighing(price=1))) == 100


def blocking(length: int, exposure: int) -> list[tuple[int, int]]:
    buyers = (buyer(key="b0"), buyer(need(max_price=1090), key="b1"))
    suppliers = (
        supplier(offer(ask_price=1000)),
        supplier(offer(ask_price=1090), key="t"),
    )
    scoring = score_market(market(buyers, suppliers), weighing(price=1))
    found = recommend(scoring, list_length=length, exposure=exposure, bonus=())
    return blocking_pairs(found)


def test_full_freedom_leaves_no_envy() -> None:
    assert blocking(2, 2) == []


def test_a_free_place_on_both_sides_blocks() -> None:
    scoring = score_market(market(), WEIGHTS)
    limits = recommend(scoring).limits

    assert blocking_pairs(Recommendations(scoring, limits, (), ())) == [(0, 0)]


@given(scorings)
@settings(deadline=None, max_examples=30)
def test_a_blocking_pair_is_no_recommendation_and_may_meet(scoring: Scoring) -> None:
    found = recommend(scoring, list_length=1, exposure=1)

    blocked = set(blocking_pairs(found))

    assert not blocked & set(found.pairs)
    assert blocked <= set(scoring.scores)


def test_who_would_both_rather_have_each_other_blocks() -> None:
    scoring = scored(example())
    pairs = ((2, 1), (3, 4))  # instead of each with its favourite
    limits = recommend(scoring, list_length=1, exposure=1).limits

    found = blocking_pairs(Recommendations(scoring, limits, pairs, ()))

    assert (2, 4) in found
    assert (3, 1) in found


def test_nobody_blocks_whom_one_side_would_not_rather_have() -> None:
    poor, rich = need(max_price=1000), need(max_price=2000)
    buyers = (buyer(poor, key="poor"), buyer(rich, key="rich"))
    cheap = supplier(offer(ask_price=900, floor_price=1100), key="cheap")
    dear = supplier(offer(ask_price=1100, floor_price=900), key="dear")
    scoring = score_market(market(buyers, (cheap, dear)), weighing(price=1))
    limits = recommend(scoring, list_length=1, exposure=1).limits
    pairs = ((0, 1), (1, 0))

    # The poor buyer would rather have the cheap supplier, who would not.
    assert blocking_pairs(Recommendations(scoring, limits, pairs, ())) == []


def test_an_obligation_is_served_by_goods_that_fill_it() -> None:
    rules = (
        Rule("here", Term("here"), 1000, ("52",)),
        Rule("there", Term("there"), 1000, ("45",)),
    )
    buyers = (
        buyer(key="served", duties=(Duty("here", 10_000),)),
        buyer(key="not served", duties=(Duty("there", 10_000),)),
        buyer(key="done", duties=(Duty("here", 10_000, 1000),)),
        buyer(key="free"),
    )

    found = figures(recommend(score_market(market(buyers, rules=rules), WEIGHTS)))

    assert (found.obliged, found.obliged_served) == (2, 1)
