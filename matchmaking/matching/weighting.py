"""Weight sets: every number of the scoring that is a choice, kept as versioned data beside the code."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from matchmaking.documents import parsed
from matchmaking.faults import FaultyInputError, fault
from matchmaking.matching.criteria import Criterion, Side
from matchmaking.matching.integers import FULL
from matchmaking.matching.market import Stance
from matchmaking.matching.terms import Term, named, names
from matchmaking.shapes import Fields, Many, text, whole
from matchmaking.wording import Sentence, listed
from matchmaking.wording import gettext_noop as _

FOLDER = Path(__file__).resolve().parent / "weights"
LATEST = "2026.1"

# From the lowest: what two participants say of each other, the stronger word first, whoever says it.
BRACKETS = (
    (Stance.SILENT, Stance.SILENT),
    (Stance.MEET, Stance.SILENT),
    (Stance.MUST, Stance.SILENT),
    (Stance.MEET, Stance.MEET),
    (Stance.MUST, Stance.MEET),
    (Stance.MUST, Stance.MUST),
)

Bracket = tuple[int, int]

SHARE = whole(most=FULL)
WEIGHTS = Fields({each: whole(most=1000) for each in Criterion})
SHAPE = Fields(
    {
        "version": text(),
        "name": names(),
        Side.BUYER: WEIGHTS,
        Side.SUPPLIER: WEIGHTS,
        "same_sub_category": SHARE,
        "same_category": SHARE,
        "price_tolerance": whole(least=1, most=FULL),
        "target_share": whole(least=1, most=FULL),
        "hours_limit": whole(least=1, most=1000),
        "prior_good": whole(most=1000),
        "prior_total": whole(least=1, most=1000),
        "met_before": SHARE,
        "trading": SHARE,
        "brackets": Fields(
            {" ".join(pair): Fields({"from": SHARE, "to": SHARE}) for pair in BRACKETS}
        ),
        "list_length": whole(least=1, most=1000),
        "exposure": whole(least=1, most=1000),
        "fairness": Many(whole(most=FULL)),
    }
)


@dataclass(frozen=True)
class WeightSet:
    """One version of the scoring. Shares are ten-thousandths; see `SHAPE` for the limits."""

    version: str
    name: Term
    weights: Mapping[Side, Mapping[Criterion, int]]
    same_sub_category: int
    same_category: int
    price_tolerance: int  # above the most a buyer pays, or below a floor, where the price is worth nothing
    target_share: int  # of its capacity that a supplier would place with one buyer, unless it says so
    hours_limit: int  # from door to door, unless the buyer says so
    prior_good: int  # Beta prior of reliability: so many went well
    prior_total: int  # of so many
    met_before: int
    trading: int
    brackets: Mapping[tuple[Stance, Stance], Bracket]
    list_length: int  # of a supplier's recommendations
    exposure: int  # lists one buyer stands in at most
    fairness: tuple[
        int, ...
    ]  # bonus for a buyer's first, second, … list; it never grows

    def bracket(self, one: Stance, other: Stance) -> Bracket:
        """Return the range of scores for what two sides say, in either order."""
        return self.brackets.get((one, other)) or self.brackets[other, one]


def versions() -> list[str]:
    """Return the versions that come with the package, oldest first."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def load(version: str = LATEST) -> WeightSet:
    """Return a weight set by its version, or from a file of one's own; FaultyInputError says what is wrong."""
    if version in versions():
        return read((FOLDER / f"{version}.json").read_bytes())
    path = Path(version)
    if path.suffix != ".json" or not path.is_file():
        values = {"version": version, "known": listed(versions())}
        template = _(
            "No weight set %(version)s. There are %(known)s, or name a .json file."
        )
        raise FaultyInputError([Sentence(template, values)])
    return read(path.read_bytes())


def read(content: bytes) -> WeightSet:
    """Return the weight set of a JSON file; raise FaultyInputError with every fault of it."""
    document = parsed(content, SHAPE)
    faults = [*bracket_faults(document["brackets"]), *other_faults(document)]
    if faults:
        raise FaultyInputError(faults)
    return built(document)


def bracket_faults(brackets: Mapping[str, Mapping[str, int]]) -> list[Sentence]:
    """Return what keeps stronger words from always scoring higher."""
    places = [f"brackets.{' '.join(pair)}" for pair in BRACKETS]
    ranges = [brackets[" ".join(pair)] for pair in BRACKETS]
    faults = [
        fault(place, _("must not end below its beginning."))
        for place, each in zip(places, ranges, strict=True)
        if each["to"] < each["from"]
    ]
    return faults + [
        fault(place, _("must begin above the end of the bracket below."))
        for place, (lower, upper) in zip(places[1:], pairwise(ranges), strict=True)
        if upper["from"] <= lower["to"]
    ]


def other_faults(document: Mapping[str, Any]) -> list[Sentence]:
    """Return what makes no sense together though each number may stand."""
    faults = [
        fault(side, _("needs at least one weight above 0."))
        for side in Side
        if not any(document[side].values())
    ]
    if document["same_category"] > document["same_sub_category"]:
        template = _("must not be above the one of the same sub-category.")
        faults.append(fault("same_category", template))
    if document["trading"] > document["met_before"]:
        template = _("must not be above the one of those who only met.")
        faults.append(fault("trading", template))
    if document["prior_good"] > document["prior_total"]:
        faults.append(fault("prior_good", _("must not be above the total.")))
    if any(first < second for first, second in pairwise(document["fairness"])):
        faults.append(fault("fairness", _("must never grow.")))
    return faults


def built(document: Mapping[str, Any]) -> WeightSet:
    plain = {
        name: value
        for name, value in document.items()
        if name not in {"name", "brackets", "fairness", *Side}
    }
    return WeightSet(
        **plain,
        name=named(document["name"]),
        weights={
            side: {each: document[side][each] for each in Criterion} for side in Side
        },
        brackets={
            pair: (each["from"], each["to"])
            for pair in BRACKETS
            for each in [document["brackets"][" ".join(pair)]]
        },
        fairness=tuple(document["fairness"]),
    )
