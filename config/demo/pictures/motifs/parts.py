"""Parts that many foods share: leaves, stems, glints, specks, cut faces."""

from math import cos, pi, sin

import numpy as np

from config.demo.pictures.geometry import LEAF_T, LEAF_W, Path, Points, arc, ellipse, leaf, moved, ribbon, turned, vein
from config.demo.pictures.inks import BARK, LEAF, PAPER, PINE, Ink, mix
from config.demo.pictures.press import Press


def green_leaf(p: Press, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, bend: float = 0.1, ink: Ink = PINE) -> None:
    """Draw a leaf with a pale midrib and side veins."""
    p.cut(leaf(x0, y0, x1, y1, width, bend), ink, shade=0.3)
    pale = mix(ink, PAPER, 0.4)
    p.flat(vein(x0, y0, x1, y1, bend, 0.02), pale)
    dx, dy = x1 - x0, y1 - y0
    for t in (0.2, 0.36, 0.52, 0.66):
        reach = width * 0.8 * float(np.interp(t + 0.13, LEAF_T, LEAF_W))
        b0, b1 = bend * sin(pi * t), bend * sin(pi * (t + 0.13))
        root = np.array([x0 + dx * t - dy * b0, y0 + dy * t + dx * b0])
        ahead = np.array([x0 + dx * (t + 0.13) - dy * b1, y0 + dy * (t + 0.13) + dx * b1])
        for side in (-1, 1):
            tip = ahead + np.array([-dy, dx]) * reach * side
            p.flat(
                ribbon([tuple(root), tuple((root + tip) / 2 + np.array([-dy, dx]) * 0.02 * side), tuple(tip)], 0.014, 0.003, steps=3), pale
            )


def stem(p: Press, points: Points, start: float = 0.05, end: float = 0.07, ink: Ink = BARK) -> None:
    """Draw a woody stem."""
    p.cut(ribbon(points, start, end), ink, lift=0.4, shade=0.3)


def glint(
    p: Press, x: float, y: float, rx: float, ry: float, start: float = 190, stop: float = 255, width: float = 0.06, ink: Ink = PAPER
) -> None:
    """Draw a crisp curved highlight along an ellipse, between two angles in degrees."""
    p.flat(ribbon(arc(x, y, rx, ry, start, stop, 7), width * 0.1, width * 0.1, width, steps=4), ink)


def specks(p: Press, x: float, y: float, rx: float, ry: float, count: int, size: float, ink: Ink) -> None:
    """Scatter small dots evenly inside an ellipse."""
    for i in range(count):
        a, r = i * 2.39996, ((i + 0.5) / count) ** 0.5
        a += p.rng.uniform(-0.25, 0.25)
        s = size * p.rng.uniform(0.6, 1.25)
        p.flat(ellipse(x + cos(a) * r * rx, y + sin(a) * r * ry, s, s * 0.8, n=8), ink)


def spokes(x: float, y: float, rx: float, ry: float, count: int, shape: Path, phase: float = 0) -> list[Path]:
    """Return copies of a shape (pointing right from the origin, length 1) set around an ellipse's centre."""
    found = []
    for i in range(count):
        copy = turned(shape, phase + 360 * i / count) * (rx, ry)
        found.append(moved(copy, x, y))
    return found


def wedge(spread: float, start: float = 0.12, stop: float = 0.92) -> Path:
    """Return a rounded fruit segment pointing right; spread is its opening in degrees."""
    a = spread * pi / 360
    tip = [(start, 0.0)]
    outer = [(stop * cos(a * k), stop * sin(a * k)) for k in (-0.86, -0.6, -0.25, 0.25, 0.6, 0.86)]
    flank = [(0.8 * stop * cos(a), -0.8 * stop * sin(a))]
    other = [(0.8 * stop * cos(a), 0.8 * stop * sin(a))]
    return np.asarray(tip + flank + outer + other, float)


def sprig(p: Press, x: float, y: float, size: float = 1, turn: float = 0, ink: Ink = LEAF) -> None:
    """Draw a pair of leaves on a short stalk, for garnish."""
    with p.at(x, y, size, turn):
        green_leaf(p, 0, 0, 0.42, -0.16, 0.5, 0.1, ink)
        green_leaf(p, 0, 0, -0.36, -0.2, 0.5, -0.1, mix(ink, PINE, 0.5))
