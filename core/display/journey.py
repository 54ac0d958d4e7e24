"""The altitude profile from village to door, drawn from real altitudes."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1000, 176
PEAK, SHORE = 20, 158
SEA_LEVEL_M = 50
FLAT_LAND_M = 300
# How far the ridge dips and then rises again between two stops; the pattern repeats, so a page always looks the same.
FAR_SWAY = (30, 12, 22, 16, 26, 10)
NEAR_SWAY = (20, 14, 24, 10, 18, 12)


@dataclass(frozen=True)
class Point:
    x: int
    y: int
    kind: str  # "land", "sea" or "next"


@dataclass(frozen=True)
class Profile:
    """Path data for each layer of the drawing, and its points."""

    far: str
    near: str
    water: str
    path: str
    drop: str
    points: tuple[Point, ...]

    def dots(self, kind: str) -> str:
        return "".join(f"M{p.x} {p.y}h.1" for p in self.points if p.kind == kind)

    @property
    def halo(self) -> str:
        return "".join(f"M{p.x} {p.y}h.1" for p in self.points)

    @property
    def land(self) -> str:
        return self.dots("land")

    @property
    def sea(self) -> str:
        return self.dots("sea")

    @property
    def next(self) -> str:
        return self.dots("next")


def fill_gaps(altitudes: Sequence[int | None]) -> list[int]:
    """Give a stop without altitude the mean of its nearest neighbours."""
    filled = []
    for index, value in enumerate(altitudes):
        before = next((a for a in reversed(altitudes[:index]) if a is not None), None)
        after = next((a for a in altitudes[index + 1 :] if a is not None), None)
        known = [
            a
            for a in ((value,) if value is not None else (before, after))
            if a is not None
        ]
        filled.append(sum(known) // len(known) if known else 0)
    return filled


def curve(points: Sequence[tuple[float, float]]) -> str:
    """Return a smooth line through the points that never overshoots them."""
    (x, y), *rest = points
    parts = [f"M{x:g} {y:g}"]
    for x2, y2 in rest:
        middle = (x + x2) / 2
        parts.append(f"C{middle:g} {y:g} {middle:g} {y2:g} {x2:g} {y2:g}")
        x, y = x2, y2
    return "".join(parts)


def ridge(points: Sequence[tuple[float, float]], sway: Sequence[int]) -> str:
    """Return a closed ridge that touches the points and rolls between them: a dip, then a hump, less so near the sea."""
    x, y = points[0]
    line = [
        (0.0, min(y + 34.0, HEIGHT - 8)),
        (x * 0.45, min(y + 16.0, HEIGHT - 8)),
        (x, y),
    ]
    for index, (x2, y2) in enumerate(points[1:]):
        dip, hump = sway[2 * index % len(sway)], sway[(2 * index + 1) % len(sway)]
        for share, swing in ((0.33, dip), (0.68, -hump)):
            level = y + (y2 - y) * share
            line.append(
                (
                    x + (x2 - x) * share,
                    round(level + swing * (SHORE - level) / (SHORE - PEAK), 1),
                )
            )
        line.append((x2, y2))
        x, y = x2, y2
    line.append((WIDTH, min(y + 4, HEIGHT - 6)))
    return f"{curve(line)}V{HEIGHT}H0Z"


def water(altitudes: Sequence[int], step: float) -> str:
    """Return the sea under each run of stops that lie below 50 m."""
    low = [a < SEA_LEVEL_M for a in altitudes]
    paths = []
    for index, is_low in enumerate(low):
        if not is_low:
            continue
        starts, ends = index == 0 or not low[index - 1], index == len(low) - 1
        left = index * step - (step * 0.4 if starts and index else 0)
        right = (
            WIDTH
            if ends
            else (index + 1) * step + (0 if low[index + 1] else step * 0.4)
        )
        top = SHORE + 1
        rise = HEIGHT if starts and index else top
        fall = top if ends or low[index + 1] else HEIGHT
        third = (right - left) / 3
        paths.append(
            f"M{left:g} {rise}C{left + third / 2:g} {top - 3} {left + third:g} {top - 5} {left + third:g} {top - 2}"
            f"S{right - third:g} {top + 4} {right - third / 2:g} {top}S{right:g} {fall} {right:g} {fall}V{HEIGHT}H{left:g}Z"
        )
    return "".join(paths)


def profile(
    altitudes: Sequence[int | None], *, next_index: int | None = None
) -> Profile:
    """Draw 2–7 stops by their altitudes in metres; the one that is still to come is marked as next."""
    metres = fill_gaps(altitudes)
    top = max(*metres, FLAT_LAND_M)
    step = WIDTH / len(metres)
    xs = [round((i + 0.5) * step) for i in range(len(metres))]
    ys = [round(SHORE - (SHORE - PEAK) * max(m, 0) / top) for m in metres]
    spots = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    lower = [(x, min(y + (HEIGHT - y) * 0.42 + 2, HEIGHT - 8)) for x, y in spots]
    kinds = [
        "next" if i == next_index else "sea" if m < SEA_LEVEL_M else "land"
        for i, m in enumerate(metres)
    ]
    return Profile(
        far=ridge(spots, FAR_SWAY),
        near=ridge(lower, NEAR_SWAY),
        water=water(metres, step),
        path=curve(spots),
        drop="".join(f"M{x} {y}V{HEIGHT}" for x, y in zip(xs, ys, strict=True)),
        points=tuple(
            Point(x, y, kind) for x, y, kind in zip(xs, ys, kinds, strict=True)
        ),
    )
