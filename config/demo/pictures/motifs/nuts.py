"""Nuts: walnut, chestnut, peanut."""

from math import cos, sin

import numpy as np

from config.demo.pictures.geometry import blob, ellipse, moved, polar, quad, ribbon, scaled
from config.demo.pictures.inks import BARK, BLUSH, CHERRY, CHESTNUT, CLAY, CREAM, GOLD, LEAF, SPROUT, STRAW, TAN, Ink, mix
from config.demo.pictures.press import Press

from .parts import glint, green_leaf, spokes
from .registry import motif

SHELL = blob(
    [
        (0, -0.74),
        (0.36, -0.66),
        (0.66, -0.34),
        (0.7, 0.12),
        (0.5, 0.54),
        (0.1, 0.74),
        (-0.1, 0.74),
        (-0.5, 0.54),
        (-0.7, 0.12),
        (-0.66, -0.34),
        (-0.36, -0.66),
    ]
)


def whole_walnut(p: Press) -> None:
    """Draw a closed walnut with its seam and furrows."""
    dark = mix(CLAY, BARK, 0.5)
    p.cut(SHELL, mix(CLAY, TAN, 0.45), shade=0.22)
    with p.inside(SHELL):
        for side in (-1, 1):
            for k in (0.3, 0.55, 0.8):
                _furrows(p, side * k, dark)
        p.gleam(ellipse(-0.34, -0.26, 0.16, 0.22, 20), 100, 0.4)
    seam = ribbon([(0, -0.78), (-0.04, -0.3), (0.03, 0.2), (0, 0.8)], 0.07, 0.07, 0.13)
    p.cut(seam, mix(TAN, CREAM, 0.25), lift=0.4, shade=0.3)
    p.flat(ribbon([(0, -0.74), (-0.04, -0.3), (0.03, 0.2), (0, 0.76)], 0.01, 0.01, 0.022), dark)


def _furrows(p: Press, k: float, ink: Ink) -> None:
    """Print broken, winding furrows along one meridian of the shell."""
    start = -1.25 + p.rng.uniform(0, 0.15)
    while start < 1.1:
        stop = start + p.rng.uniform(0.4, 0.75)
        a = np.linspace(start, min(stop, 1.3), 6)
        bend = p.rng.uniform(0, 6)
        line = [(0.66 * k * cos(t * 0.95) + 0.035 * sin(5 * t + bend), 0.72 * sin(t)) for t in a]
        p.flat(ribbon(line, 0.008, 0.008, 0.042, steps=4), ink)
        x, y = line[3]
        reach = p.rng.choice((-1, 1)) * p.rng.uniform(0.06, 0.11)
        p.flat(ribbon([(x, y), (x + reach * 0.6, y + 0.02), (x + reach, y + 0.07)], 0.03, 0.006, steps=3), ink)
        start = stop + p.rng.uniform(0.06, 0.16)


GYRI = (
    [(0.07, -0.4), (0.16, -0.47), (0.22, -0.36), (0.16, -0.28), (0.26, -0.22), (0.36, -0.32)],
    [(0.5, -0.2), (0.38, -0.16), (0.36, -0.04), (0.24, -0.06), (0.2, -0.16), (0.08, -0.14)],
    [(0.06, 0.06), (0.18, 0.04), (0.24, 0.14), (0.38, 0.1), (0.42, 0.2), (0.52, 0.14)],
    [(0.07, 0.28), (0.18, 0.22), (0.24, 0.3), (0.2, 0.4), (0.3, 0.46), (0.36, 0.36)],
    [(0.3, -0.5), (0.36, -0.42), (0.44, -0.4)],
)


def half_walnut(p: Press) -> None:
    """Draw an opened walnut with its kernel."""
    p.cut(SHELL, mix(CLAY, BARK, 0.3), shade=0.1)
    p.flat(scaled(SHELL, 0.91), mix(TAN, CLAY, 0.2))
    p.dusk(scaled(SHELL, 0.9), 120, 0.02)
    nut, groove = mix(STRAW, TAN, 0.4), mix(CLAY, BARK, 0.25)
    kernel = polar(lambda a: 0.56 + 0.028 * sin(11 * a) - 0.14 * abs(sin(a)) ** 24, n=110, squash=1.05)
    p.cut(kernel, nut, lift=0.6, shade=0.16, depth=110)
    for side in (-1, 1):
        for line in GYRI:
            p.flat(ribbon([(x * side, y * 1.02) for x, y in line], 0.03, 0.014, 0.04, steps=6), groove)
    p.cut(ribbon([(0, -0.62), (0.015, 0), (0, 0.64)], 0.03, 0.03, 0.055), mix(CLAY, BARK, 0.2), lift=0.3, shade=0)


@motif("walnut")
def walnut(p: Press) -> None:
    green_leaf(p, -0.1, -0.5, 0.84, -0.92, 0.46, -0.12)
    green_leaf(p, -0.2, -0.5, -0.9, -0.96, 0.46, 0.12, LEAF)
    with p.at(-0.32, -0.04, 0.92, -12):
        whole_walnut(p)
    with p.at(0.4, 0.28, 0.76, 14):
        half_walnut(p)


def chestnut_nut(p: Press) -> None:
    """Draw one glossy nut with its pale foot."""
    body = blob(
        [
            (0, -0.72),
            (0.14, -0.56),
            (0.5, -0.34),
            (0.72, 0.1),
            (0.64, 0.46),
            (0.3, 0.62),
            (-0.3, 0.62),
            (-0.64, 0.46),
            (-0.72, 0.1),
            (-0.5, -0.34),
            (-0.14, -0.56),
        ]
    )
    p.cut(body, CHESTNUT, shade=0.22)
    with p.inside(body):
        p.flat(blob([(-0.8, 0.36), (-0.3, 0.3), (0.3, 0.3), (0.8, 0.36), (0.6, 0.8), (-0.6, 0.8)]), TAN)
        for k in (-0.4, -0.14, 0.14, 0.4):
            p.flat(ribbon([(k * 0.2, -0.6), (k, -0.1), (k * 1.2, 0.34)], 0.01, 0.01, 0.022), mix(CHESTNUT, BARK, 0.6))
    p.flat(ribbon([(0, -0.6), (0.01, -0.86)], 0.09, 0.02), TAN)
    glint(p, 0.02, 0.1, 0.56, 0.52, 186, 244, 0.1)


def _bur(p: Press) -> None:
    """Draw the open spiny husk with nuts inside."""
    green = mix(SPROUT, GOLD, 0.35)
    spine = quad((0.8, -0.03), (1.08, 0.0), (0.8, 0.03))
    for k, phase in enumerate((0, 4, 8)):
        for path in spokes(0, 0, 0.86 - k * 0.05, 0.8 - k * 0.05, 30, spine, phase):
            p.flat(path, mix(green, LEAF, 0.25 + 0.2 * k))
    p.cut(ellipse(0, 0, 0.76, 0.7), green, shade=0.16)
    for r, count, phase in [(0.9, 34, 3), (0.76, 28, 8)]:
        for path in spokes(0, 0, 0.76, 0.7, count, moved(quad((-0.1, -0.02), (0.08, 0), (-0.1, 0.02)), r, 0), phase):
            p.flat(path, mix(green, LEAF, 0.7))
    mouth = blob([(-0.5, -0.1), (-0.2, -0.36), (0.24, -0.36), (0.52, -0.06), (0.4, 0.34), (0, 0.46), (-0.4, 0.34)])
    p.cut(mouth, CREAM, lift=0, shade=0)
    p.dusk(mouth, 60, 0.06)
    for x, turn in [(-0.2, -16), (0.22, 16)]:
        with p.at(x, 0.06, 0.42, turn):
            chestnut_nut(p)


@motif("chestnut")
def chestnut(p: Press) -> None:
    green_leaf(p, 0.0, -0.4, 0.92, -0.86, 0.34, -0.1)
    green_leaf(p, -0.2, -0.4, -0.98, -0.72, 0.34, 0.1, LEAF)
    with p.at(-0.14, -0.16, 0.86, -8):
        _bur(p)
    with p.at(0.52, 0.4, 0.56, 14):
        chestnut_nut(p)
    with p.at(-0.5, 0.46, 0.5, -14):
        chestnut_nut(p)


POD = blob(
    [
        (0, -0.98),
        (0.24, -0.88),
        (0.34, -0.56),
        (0.26, -0.22),
        (0.22, -0.02),
        (0.32, 0.26),
        (0.4, 0.56),
        (0.24, 0.88),
        (0, 0.98),
        (-0.24, 0.88),
        (-0.4, 0.56),
        (-0.32, 0.26),
        (-0.22, -0.02),
        (-0.26, -0.22),
        (-0.34, -0.56),
        (-0.24, -0.88),
    ]
)


def _pod(p: Press) -> None:
    shell = mix(STRAW, TAN, 0.55)
    p.cut(POD, shell, shade=0.24)
    with p.inside(POD):
        ink = mix(shell, CLAY, 0.7)
        for x in (-0.26, -0.13, 0, 0.13, 0.26):
            p.flat(ribbon([(x * 0.8, -0.92), (x, -0.55), (x * 0.75, -0.05), (x * 1.15, 0.5), (x * 0.8, 0.92)], 0.014, 0.014, 0.02), ink)
        for y in np.linspace(-0.8, 0.8, 11):
            p.flat(ribbon([(-0.4, y - 0.03), (0, y + 0.04), (0.4, y - 0.03)], 0.014, 0.014), ink)
        p.gleam(ellipse(-0.12, -0.5, 0.1, 0.3), 100, 0.4)


def peanut_seed(p: Press, x: float, y: float, r: float, turn: float = 0) -> None:
    """Draw a red-skinned kernel."""
    with p.at(x, y, r, turn):
        p.cut(ellipse(0, 0, 0.72, 1), mix(CHERRY, CLAY, 0.35), shade=0.24)
        glint(p, 0, 0, 0.46, 0.66, 186, 246, 0.12, BLUSH)


@motif("peanut")
def peanut(p: Press) -> None:
    with p.at(0.44, -0.22, 0.8, 34):
        _pod(p)
    with p.at(-0.42, -0.16, 0.9, -22):
        _pod(p)
    with p.at(0.2, 0.42, 0.82, 72):
        p.cut(POD, mix(STRAW, TAN, 0.6), shade=0.1)
        p.flat(scaled(POD, 0.82, 0.91), CREAM)
        p.dusk(scaled(POD, 0.8, 0.9), 36, 0.03)
        peanut_seed(p, 0, 0.5, 0.34)
        peanut_seed(p, 0, -0.48, 0.3)
    peanut_seed(p, -0.58, 0.66, 0.19, 60)
    peanut_seed(p, -0.9, 0.6, 0.16, 20)
