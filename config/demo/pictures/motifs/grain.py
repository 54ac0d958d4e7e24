"""Grain: rice sack, millet, corn, buckwheat-like loose heaps."""

from math import cos, pi, sin

import numpy as np

from config.demo.pictures.geometry import arc, blob, curve, ellipse, lathe, leaf, quad, ribbon
from config.demo.pictures.inks import CLAY, CREAM, GOLD, HONEY, LEAF, PAPER, PINE, SEAL, SPROUT, STRAW, TAN, Ink, mix
from config.demo.pictures.press import Press

from .parts import green_leaf, specks
from .registry import motif


def ear(p: Press, points: list[tuple[float, float]], grains: int, size: float, ink: Ink, stalk: Ink = SPROUT) -> None:
    """Draw a drooping ear: grains in pairs along the last part of a stalk."""
    p.flat(ribbon(points, 0.03, 0.012), stalk)
    line = curve(points, 16)
    tail = line[int(len(line) * 0.45) :]
    for i in range(grains):
        k = int(i / grains * (len(tail) - 2))
        x, y = tail[k]
        along = np.degrees(np.arctan2(*(tail[k + 1] - tail[k])[::-1]))
        for side in (-1, 1):
            a = np.radians(along + side * 32)
            p.cut(
                leaf(x, y, x + cos(a) * size, y + sin(a) * size, 0.5), ink if (i + side) % 3 else mix(ink, STRAW, 0.45), lift=0.25, shade=0
            )


def bowl(p: Press, ink: Ink, rim: Ink = PAPER) -> None:
    """Draw a rice bowl whose mouth lies on y = 0, one unit to each side."""
    p.cut(lathe([(1, 0), (0.96, 0.24), (0.72, 0.58), (0.42, 0.74), (0.4, 0.84), (0.0, 0.85)]), ink, shade=0.2)
    p.flat(np.concatenate([arc(0, 0.16, 0.985, 0.1, 0, 180), arc(0, 0.22, 0.97, 0.1, 180, 0)]), rim)


def _sack(p: Press) -> None:
    cloth = mix(TAN, CREAM, 0.35)
    body = blob(
        [
            (-0.56, -0.5),
            (0, -0.46),
            (0.56, -0.5),
            (0.7, -0.1),
            (0.78, 0.5),
            (0.62, 0.78),
            (0, 0.82),
            (-0.62, 0.78),
            (-0.78, 0.5),
            (-0.7, -0.1),
        ]
    )
    p.cut(body, cloth, shade=0.18)
    with p.inside(body):
        for k in np.linspace(-0.7, 0.7, 13):
            p.flat(ribbon([(k * 0.8, -0.5), (k * 1.05, 0.2), (k, 0.84)], 0.007, 0.007), mix(cloth, CLAY, 0.3))
        for y in np.linspace(-0.4, 0.8, 11):
            p.flat(ribbon([(-0.8, y - 0.02), (0, y + 0.04), (0.8, y - 0.02)], 0.007, 0.007), mix(cloth, CLAY, 0.3))
    p.cut(quad((-0.34, -0.12), (0.34, -0.12), (0.34, 0.56), (-0.34, 0.56)), SEAL, lift=0.4, shade=0)
    with p.at(0.0, 0.22, 0.3):
        _rice_sign(p)


def _rice_sign(p: Press) -> None:
    """Draw the character for rice in brush-like strokes."""
    for line in (
        [(0, -0.85), (0, 0.9)],
        [(-0.8, -0.05), (0.8, -0.1)],
        [(-0.5, -0.7), (-0.28, -0.36)],
        [(0.55, -0.75), (0.26, -0.36)],
        [(-0.1, 0.0), (-0.4, 0.5), (-0.75, 0.72)],
        [(0.1, 0.0), (0.4, 0.46), (0.78, 0.74)],
    ):
        p.flat(ribbon(line, 0.16, 0.1, 0.15), PAPER)


@motif("rice")
def rice(p: Press) -> None:
    ear(p, [(0.36, 0.3), (0.5, -0.5), (0.72, -0.96), (0.98, -0.9), (1.04, -0.56)], 11, 0.15, GOLD)
    ear(p, [(-0.36, 0.3), (-0.5, -0.5), (-0.7, -0.94), (-0.96, -0.88), (-1.02, -0.56)], 11, 0.15, GOLD)
    heap = blob([(-0.56, -0.5), (-0.38, -0.74), (0, -0.9), (0.38, -0.74), (0.56, -0.5), (0, -0.36)])
    p.cut(heap, PAPER, shade=0.2, depth=90)
    for _ in range(46):
        x, y = p.rng.uniform(-0.46, 0.46), p.rng.uniform(-0.8, -0.46)
        if abs(x) < 0.5 * (y + 0.95) / 0.45:
            p.flat(ellipse(x, y, 0.032, 0.012, p.rng.uniform(0, 180), 10), mix(STRAW, PAPER, 0.5))
    _sack(p)
    roll = blob([(-0.64, -0.52), (0, -0.42), (0.64, -0.52), (0.66, -0.38), (0, -0.27), (-0.66, -0.38)])
    p.cut(roll, mix(TAN, CREAM, 0.6), lift=0.6, shade=0.3)


@motif("millet")
def millet(p: Press) -> None:
    for side, reach, foot in [(-1, 0.86, -0.1), (1, 0.9, 0.12), (-1, 0.4, 0.0)]:
        line = [
            (foot, 0.5),
            (side * 0.1 + foot, -0.4),
            (side * reach * 0.5, -0.92),
            (side * reach * 0.95, -0.76),
            (side * reach * 1.08, -0.2),
        ]
        p.flat(ribbon(line, 0.04, 0.02), LEAF)
        tail = curve(line, 14)[24:]
        for k in range(0, len(tail), 2):
            x, y = tail[k]
            width = 0.165 * sin(pi * (0.16 + 0.8 * k / len(tail)))
            p.cut(ellipse(x, y, width, 0.085, n=20), GOLD, lift=0.4, shade=0.2)
            specks(p, x, y, width * 0.9, 0.06, 9, 0.02, mix(GOLD, STRAW, 0.75))
            specks(p, x, y, width, 0.07, 4, 0.016, HONEY)
    green_leaf(p, -0.02, 0.3, -0.7, -0.3, 0.2, 0.16, LEAF)
    green_leaf(p, 0.06, 0.3, 0.62, -0.1, 0.2, -0.16, LEAF)
    with p.at(0.04, 0.26, 0.62):
        p.cut(blob([(-0.94, 0.06), (-0.5, -0.3), (0, -0.46), (0.5, -0.3), (0.94, 0.06), (0, 0.2)]), mix(GOLD, STRAW, 0.45), shade=0.2)
        specks(p, 0, -0.1, 0.74, 0.26, 70, 0.022, mix(HONEY, GOLD, 0.4))
        bowl(p, mix(SEAL, CLAY, 0.2))


def _cob(p: Press) -> None:
    body = blob(
        [
            (0, -0.98),
            (0.2, -0.84),
            (0.32, -0.4),
            (0.34, 0.2),
            (0.24, 0.7),
            (0, 0.8),
            (-0.24, 0.7),
            (-0.34, 0.2),
            (-0.32, -0.4),
            (-0.2, -0.84),
        ]
    )
    yellow = mix(GOLD, (246, 200, 62), 0.6)
    p.cut(body, mix(yellow, HONEY, 0.7), shade=0)
    with p.inside(body):
        for i, y in enumerate(np.arange(-0.92, 0.84, 0.1)):
            for k in range(-3, 4):
                x = k * 0.1 + (0.05 if i % 2 else 0)
                p.flat(ellipse(x, y, 0.046, 0.047, n=12), yellow if (i + k) % 4 else mix(yellow, PAPER, 0.35))
        p.dusk(blob([(0.1, -1), (0.4, -0.8), (0.5, 0.2), (0.3, 0.9), (0.16, 0.8), (0.24, 0)]), 150, 0.16)
        p.gleam(ellipse(-0.16, -0.2, 0.06, 0.5), 110, 0.5)


@motif("corn")
def corn(p: Press) -> None:
    for x, y, turn, size in [(0.34, 0.0, 20, 0.86), (-0.22, -0.06, -14, 1.0)]:
        with p.at(x, y, size, turn):
            p.cut(leaf(0.05, 0.9, 0.6, -0.5, 0.3, -0.12), LEAF, shade=0.2)
            p.cut(leaf(-0.05, 0.9, -0.62, -0.42, 0.3, 0.12), mix(LEAF, PINE, 0.5), shade=0.2)
            _cob(p)
            for x1, y1, w, bend, ink in [
                (-0.42, -0.16, 0.5, 0.16, SPROUT),
                (0.44, -0.1, 0.5, -0.16, mix(LEAF, SPROUT, 0.4)),
                (0.04, 0.06, 0.62, 0.02, mix(SPROUT, STRAW, 0.2)),
            ]:
                green_leaf(p, 0, 0.94, x1, y1, w, bend, ink)
