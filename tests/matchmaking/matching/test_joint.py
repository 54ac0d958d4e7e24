from datetime import date
from typing import Any

from hypothesis import given, settings

from matchmaking.matching.gates import Gate, line_refusals, pair_refusals
from matchmaking.matching.joint import JointOffer, joint_offers
from matchmaking.matching.market import Per, Season, Service, Stance, Statement
from matchmaking.matching.score import Scoring, score_market
from tests.matchmaking.matching.building import (
    MONDAY,
    SUNDAY,
    WEIGHTS,
    buyer,
    market,
    need,
    offer,
    scorings,
    supplier,
)


def weekly(amount: int, **facts: Any) -> Any:
    return offer(**{"seasons": (Season(MONDAY, SUNDAY, amount),), **facts})


def joined(wanted: Any, *offers: Any, **facts: Any) -> list[JointOffer]:
    suppliers = tuple(supplier(each, key=f"s{i}") for i, each in enumerate(offers))
    event = market((buyer(wanted),), suppliers, **facts)
    return list(joint_offers(score_market(event, WEIGHTS)))


def told(found: list[JointOffer]) -> list[tuple[list[str], tuple[int, ...]]]:
    return [([each.id for each in one.suppliers], one.shares) for one in found]


def test_two_cover_what_none_could_alone() -> None:
    found = joined(need(), weekly(60), weekly(30), weekly(40))

    assert told(found) == [(["s0", "s2"], (240, 160))]
    assert found[0].line.quantity == 100


def test_three_come_together_if_two_are_too_few() -> None:
    found = joined(need(), weekly(40), weekly(30), weekly(30), weekly(20))

    assert told(found) == [(["s0", "s1", "s2"], (160, 120, 120))]


def test_nobody_is_joined_where_one_is_enough() -> None:
    assert joined(need(), weekly(60), weekly(100), weekly(40)) == []


def test_four_would_be_too_many() -> None:
    assert joined(need(), *[weekly(25)] * 4) == []
    assert joined(need(), weekly(20), weekly(20)) == []
    assert joined(need(category=("x", "y", "z")), weekly(60), weekly(60)) == []


def test_one_season_may_follow_another() -> None:
    order = {"minimum_order": 50}  # none of nothing, in the other's season
    early = offer(seasons=(Season(MONDAY, date(2026, 12, 20), 100),), **order)
    late = offer(seasons=(Season(date(2026, 12, 21), SUNDAY, 100),), **order)

    assert told(joined(need(), early, late)) == [(["s0", "s1"], (200, 200))]


def test_what_is_wanted_once_is_covered_by_all_weeks_together() -> None:
    wanted = need(quantity=300, per=Per.WINDOW)

    assert told(joined(wanted, weekly(50), weekly(25))) == [(["s0", "s1"], (200, 100))]


def test_a_minimum_lot_keeps_nobody_out_but_a_minimum_order_does() -> None:
    wanted = need(minimum_lot=300, deliveries=2)

    assert len(joined(wanted, weekly(60), weekly(40))) == 1
    assert joined(wanted, weekly(60), weekly(40, minimum_order=21)) == []
    assert len(joined(wanted, weekly(60), weekly(40, minimum_order=20))) == 1


def test_every_other_gate_stays_shut() -> None:
    no_thanks = {("b", "s1"): Statement(supplier_says=Stance.NO_THANKS)}
    duck = ("meat-eggs", "eggs", "duck")

    assert joined(need(), weekly(60), weekly(40), statements=no_thanks) == []
    assert joined(need(), weekly(60), weekly(40, serves=(Service("45"),))) == []
    assert joined(need(), weekly(60), weekly(40, category=duck)) == []
    assert joined(need(), weekly(60), weekly(40, unit="XBX")) == []
    assert joined(need(), weekly(60), offer(seasons=None)) == []
    assert joined(need(quantity=None), weekly(60), weekly(40)) == []


def test_the_best_suited_group_of_the_smallest_size_is_joined() -> None:
    found = joined(need(), weekly(60), weekly(40, ask_price=1100), weekly(40))

    assert told(found) == [(["s0", "s2"], (240, 160))]
    turned = joined(need(), weekly(60), weekly(40), weekly(40, ask_price=1100))
    assert told(turned) == [(["s0", "s1"], (240, 160))]


def test_the_score_is_that_of_the_least_suited_if_it_could_deliver_all() -> None:
    dear = {"ask_price": 1100}

    found = joined(need(), weekly(60), weekly(40, **dear))

    alone = market((buyer(need()),), (supplier(weekly(100, **dear)),))
    (score,) = score_market(alone, WEIGHTS).scores.values()
    assert [each.total for each in found] == [score.total]


def test_one_who_could_not_reach_the_lot_in_its_weeks_is_left_out() -> None:
    short = offer(seasons=(Season(MONDAY, date(2026, 12, 13), 60),))
    wanted = need(minimum_lot=301)

    assert joined(wanted, short, weekly(40)) == []


@given(scorings)
@settings(deadline=None, max_examples=40)
def test_joint_offers_are_sound(scoring: Scoring) -> None:
    event = scoring.market
    for found in joint_offers(scoring):
        assert 2 <= len(found.suppliers) <= 3
        assert min(found.shares) > 0
        for each in found.suppliers:
            assert not any(pair_refusals(event, found.buyer, each))
            assert any(
                offered.category == found.line.category
                and {
                    refusal.gate
                    for refusal in line_refusals(event, found.line, offered)
                }
                <= {Gate.CAPACITY}
                for offered in each.offers
            )
