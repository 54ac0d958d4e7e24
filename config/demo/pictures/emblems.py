"""Emblems of cooperatives: mountain and sea in a window, a crop in the middle, the name's seal below."""

from collections.abc import Callable
from math import cos, pi

import numpy as np

from .geometry import Path, ellipse, polar, quad, ribbon, rounded, scaled
from .inks import CREAM, GOLD, PAPER, PERSIMMON, PINE, PLUM, SEA, Ink, mix
from .landforms import ridge
from .motifs import MOTIFS
from .press import Press

FIELDS: tuple[Ink, ...] = (PINE, SEA, mix(PINE, SEA, 0.5), PLUM, mix(PERSIMMON, PLUM, 0.35), mix(PINE, GOLD, 0.3))
CROPS = (
    "apple",
    "tea_leaves",
    "millet",
    "walnut",
    "mushroom",
    "chilli",
    "corn",
    "pear",
    "tangerine",
    "fish",
    "pumpkin",
    "loquat",
    "cabbage",
    "grape",
)


def _window(kind: int, r: float) -> Path:
    """Return one of the garden-window outlines around the origin."""
    windows: tuple[Callable[[], Path], ...] = (
        lambda: ellipse(0, 0, r, n=90),
        lambda: polar(lambda a: r * (0.86 + 0.14 * abs(cos(2 * a)) ** 0.7), n=140),
        lambda: np.array([(r * cos(a), r * np.sin(a)) for a in np.arange(8) * pi / 4 + pi / 8]),
        lambda: rounded(-r * 0.94, -r * 0.94, r * 0.94, r * 0.94, r * 0.3),
        lambda: polar(lambda a: r * (0.93 + 0.07 * abs(cos(2.5 * a + pi / 4))), n=140),
    )
    return windows[kind % len(windows)]()


def emblem(p: Press, crop: str = "") -> None:
    """Draw an emblem in a frame of [-1, 1] each way, leaving the foot free for a seal."""
    rng, field, kind = p.rng, p.rng.choice(FIELDS), p.rng.randrange(5)
    outer = _window(kind, 0.96)
    p.cut(outer, field, shade=0.05, lift=0.8)
    p.flat(scaled(outer, 0.93), CREAM)
    inner = scaled(outer, 0.89)
    p.flat(inner, mix(field, PAPER, 0.82))
    with p.inside(inner):
        p.flat(ellipse(rng.uniform(-0.2, 0.2), -0.2, 0.5, n=60), mix(rng.choice((GOLD, PERSIMMON)), PAPER, 0.35))
        for i, base in enumerate((0.2, 0.42)):
            shape = ridge(2.2, base, 0.62 - 0.2 * i, p, detail=2.4, sharp=0.9) - (1.1, 0)
            p.cut(shape, mix(field, PAPER, 0.55 - 0.25 * i), lift=0.6, shade=0)
        p.cut(quad((-1, 0.5), (1, 0.5), (1, 1), (-1, 1)), field, lift=0.6, shade=0)
        for row in range(3):
            y = 0.64 + row * 0.13
            p.flat(ribbon([(-1 + t / 4, y + 0.03 * (-1) ** (t + row)) for t in range(9)], 0.02, 0.02, 0.03), mix(field, PAPER, 0.6))
    with p.at(0, 0.0, 0.56):
        MOTIFS[crop or rng.choice(CROPS)](p)
