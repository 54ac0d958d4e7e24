"""Integer arithmetic of scores: rounded half up, and the same on every machine."""

from collections.abc import Sequence

FULL = (
    10_000  # a whole: components, utilities, coverages and scores are ten-thousandths
)


def half_up(numerator: int, denominator: int) -> int:
    """Return the quotient of two integers, the denominator positive, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def share(part: int, whole: int) -> int:
    """Return the part of a whole in ten-thousandths, at most all of it; of nothing, all."""
    return half_up(min(part, whole) * FULL, whole) if whole > 0 else FULL


def ramp(value: int, zero: int, full: int) -> int:
    """Return 0 at `zero` and beyond, FULL at `full` and beyond, and a straight line between; the two differ."""
    distance = (value - zero) if full > zero else (zero - value)
    return share(max(0, distance), abs(full - zero))


def mean(values: Sequence[int], weights: Sequence[int]) -> int:
    """Return the weighted mean, rounded half up; the weights are not all zero."""
    total = sum(value * weight for value, weight in zip(values, weights, strict=True))
    return half_up(total, sum(weights))


def apportion(total: int, claims: Sequence[int]) -> list[int]:
    """Split a total into integers in proportion to claims, none negative, that add up to it exactly.

    Largest remainders (Hamilton's method): everybody gets the whole part of the exact share, and what is left goes one
    each to the largest fractions, the first of equals first.  Without any claim, nobody gets anything.
    """
    whole = sum(claims)
    if whole == 0:
        return [0] * len(claims)
    parts = [total * claim // whole for claim in claims]
    fractions = [total * claim % whole for claim in claims]
    order = sorted(range(len(claims)), key=lambda i: -fractions[i])
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts
