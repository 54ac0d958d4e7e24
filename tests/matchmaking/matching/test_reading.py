import json
from datetime import date
from typing import Any

import pytest

from matchmaking.faults import FaultyInputError
from matchmaking.matching.market import (
    Certificate,
    Duty,
    History,
    Record,
    Season,
    Service,
    Stance,
    Statement,
    Tally,
)
from matchmaking.matching.reading import read_market
from tests.matchmaking.matching.building import EXAMPLE, at, example

Steps = list[str | int]


def faults(document: Any) -> list[str]:
    with pytest.raises(FaultyInputError) as caught:
        read_market(json.dumps(document).encode())
    return [str(each) for each in caught.value.faults]


def changed(path: Steps, value: Any) -> Any:
    document = example()
    at(document, *path[:-1])[path[-1]] = value
    return document


def test_the_example_is_read_as_it_stands() -> None:
    found = read_market(EXAMPLE.read_bytes())

    union, market, qingping = found.buyers[2], found.buyers[3], found.suppliers[1]
    assert found.name.text("zh-hans") == "广州冬季产销对接会（示例）"
    assert union.duties == (Duty("union-2026", 117_000_000, 0),)
    assert union.slots == frozenset({"pm-1", "pm-2", "pm-3", "pm-4"})
    assert (union.record, market.record) == (Record(), Record(meetings=Tally(18, 24)))
    assert market.slots is None
    assert found.buyers[4].exposure == 4
    assert qingping.record == Record(Tally(120, 131), Tally(9, 10))
    assert qingping.offers[0].seasons == (
        Season(date(2026, 9, 15), date(2027, 3, 31), 5000),
    )
    assert qingping.offers[1].certificates == (
        Certificate("assistance", date(2028, 6, 30)),
    )
    assert qingping.offers[1].serves == (Service("44", 26),)
    assert found.statements["union", "yunjiao"] == Statement(
        supplier_says=Stance.MEET, history=History.MET
    )
    assert found.rule_of["canteen-2026"].share == 3000
    assert str(found.term("haccp")) == "HACCP"
    assert str(found.term("no such code")) == "no such code"


def test_a_file_may_be_empty_of_people() -> None:
    document = {"version": 1, "name": "Nobody", "buyers": [], "suppliers": []}

    found = read_market(json.dumps(document).encode())

    assert (found.buyers, found.suppliers, found.rules) == ((), (), ())


def test_what_is_left_out_is_not_known() -> None:
    document = {
        "version": 1,
        "name": "Little",
        "buyers": [
            {
                "id": "b",
                "name": "B",
                "needs": [
                    {"category": "x", "from": "2026-12-01", "until": "2026-12-01"}
                ],
            }
        ],
        "suppliers": [{"id": "s", "name": "S", "offers": [{"category": "x"}]}],
    }

    found = read_market(json.dumps(document).encode())

    offer = found.suppliers[0].offers[0]
    assert (offer.seasons, offer.certificates, offer.serves) == (None, None, None)
    assert (found.buyers[0].needs[0].quantity, offer.ask_price) == (None, None)


NEED: Steps = ["buyers", 0, "needs", 0]
OFFER: Steps = ["suppliers", 0, "offers", 0]
NO_PM_4 = [
    f"{place}: There is no slot “pm-4”."
    for place in (
        "buyers[0].slots[7]",
        "buyers[2].slots[3]",
        *(f"suppliers[{i}].slots[7]" for i in (0, 1, 2, 4, 5, 6)),
    )
]
TWO_SEASONS = [
    {"from": "2026-01-01", "until": "2026-03-01"},
    {"from": "2026-03-01", "until": "2026-02-01"},
]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (
            ["buyers", 1, "id"],
            "school",
            [
                "buyers[1].id: “school” stands at buyers[0].id already.",
                "pairs[2].buyer: There is no buyer “hospital”.",
            ],
        ),
        (
            ["suppliers", 0, "id"],
            "school",
            [
                "suppliers[0].id: “school” stands at buyers[0].id already.",
                "pairs[4].supplier: There is no supplier “yunjiao”.",
            ],
        ),
        (
            ["rules", 1, "id"],
            "canteen-2026",
            [
                "rules[1].id: “canteen-2026” stands at rules[0].id already.",
                "buyers[2].obligations[0].rule: There is no rule “union-2026”.",
            ],
        ),
        (
            ["slots", 7],
            "am-1",
            ["slots[7]: “am-1” stands at slots[0] already.", *NO_PM_4],
        ),
        (
            [*NEED, "until"],
            "2026-12-06",
            ["buyers[0].needs[0]: ends on 2026-12-06, before it begins on 2026-12-07."],
        ),
        (
            [*NEED, "until"],
            "2028-12-08",
            ["buyers[0].needs[0]: lasts longer than two years."],
        ),
        (
            [*NEED, "minimum_lot"],
            20_000,
            [
                "buyers[0].needs[0]: cannot bring its minimum lot in deliveries of the maximum."
            ],
        ),
        (["buyers", 2, "needs", 0, "maximum"], 3, []),
        (
            [*OFFER, "floor_price"],
            3401,
            ["suppliers[0].offers[0]: asks less than its floor price."],
        ),
        (
            [*OFFER, "seasons"],
            TWO_SEASONS,
            [
                "suppliers[0].offers[0].seasons[1]: ends on 2026-02-01, before it begins on 2026-03-01.",
                "suppliers[0].offers[0].seasons[1]: begins before the season above it has ended.",
            ],
        ),
        (
            ["buyers", 0, "record", "meetings", "good"],
            13,
            ["buyers[0].record.meetings: 13 of 12 cannot have gone well."],
        ),
        (
            ["suppliers", 3, "slots", 0],
            "am-9",
            ["suppliers[3].slots[0]: There is no slot “am-9”."],
        ),
        (
            ["suppliers", 3, "slots", 0],
            "am-2",
            ["suppliers[3].slots[1]: “am-2” stands at suppliers[3].slots[0] already."],
        ),
        (
            ["pairs", 0, "buyer"],
            "scool",
            ["pairs[0].buyer: There is no buyer “scool”."],
        ),
        (
            ["pairs", 1, "supplier"],
            "yanjiao",
            ["pairs[1]: says again what pairs[0] says already."],
        ),
        (
            [*NEED, "from"],
            "soon",
            ['buyers[0].needs[0].from: must be a day such as 2026-11-02, not "soon".'],
        ),
        (
            [*NEED, "quantty"],
            5,
            ["buyers[0].needs[0]: “quantty” is no field; is “quantity” meant?"],
        ),
        (
            ["terms", "haccp"],
            {"fr": "HACCP"},
            [
                'terms["haccp"]: “en” is missing.',
                'terms["haccp"]: “fr” is not a field of this object.',
            ],
        ),
        (["version"], 2, ["version: must be 1, not 2."]),
    ],
)
def test_every_fault_is_named_with_its_place(
    path: Steps, value: Any, expected: list[str]
) -> None:
    document = changed(path, value)

    if expected:
        assert faults(document) == expected
    else:
        assert (
            read_market(json.dumps(document).encode()).buyers[2].needs[0].maximum == 3
        )


def test_a_lot_may_come_in_several_deliveries_of_the_window() -> None:
    document = changed(["buyers", 2, "needs", 1, "maximum"], 1000)
    document["buyers"][2]["needs"][1]["minimum_lot"] = 2001

    assert faults(document) == [
        "buyers[2].needs[1]: cannot bring its minimum lot in deliveries of the maximum."
    ]


def test_a_window_of_just_two_years_may_stand() -> None:
    document = changed([*NEED, "until"], "2028-12-07")

    assert read_market(json.dumps(document).encode()).buyers[0].needs[0].ends == date(
        2028, 12, 7
    )


def test_all_faults_are_told_at_once() -> None:
    document = changed([*NEED, "quantity"], 0)
    del document["suppliers"][2]["name"]

    assert len(faults(document)) == 2
