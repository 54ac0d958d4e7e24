import json
from pathlib import Path

import pytest

from matchmaking.matching.cli import main
from matchmaking.matching.weighting import FOLDER
from tests.matchmaking.matching.building import EXAMPLE, example
from tests.matchmaking.matching.cli.running import Printed, loaded, run

COMMANDS = [
    ["score"],
    ["recommend"],
    ["recommend", "--by", "buyer"],
    ["recommend", "--only", "union"],
    ["recommend", "--only", "yanjiao"],
    ["explain", "school", "yanjiao"],
    ["explain", "hospital", "langtou"],
    ["explain", "market", "langtou"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_speaks_chinese(command: list[str], capsys: Printed) -> None:
    name, *others = command

    assert main([name, str(EXAMPLE), *others, "--language", "zh-hans"]) == 0

    out = capsys.readouterr().out
    sides = (*example()["buyers"], *example()["suppliers"])
    ids = {"HACCP", *(each["id"] for each in sides)}
    english = [
        each
        for each in out.split()
        if each.isalpha() and each.isascii() and each not in ids
    ]
    assert english == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_prints_one_object_for_machines(
    command: list[str], capsys: Printed
) -> None:
    found = loaded(capsys, *command)

    assert (found["instance"], found["weights"]) == (str(EXAMPLE), "2026.1")


def test_score_shows_the_best_pairs_and_what_keeps_others_apart(
    capsys: Printed,
) -> None:
    assert run(capsys, "score", "--top", "1").splitlines() == [
        "Winter matchmaking, Guangzhou (example) · weights 2026.1 (Balanced)",
        "",
        "score  the buyer               its id  its view  the supplier                  its id    its view  said by both",
        "98.87  Example Workers' Union  union      88.31  Shanjiao Kumquat Cooperative  shanjiao     89.11  must / must",
        "",
        "13 more pairs may meet (--top N shows more).",
        "",
        "Of 40 pairs, 14 may meet. The others are kept apart by:",
        "pairs  first reason                       reason code",
        "    1  one of them said no thanks         G6-no-thanks",
        "    1  no common slot                     G7-no-common-slot",
        "   23  no common product                  G1-category",
        "    1  a required certificate is missing  G2-certificate",
    ]


def test_all_pairs_leave_none_unsaid(capsys: Printed) -> None:
    assert "more pairs" not in run(capsys, "score", "--top", "14")


def test_scores_for_machines_hold_utilities_and_sums(capsys: Printed) -> None:
    found = loaded(capsys, "score")

    first = found["scores"][0]
    assert (first["buyer"], first["supplier"], first["score"]) == (
        "union",
        "shanjiao",
        9887,
    )
    assert first["utilities"] == [9883, 9891]
    for score in found["scores"]:
        sides = score["sides"].values()
        parts = [sum(side["contributions"].values()) for side in sides]
        assert score["floor"] + sum(parts) == score["score"]
    assert found["gates"]["G1-category"] == 23
    assert {
        "buyer": "market",
        "supplier": "langtou",
        "gates": ["G6-no-thanks"],
    } in found["refused"]


def test_explain_adds_up_what_it_shows(capsys: Printed) -> None:
    lines = run(capsys, "explain", "school", "yanjiao").splitlines()

    assert lines[3] == (
        "Score 87.61 = 80.00 for what they said (must / meet) + 3.80 by the buyer's view + 3.81 by the supplier's"
    )
    numbers = [
        float(line[2:7]) for line in lines if line[:7].strip(" +−")[:1].isdigit()
    ]
    assert round(sum(numbers), 2) == 7.61
    assert (
        lines[-1]
        == "What would help most: with HACCP valid through 2027-01-31, 87.61 → 87.81."
    )


def test_explain_says_what_keeps_two_apart(capsys: Printed) -> None:
    assert run(capsys, "explain", "market", "langtou").splitlines()[3:] == [
        "The two may not meet:",
        "  G6-no-thanks  Langtou Aquaculture Cooperative said no thanks.",
        "",
        "No single change of what is offered would help.",
    ]
    found = loaded(capsys, "explain", "hospital", "langtou")
    assert (found["score"], found["counterfactual"]["score"]) == (None, 2636)


def test_what_is_not_known_has_no_bar(capsys: Printed) -> None:
    out = run(capsys, "explain", "school", "futang")

    assert "··········       ?  price band      Rice: not known" in out


def test_facts_are_wrapped_on_a_narrow_terminal(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchmaking.matching.cli.explaining.screen", lambda: 70)

    out = run(capsys, "explain", "school", "yanjiao")

    assert "goods on offer  Hen's eggs: offered;\n" in out


def test_recommend_ends_with_joint_offers_and_figures(capsys: Printed) -> None:
    out = run(capsys, "recommend")

    assert (
        "34.51  Example Workers' Union [union]: 2,340 kg, Walnuts\n    1,074 kg" in out
    )
    assert (
        "14 recommendations with a mean score of 49.19; about 10 meetings to expect."
        in out
    )
    assert "Langtou Aquaculture Cooperative [langtou]: 0 of at most 10\n\n" in out


def test_one_participant_is_shown_alone(capsys: Printed) -> None:
    lines = run(capsys, "recommend", "--only", "hospital").splitlines()

    assert lines[2:] == [
        "Example Hospital [hospital]: 1 of at most 14",
        "score  the supplier             its id   said by both  speaks for it                       costs most",
        "50.67  Yanjiao Egg Cooperative  yanjiao  meet / –      volume, price band, goods on offer  obligation",
    ]


def test_limits_and_fairness_may_be_set(capsys: Printed) -> None:
    found = loaded(
        capsys, "recommend", "--length", "1", "--exposure", "1", "--no-fairness"
    )

    pairs = [(each["buyer"], each["supplier"]) for each in found["recommendations"]]
    assert len({buyer for buyer, _supplier in pairs}) == len(pairs) == 5
    assert found["joint_offers"][0]["shares"] == [1074, 1266]


def test_an_event_without_duties_or_pairs_is_told_too(
    capsys: Printed, tmp_path: Path
) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"version": 1, "name": "Nobody", "buyers": [], "suppliers": []}')

    assert main(["recommend", str(path), "--language", "en"]) == 0

    out = capsys.readouterr().out
    assert "0 recommendations with a mean score of 0.00" in out
    assert "obligation" not in out
    assert "Joint offers" not in out


def without_obligations(tmp_path: Path) -> list[str]:
    """Write the example without obligations, and weights of which the buyer's know nothing else."""
    event, own = tmp_path / "event.json", tmp_path / "own.json"
    buyers = [{**each, "obligations": []} for each in example()["buyers"]]
    event.write_text(json.dumps({**example(), "rules": [], "buyers": buyers}))
    weights = json.loads((FOLDER / "2026.1.json").read_text(encoding="utf-8"))
    weights["buyer"] = {**dict.fromkeys(weights["buyer"], 0), "obligation": 1}
    own.write_text(json.dumps(weights))
    return [str(event), "school", "yanjiao", "--weights", str(own)]


def test_a_side_of_which_nothing_weighs_is_told(
    capsys: Printed, tmp_path: Path
) -> None:
    arguments = without_obligations(tmp_path)

    assert main(["explain", *arguments, "--language", "en"]) == 0

    view = "The buyer's view: 50.00 of 100, with 0 % of the facts known\n\n"
    assert view in capsys.readouterr().out


def test_other_weights_give_other_scores(capsys: Printed) -> None:
    found = loaded(capsys, "score", "--weights", "2026.1-assistance")

    assert found["weights"] == "2026.1-assistance"
    assert found["scores"][0]["score"] == 9893
