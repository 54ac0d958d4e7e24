import json
from pathlib import Path
from typing import Any

import pytest

from matchmaking.faults import FaultyInputError
from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.market import Stance
from matchmaking.matching.weighting import FOLDER, LATEST, load, read, versions


def changed(**facts: Any) -> bytes:
    document = json.loads((FOLDER / f"{LATEST}.json").read_text(encoding="utf-8"))
    return json.dumps({**document, **facts}).encode()


def faults(content: bytes) -> list[str]:
    with pytest.raises(FaultyInputError) as caught:
        read(content)
    assert str(caught.value) == "\n".join(map(str, caught.value.faults))
    return [str(each) for each in caught.value.faults]


def brackets(**ranges: tuple[int, int]) -> dict[str, Any]:
    document = json.loads(changed())["brackets"]
    new = {
        name.replace("_", " "): {"from": one, "to": other}
        for name, (one, other) in ranges.items()
    }
    return {**document, **new}


def test_each_version_that_comes_along_is_sound() -> None:
    assert versions() == ["2026.1", "2026.1-assistance"]
    assert [load(each).version for each in versions()] == versions()


def test_the_weights_are_those_of_the_design() -> None:
    found = load()

    assert found.version == LATEST
    assert list(found.weights[Side.BUYER].values()) == [20, 18, 10, 15, 8, 10, 10, 9, 0]
    assert list(found.weights[Side.SUPPLIER].values()) == [
        20,
        18,
        8,
        17,
        0,
        12,
        5,
        10,
        10,
    ]
    assert found.bracket(Stance.MEET, Stance.MUST) == (8000, 8999)


def test_another_version_weighs_obligations_more() -> None:
    found = load("2026.1-assistance")

    assert found.weights[Side.BUYER][Criterion.OBLIGATION] == 20
    assert found.name.text("zh-hans") == "消费帮扶专场：预留份额加倍"


def test_a_file_of_ones_own_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(changed(version="own", name="Ours"))

    assert (load(str(path)).version, str(load(str(path)).name)) == ("own", "Ours")


@pytest.mark.parametrize("name", ["2025.1", "gone.json"])
def test_a_version_nobody_knows_is_refused(name: str) -> None:
    with pytest.raises(FaultyInputError) as caught:
        load(name)

    assert [str(each) for each in caught.value.faults] == [
        f"No weight set {name}. There are 2026.1, 2026.1-assistance, or name a .json file."
    ]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"prior_good": 6}, ["prior_good: must not be above the total."]),
        (
            {"trading": 5001},
            ["trading: must not be above the one of those who only met."],
        ),
        (
            {"same_category": 7001},
            ["same_category: must not be above the one of the same sub-category."],
        ),
        ({"fairness": [3, 1, 2]}, ["fairness: must never grow."]),
        ({"fairness": []}, []),
        (
            {"buyer": dict.fromkeys(Criterion, 0)},
            ["buyer: needs at least one weight above 0."],
        ),
        (
            {"brackets": brackets(must_none=(5499, 5400))},
            [
                "brackets.must none: must not end below its beginning.",
                "brackets.must none: must begin above the end of the bracket below.",
            ],
        ),
        (
            {"price_tolerance": 0},
            ["price_tolerance: must be a whole number from 1 to 10,000, not 0."],
        ),
        ({"vesion": "x"}, ["the file: “vesion” is no field; is “version” meant?"]),
    ],
)
def test_a_weight_set_that_makes_no_sense_is_refused(
    facts: dict[str, Any], expected: list[str]
) -> None:
    if expected:
        assert faults(changed(**facts)) == expected
    else:
        assert read(changed(**facts)).fairness == ()
