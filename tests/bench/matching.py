"""What recommendations are worth: policies compared on a simulated event, and the time that scoring takes.

`python -m tests.bench.matching [--seed N] [--rounds N] [--json]`.  Synthetic: 300 suppliers and 300 buyers whose true chances
to agree come from taste and from a popularity that is skewed; a policy sees them with noise.  A supplier asks those in its
list whom it wants, a buyer accepts whom it wants, and both hold as many meetings as they have time for.
"""

import argparse
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaking.matching.generate import generate
from matchmaking.matching.integers import FULL
from matchmaking.matching.lists import Limits, best_lists
from matchmaking.matching.metrics import ENOUGH, gini
from matchmaking.matching.reading import market_of
from matchmaking.matching.recommend import recommend
from matchmaking.matching.score import score_market
from matchmaking.matching.weighting import load

SIZE = 300
LIST = 10
EXPOSURE = 14
BONUS = (3000, 1500, 800, 400)
HOLDS = 12  # meetings a supplier has time for

Chances = NDArray[np.float64]
Lists = NDArray[np.bool_]


@dataclass(frozen=True)
class Event:
    """Chances that supplier (row) and buyer (column) want each other, as they are and as they are believed to be."""

    supplier: Chances
    buyer: Chances
    believed_supplier: Chances
    believed_buyer: Chances
    slots: NDArray[np.int64]  # of each buyer


def draw(seed: int) -> Event:
    random = np.random.default_rng(seed)
    popular = random.normal(0, 1, (2, SIZE))
    tastes = random.normal(0, 1, (2, SIZE, 12))
    taste = tastes[0] @ tastes[1].T / np.sqrt(12)
    supplier = 1.2 * taste + popular[0][None, :] - 1.0
    buyer = 1.2 * taste + popular[1][:, None] - 1.5
    noise = random.normal(0, 0.5, (2, SIZE, SIZE))
    return Event(
        chance(supplier),
        chance(buyer),
        chance(supplier + noise[0]),
        chance(buyer + noise[1]),
        random.integers(6, 16, SIZE),
    )


def chance(logit: Chances) -> Chances:
    return np.asarray(1 / (1 + np.exp(-logit)))


def policies(event: Event) -> dict[str, Lists]:
    """Return the lists of each policy."""
    one, other = event.believed_supplier, event.believed_buyer
    scores = {
        "one-sided": one,
        "arithmetic mean": (one + other) / 2,
        "product": one * other,
        "harmonic mean": 2 * one * other / (one + other),
        "minimum": np.minimum(one, other),
    }
    found = {f"{name}, top {LIST}": top(score) for name, score in scores.items()}
    harmonic = scores["harmonic mean"]
    found["b-matching"] = matched(harmonic, ())
    found["b-matching + fairness"] = matched(harmonic, BONUS)
    return found


def top(score: Chances) -> Lists:
    lists = np.zeros(score.shape, dtype=bool)
    best = np.argsort(-score, axis=1, kind="stable")[:, :LIST]
    np.put_along_axis(lists, best, values=True, axis=1)
    return lists


def matched(score: Chances, bonus: tuple[int, ...]) -> Lists:
    values = {
        (int(buyer), int(supplier)): round(float(each) * FULL)
        for (supplier, buyer), each in np.ndenumerate(score)
    }
    limits = Limits([LIST] * SIZE, [EXPOSURE] * SIZE, bonus)
    lists = np.zeros(score.shape, dtype=bool)
    for buyer, supplier in best_lists(values, limits):
        lists[supplier, buyer] = True
    return lists


def simulate(event: Event, lists: Lists, rounds: int) -> Mapping[str, float]:
    """Return what the lists lead to, on average over so many rounds of chance, the same for every policy."""
    random = np.random.default_rng(1)
    held, accepted, enough, unequal = [], [], [], []
    for _round in range(rounds):
        asked = lists & (random.random(lists.shape) < event.supplier)
        agreed = asked & (random.random(lists.shape) < event.buyer)
        meetings = kept(agreed, event.buyer, event.slots)
        meetings = kept(meetings.T, event.supplier.T, np.full(SIZE, HOLDS)).T
        counts = np.concatenate([meetings.sum(0), meetings.sum(1)])
        held.append(meetings.sum())
        accepted.append(meetings.sum() / max(1, asked.sum()))
        enough.append((counts >= ENOUGH).mean())
        unequal.append(gini(counts.tolist()) / FULL)
    return {
        "held": float(np.mean(held)),
        "accept_rate": float(np.mean(accepted)),
        "three_or_more": float(np.mean(enough)),
        "gini": float(np.mean(unequal)),
        "never_shown": int((lists.sum(0) == 0).sum()),
    }


def kept(agreed: Lists, wanted: Chances, most: NDArray[np.int64]) -> Lists:
    """Return the meetings that each column has time for, those it wants most."""
    order = np.argsort(-np.where(agreed, wanted, -1), axis=0, kind="stable")
    rank = np.argsort(order, axis=0, kind="stable")
    return agreed & (rank < most[None, :])


def seconds() -> Mapping[str, float]:
    """Return the CPU seconds that a generated event of 300 and 300 takes."""
    market, weights = market_of(generate(SIZE, SIZE, 1)), load()
    started = time.process_time()
    scoring = score_market(market, weights)
    scored = time.process_time()
    recommend(scoring)
    return {"score": scored - started, "recommend": time.process_time() - scored}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=3)
    arguments.add_argument("--rounds", type=int, default=40)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    event = draw(given.seed)
    found = {
        name: simulate(event, lists, given.rounds)
        for name, lists in policies(event).items()
    }
    cpu = seconds()
    if given.json:
        print(json.dumps({"policies": found, "cpu_seconds": cpu}))
        return
    print(f"{'policy':26}   held  accepted  3 or more   Gini  never shown")
    for name, each in found.items():
        print(
            f"{name:26} {each['held']:6.0f}  {each['accept_rate']:8.3f}  {each['three_or_more']:9.3f}"
            f"  {each['gini']:5.3f}  {each['never_shown']:11}"
        )
    print(
        f"{SIZE} × {SIZE} participants: scored in {cpu['score']:.1f} CPU s, lists and joint offers in {cpu['recommend']:.1f}"
    )


if __name__ == "__main__":
    main()
