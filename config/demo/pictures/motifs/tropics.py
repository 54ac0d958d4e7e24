"""Goods of the southern shore: pineapple and sea salt."""

from math import cos, pi, sin

import numpy as np

from config.demo.pictures.geometry import blob, ellipse, leaf, quad, ribbon
from config.demo.pictures.inks import CREAM, GOLD, HONEY, LEAF, PAPER, PERSIMMON, PINE, SEA, SKY, SPROUT, STRAW, TANGERINE, mix
from config.demo.pictures.press import Press

from .grain import bowl
from .parts import glint, specks
from .registry import motif

PINEAPPLE = blob(
    [(0, -0.36), (0.32, -0.3), (0.5, 0), (0.52, 0.36), (0.38, 0.7), (0, 0.8), (-0.38, 0.7), (-0.52, 0.36), (-0.5, 0), (-0.32, -0.3)]
)


def _crown(p: Press) -> None:
    """Draw the tuft of leaves, the outer ones first."""
    for turn, reach, ink in [
        (-62, 0.5, PINE),
        (62, 0.5, PINE),
        (-40, 0.64, LEAF),
        (40, 0.64, LEAF),
        (-20, 0.74, PINE),
        (20, 0.74, PINE),
        (0, 0.8, LEAF),
    ]:
        a = turn * pi / 180
        p.cut(
            leaf(0, -0.28, sin(a) * reach, -0.28 - cos(a) * reach, 0.26, 0.16 * (turn < 0) - 0.16 * (turn > 0)), ink, lift=0.6, shade=0.26
        )


def _scales(p: Press) -> None:
    """Print the crossed furrows and an eye in each field."""
    furrow = mix(PERSIMMON, HONEY, 0.35)
    for k in np.arange(-0.54, 0.6, 0.27):
        for side in (-1, 1):
            p.flat(ribbon([(k - 0.45 * side, -0.4), (k, 0.22), (k + 0.45 * side, 0.84)], 0.016, 0.016), furrow)
    for row, y in enumerate(np.arange(-0.24, 0.78, 0.135)):
        for x in np.arange(-0.54 + 0.135 * (row % 2), 0.6, 0.27):
            p.flat(leaf(x, y + 0.03, x, y - 0.045, 0.7), mix(STRAW, GOLD, 0.3))


def _round_slice(p: Press) -> None:
    p.cut(ellipse(0, 0, 0.4, 0.38, n=48), mix(HONEY, TANGERINE, 0.2), shade=0.16)
    p.flat(ellipse(0, 0, 0.35, 0.33, n=48), mix(GOLD, STRAW, 0.45))
    for k in range(14):
        a = k * 2 * pi / 14
        p.flat(ribbon([(0.13 * cos(a), 0.12 * sin(a)), (0.31 * cos(a), 0.29 * sin(a))], 0.012, 0.02), mix(GOLD, HONEY, 0.4))
    p.flat(ellipse(0, 0, 0.11, 0.1, n=24), mix(CREAM, STRAW, 0.5))


@motif("pineapple")
def pineapple(p: Press) -> None:
    with p.at(-0.16, 0.0, 1.02):
        _crown(p)
        p.cut(PINEAPPLE, mix(GOLD, HONEY, 0.45), shade=0.2)
        with p.inside(PINEAPPLE):
            _scales(p)
            p.gleam(ellipse(-0.24, 0.1, 0.1, 0.36, 8), 110, 0.5)
    with p.at(0.52, 0.46, 0.9, 8):
        _round_slice(p)


@motif("salt")
def salt(p: Press) -> None:
    heap = blob([(-0.72, -0.02), (-0.5, -0.3), (-0.2, -0.62), (0.02, -0.72), (0.26, -0.58), (0.52, -0.28), (0.72, -0.02), (0, 0.12)])
    with p.at(0, -0.06, 1):
        p.cut(heap, PAPER, shade=0.3, depth=120)
        with p.inside(heap):
            specks(p, 0.06, -0.26, 0.5, 0.3, 60, 0.018, mix(SKY, PAPER, 0.45))
        for x, y, size, turn in [(-0.3, -0.34, 0.07, 20), (0.1, -0.5, 0.06, 40), (0.32, -0.26, 0.075, 10), (-0.04, -0.2, 0.06, 62)]:
            _crystal(p, x, y, size, turn)
        bowl(p, SEA, mix(SKY, PAPER, 0.3))
        glint(p, -0.5, 0.3, 0.3, 0.3, 170, 240, 0.06, mix(SKY, PAPER, 0.4))
    for x, y, size, turn in [(-0.86, 0.74, 0.09, 14), (0.82, 0.76, 0.1, 34), (0.66, 0.66, 0.06, 60), (-0.7, 0.62, 0.06, 44)]:
        _crystal(p, x, y, size, turn)
    p.flat(ribbon([(-0.62, 0.42), (0, 0.5), (0.62, 0.42)], 0.012, 0.012, 0.03), mix(SEA, SPROUT, 0.15))


def _crystal(p: Press, x: float, y: float, size: float, turn: float) -> None:
    """Draw a cube of salt with one shaded face."""
    with p.at(x, y, size, turn):
        p.cut(quad((-1, -1), (1, -1), (1, 1), (-1, 1)), mix(PAPER, SKY, 0.12), lift=0.3, shade=0)
        p.flat(quad((0.2, -1), (1, -1), (1, 1), (0.2, 1)), mix(SKY, PAPER, 0.4))
