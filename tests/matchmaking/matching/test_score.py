import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.gates import line_refusals, pair_refusals
from matchmaking.matching.market import Statement
from matchmaking.matching.reading import market_of
from matchmaking.matching.score import Scoring, score_market
from matchmaking.matching.terms import Term
from tests.matchmaking.matching.building import (
    EXAMPLE,
    WEIGHTS,
    buyer,
    events,
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

few = settings(deadline=None, max_examples=40)


def totals(scoring: Scoring) -> dict[tuple[str, str], int]:
    return {
        (each.buyer.id, each.supplier.id): each.total
        for each in scoring.scores.values()
    }


def test_golden_pairs_of_the_example_keep_their_scores() -> None:
    assert totals(scored(example())) == {
        ("school", "yanjiao"): 8761,
        ("school", "hupan"): 2638,
        ("school", "youtian"): 2664,
        ("school", "futang"): 5143,
        ("hospital", "yanjiao"): 5067,
        ("union", "yunjiao"): 5175,
        ("union", "qingping"): 3336,
        ("union", "shanjiao"): 9887,
        ("union", "youtian"): 3143,
        ("market", "qingping"): 7747,
        ("market", "shanjiao"): 2545,
        ("market", "youtian"): 3108,
        ("distributor", "yanjiao"): 2947,
        ("distributor", "hupan"): 6707,
    }


def test_a_perfect_pair_scores_the_top_of_its_bracket() -> None:
    scoring = score_market(market(), weighing(category=20, price=10, volume=5))

    (score,) = scoring.scores.values()

    assert (score.total, score.fit, score.utilities) == (3999, 10_000, (3999, 3999))


@given(scorings)
@few
def test_the_floor_and_all_contributions_add_up_to_the_score(scoring: Scoring) -> None:
    for score in scoring.scores.values():
        points = [
            each
            for opinion in score.opinions.values()
            for each in opinion.contributions.values()
        ]
        assert score.bracket[0] + sum(points) == score.total
        assert min(points) >= 0


@given(scorings)
@few
def test_a_pair_is_scored_if_and_only_if_every_gate_is_open(scoring: Scoring) -> None:
    event = scoring.market
    for i, wanting in enumerate(event.buyers):
        for j, offering in enumerate(event.suppliers):
            is_open = not any(pair_refusals(event, wanting, offering)) and any(
                wanted.unit == offered.unit
                and wanted.category[:2] == offered.category[:2]
                and not any(line_refusals(event, wanted, offered))
                for wanted in wanting.needs
                for offered in offering.offers
            )
            assert ((i, j) in scoring.scores) is is_open
            assert ((i, j) in scoring.refused) is not is_open


@given(scorings)
@few
def test_a_score_stays_in_its_bracket(scoring: Scoring) -> None:
    for score in scoring.scores.values():
        says = score.statement
        floor, top = scoring.weights.bracket(says.buyer_says, says.supplier_says)
        assert floor <= score.total <= top
        assert all(floor <= each <= top for each in score.utilities)


@given(events)
@few
def test_names_and_ids_change_nothing(found: Any) -> None:
    before = scored(found)
    event = before.market
    renamed = replace(
        event,
        buyers=tuple(
            replace(each, id=f"zz{-i}", name=Term(each.id))
            for i, each in enumerate(event.buyers)
        ),
        suppliers=tuple(
            replace(each, id=f"{-i}aa", name=Term("x"))
            for i, each in enumerate(event.suppliers)
        ),
        statements={
            (f"zz{-event.buyer_index[b]}", f"{-event.supplier_index[s]}aa"): each
            for (b, s), each in event.statements.items()
        },
    )

    after = score_market(renamed, WEIGHTS)

    assert {key: each.total for key, each in after.scores.items()} == {
        key: each.total for key, each in before.scores.items()
    }
    assert after.refused == before.refused


def test_a_pair_of_which_nothing_is_known_scores_the_mean() -> None:
    silent = supplier(offer(ask_price=None), key="silent")
    event = market(
        (buyer(need(max_price=1100)),), (supplier(offer(ask_price=1150)), silent)
    )

    scoring = score_market(event, weighing(price=1))

    known, unknown = (each.opinions[Side.BUYER] for each in scoring.scores.values())
    assert (known.known, known.coverage, known.utility) == (6970, 10_000, 6970)
    assert (unknown.known, unknown.coverage, unknown.utility) == (None, 0, 6970)


def test_an_event_of_which_nothing_is_known_is_half_good() -> None:
    event = market((buyer(need(max_price=None)),))

    scoring = score_market(event, weighing(price=1))

    assert scoring.means == {Side.BUYER: 5000, Side.SUPPLIER: 5000}
    assert [each.fit for each in scoring.scores.values()] == [5000]


def test_the_best_stand_first() -> None:
    dear = supplier(offer(ask_price=1100), key="dear")

    scoring = score_market(market(suppliers=(dear, supplier())), WEIGHTS)

    assert [each.supplier.id for each in scoring.best_first] == ["s", "dear"]


def test_of_equals_the_first_in_the_file_comes_first() -> None:
    twins = (supplier(key="z"), supplier(key="a"))

    scoring = score_market(market(suppliers=twins), WEIGHTS)

    assert [each.supplier.id for each in scoring.best_first] == ["z", "a"]


@given(st.integers(1, 1300), st.integers(1, 1300))
@few
def test_a_lower_price_never_scores_lower(one: int, other: int) -> None:
    totals = [
        each.total
        for price in sorted((one, other))
        for each in score_market(
            market(suppliers=(supplier(offer(ask_price=price)),)), WEIGHTS
        ).scores.values()
    ]

    assert totals == sorted(totals, reverse=True)


def test_a_refused_pair_has_no_score() -> None:
    event = market(statements=said(conflict=True))

    scoring = score_market(event, WEIGHTS)

    assert scoring.score_of(*event.buyers, *event.suppliers) is None
    assert scoring.refused == {(0, 0): ("G6-conflict",)}


def test_two_without_a_statement_said_nothing() -> None:
    event = market()

    assert event.statement(*event.buyers, *event.suppliers) == Statement()


def printed(seed: str) -> str:
    """Return what another process prints, in which sets of texts stand in another order."""
    command = [sys.executable, "-m", "matchmaking.matching", "recommend", "--json"]
    return subprocess.run(  # noqa: S603  the interpreter that runs the tests
        [*command, str(EXAMPLE)],
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        text=True,
    ).stdout


def test_two_processes_print_the_same() -> None:
    first = printed("0")

    assert first == printed("4711")
    assert len(json.loads(first)["recommendations"]) == 14


def test_versions_of_weights_differ_in_what_they_were_made_for() -> None:
    event = market_of(example())
    weights = replace(
        WEIGHTS,
        weights={
            side: {**each, Criterion.OBLIGATION: each[Criterion.OBLIGATION] * 2}
            for side, each in WEIGHTS.weights.items()
        },
    )

    before, after = score_market(event, WEIGHTS), score_market(event, weights)

    pair = (0, 5)  # goods from a county that fills no obligation
    assert after.scores[pair].total < before.scores[pair].total
