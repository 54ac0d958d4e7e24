"""From two views to one score: shrinkage, reciprocal fusion, brackets, and contributions that add up exactly.

With w the weights that apply to a side, f its components and m the event's mean utility of that side:

1. utility     u = Σ w·f / Σ w, where a component that is not known stands at m.  That is the shrinkage c·u₀ + (1 − c)·m of
               the mean u₀ of the known components by their coverage c: what is missing neither rewards nor kills.
2. fit         r = 2·u·u′ / (u + u′), the harmonic mean of both sides: a meeting takes two (Pizzato et al., RECON, 2010).
3. score       the bracket of what the two said of each other, and in it r: floor + r·width.

Contributions: the floor is that of the stated preferences.  The points above it belong to both sides in equal halves:
neither alone would have any, so this is the Shapley value.  A side's half is split in proportion to w·f.  All are rounded
to hundredths at once by largest remainders, so that floor and contributions add up to the score.
Each quotient is rounded half up, once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matchmaking.matching.components import View
from matchmaking.matching.criteria import Criterion
from matchmaking.matching.integers import FULL, apportion, half_up
from matchmaking.matching.weighting import Bracket

Weights = Mapping[Criterion, int]


@dataclass(frozen=True)
class Opinion:
    """What one side thinks of the other: all in ten-thousandths, contributions in hundredths of a score's point."""

    view: View
    known: int | None  # mean of the known components; None if there is none
    coverage: int  # weight of the known components, of all that apply
    utility: int
    contributions: Mapping[Criterion, int]


def known_utility(view: View, weights: Weights) -> int | None:
    """Return the weighted mean of the known components, None without one."""
    known = [(each, weights[name]) for name, each in view.items()]
    total = sum(weight for each, weight in known if each.value is not None)
    if not total:
        return None
    points = sum(
        each.value * weight for each, weight in known if each.value is not None
    )
    return half_up(points, total)


def coverage(view: View, weights: Weights) -> int:
    """Return the weight of what is known, of what applies."""
    total = sum(weights[name] for name in view)
    known = sum(weights[name] for name, each in view.items() if each.value is not None)
    return half_up(known * FULL, total) if total else 0


def claims(view: View, weights: Weights, mean: int) -> dict[Criterion, int]:
    """Return w·f of each component; one that is not known stands at the event's mean."""
    return {
        name: weights[name] * (mean if each.value is None else each.value)
        for name, each in view.items()
    }


def shrunk(claimed: Mapping[Criterion, int], weights: Weights, mean: int) -> int:
    """Return a side's utility; the event's mean if nothing applies."""
    total = sum(weights[name] for name in claimed)
    return half_up(sum(claimed.values()), total) if total else mean


def harmonic(one: int, other: int) -> int:
    """Return the harmonic mean of two utilities; nothing if one of them is nothing."""
    return half_up(2 * one * other, one + other) if one and other else 0


def placed(fit: int, bracket: Bracket) -> int:
    """Return the score of a fit within its bracket."""
    floor, top = bracket
    return floor + half_up(fit * (top - floor), FULL)


def contributions(
    above_floor: int, one: Sequence[int], other: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Split the points above the floor among the claims of two sides, each of which carries half."""
    ours, theirs = sum(one), sum(other)
    parts = apportion(
        above_floor, [each * theirs for each in one] + [each * ours for each in other]
    )
    return parts[: len(one)], parts[len(one) :]
