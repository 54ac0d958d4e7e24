"""Jars and bottles: honey, oil, wine, with the comb and the flower they come from."""

from math import cos, pi, sin

import numpy as np

from config.demo.pictures.geometry import blob, ellipse, lathe, quad, ribbon, rounded, turned
from config.demo.pictures.inks import BARK, CHESTNUT, CLAY, CREAM, GOLD, HONEY, INK, LEAF, PAPER, PINE, SEAL, SKY, SPROUT, STRAW, TAN, mix
from config.demo.pictures.press import Press

from .parts import glint, green_leaf, spokes
from .registry import motif


def _hexagon(x: float, y: float, r: float) -> np.ndarray:
    return np.array([(x + r * cos(pi / 3 * k), y + r * sin(pi / 3 * k)) for k in range(6)])


def _bee(p: Press) -> None:
    """Draw a bee about one unit long, facing right."""
    for turn in (-30, 12):
        p.cut(turned(ellipse(-0.04, -0.42, 0.19, 0.34), turn), PAPER, lift=1, shade=0.2, depth=80)
    body = ellipse(0, 0, 0.46, 0.28)
    p.cut(body, GOLD, shade=0.24)
    with p.inside(body):
        for x in (-0.3, -0.06, 0.18):
            p.flat(quad((x - 0.06, -0.4), (x + 0.06, -0.4), (x + 0.06, 0.4), (x - 0.06, 0.4)), INK)
    p.cut(ellipse(0.46, -0.02, 0.15, 0.16), INK, lift=0.3, shade=0)


@motif("honey")
def honey(p: Press) -> None:
    glass = lathe([(0.46, -0.5), (0.6, -0.36), (0.66, -0.1), (0.66, 0.56), (0.56, 0.78), (0, 0.8)])
    with p.at(-0.12, 0, 1):
        p.cut(glass, HONEY, shade=0.22, depth=150)
        p.flat(lathe([(0.46, -0.5), (0.52, -0.45), (0, -0.42)]), mix(HONEY, STRAW, 0.6))
        p.cut(lathe([(0.48, -0.76), (0.54, -0.72), (0.54, -0.52), (0.48, -0.48), (0, -0.48)], smooth=False), SEAL, lift=0.6, shade=0.2)
        for x in np.linspace(-0.44, 0.44, 9):
            p.flat(quad((x - 0.012, -0.7), (x + 0.012, -0.7), (x + 0.012, -0.53), (x - 0.012, -0.53)), mix(SEAL, INK, 0.25))
        p.cut(_hexagon(0, 0.18, 0.42), CREAM, lift=0.4, shade=0)
        for x, y in [(0, 0.0), (0.156, 0.09), (-0.156, 0.09), (0, 0.18), (0.156, 0.27), (-0.156, 0.27), (0, 0.36)]:
            p.flat(_hexagon(x, y, 0.09), GOLD if (x, y) != (0, 0.18) else HONEY)
        p.gleam(rounded(-0.58, -0.22, -0.48, 0.56, 0.05), 190, 0.2)
    with p.at(0.62, 0.16, 1, 24):
        p.cut(rounded(-0.04, -0.9, 0.04, 0.1, 0.04), CLAY, lift=0.5, shade=0.3)
        for k, w in enumerate((0.13, 0.18, 0.2, 0.18, 0.13)):
            p.cut(ellipse(0, 0.12 + k * 0.09, w, 0.055), mix(CLAY, TAN, 0.3), lift=0.3, shade=0.3)
        p.flat(ribbon([(0.0, 0.5), (0.02, 0.62), (0.0, 0.7)], 0.09, 0.05), HONEY)
    with p.at(-0.8, -0.46, 0.4, -16):
        _bee(p)


@motif("honeycomb")
def honeycomb(p: Press) -> None:
    wide, tall = 0.2 * 1.5, 0.2 * 3**0.5
    for column in range(-3, 4):
        for row in range(-3, 3):
            x, y = column * wide, row * tall + (tall / 2 if column % 2 else 0) + 0.08
            if (x / 0.95) ** 2 + (y / 0.78) ** 2 < 1:
                p.cut(_hexagon(x, y, 0.19), mix(GOLD, HONEY, 0.5), lift=0.5, shade=0.1, depth=90)
                p.flat(_hexagon(x, y, 0.14), HONEY if p.rng.random() < 0.6 else mix(GOLD, STRAW, 0.5))
                p.flat(_hexagon(x - 0.02, y - 0.03, 0.07), mix(GOLD, STRAW, 0.4))
    for x, y, drop in [(-0.3, 0.62, 0.16), (0.3, 0.62, 0.24)]:
        p.flat(blob([(x, y - 0.16), (x + 0.06, y + drop * 0.4), (x, y + drop), (x - 0.06, y + drop * 0.4)]), HONEY)
    for x, y, size, turn in [(-0.62, -0.62, 0.46, -14), (0.5, 0.02, 0.4, 12)]:
        with p.at(x, y, size, turn):
            _bee(p)


@motif("oil")
def oil(p: Press) -> None:
    glass = lathe([(0.13, -0.9), (0.14, -0.62), (0.2, -0.46), (0.4, -0.22), (0.46, 0.0), (0.46, 0.66), (0.38, 0.79), (0, 0.8)])
    with p.at(-0.2, 0, 1.04):
        p.cut(glass, mix(GOLD, HONEY, 0.35), shade=0.22, depth=150)
        with p.inside(glass):
            p.flat(quad((-0.3, -1), (0.3, -1), (0.3, -0.5), (-0.3, -0.5)), mix(PAPER, SKY, 0.25))
        p.cut(rounded(-0.17, -1.04, 0.17, -0.82, 0.04), PINE, lift=0.5, shade=0.3)
        p.cut(rounded(-0.46, 0.06, 0.46, 0.62, 0.01), CREAM, lift=0.2, shade=0)
        p.dusk(quad((0.26, 0.06), (0.46, 0.06), (0.46, 0.62), (0.26, 0.62)), 110, 0.25)
        with p.at(0, 0.36, 0.24):
            camellia(p)
        p.gleam(rounded(-0.4, -0.1, -0.33, 0.04, 0.03), 190, 0.1)
        p.gleam(ribbon([(-0.36, -0.12), (-0.2, -0.36)], 0.05, 0.03), 180, 0.1)
    with p.at(0.56, 0.5, 0.36):
        camellia(p)
    for x, y, r in [(0.26, 0.72, 0.11), (0.48, 0.78, 0.1), (0.84, 0.76, 0.11)]:
        p.cut(ellipse(x, y - 0.03, r, r * 0.86), CHESTNUT, shade=0.3)
        glint(p, x, y - 0.03, r * 0.6, r * 0.5, 190, 250, 0.025)


@motif("camellia")
def camellia(p: Press) -> None:
    """Draw an oil-tea camellia: white petals, gold heart, two leaves."""
    green_leaf(p, 0.2, 0.2, 1.1, 0.7, 0.5, 0.1)
    green_leaf(p, -0.2, 0.2, -1.1, 0.62, 0.5, -0.1, LEAF)
    petal = blob([(0.08, 0), (0.3, -0.26), (0.68, -0.38), (0.98, -0.22), (0.86, 0), (0.98, 0.22), (0.68, 0.38), (0.3, 0.26)])
    for path in spokes(0, 0, 1, 1, 6, petal, -90):
        p.cut(path, PAPER, lift=0.9, shade=0.22, depth=120, rim=0)
    for path in spokes(0, 0, 1, 1, 6, quad((0.3, -0.012), (0.66, 0.0), (0.3, 0.012)), -90):
        p.flat(path, mix(STRAW, PAPER, 0.2))
    for path in spokes(0, 0, 0.5, 0.5, 22, quad((0.2, -0.03), (0.9, -0.02), (0.9, 0.02), (0.2, 0.03))):
        p.flat(path, GOLD)
    for path in spokes(0, 0, 0.5, 0.5, 22, ellipse(0.92, 0, 0.085, 0.07, n=10)):
        p.flat(path, HONEY)
    p.cut(ellipse(0, 0, 0.16), mix(GOLD, SPROUT, 0.3), lift=0.3, shade=0.2)


@motif("wine")
def wine(p: Press) -> None:
    pot = lathe([(0.36, -0.46), (0.62, -0.32), (0.82, 0.02), (0.8, 0.36), (0.6, 0.68), (0.46, 0.8), (0, 0.81)])
    with p.at(-0.12, 0.0, 1.0):
        p.cut(pot, mix(CHESTNUT, BARK, 0.35), shade=0.22)
        glint(p, 0, 0.12, 0.66, 0.5, 184, 236, 0.09, TAN)
        cloth = blob(
            [
                (-0.4, -0.74),
                (0, -0.84),
                (0.4, -0.74),
                (0.36, -0.56),
                (0.62, -0.26),
                (0.4, -0.22),
                (0.22, -0.3),
                (0, -0.2),
                (-0.22, -0.3),
                (-0.4, -0.22),
                (-0.62, -0.26),
                (-0.36, -0.56),
            ]
        )
        p.cut(cloth, SEAL, shade=0.16)
        p.cut(ribbon([(-0.37, -0.56), (0, -0.5), (0.37, -0.56)], 0.07, 0.07), GOLD, lift=0.3, shade=0.2)
        for turn in (-24, 20):
            p.flat(turned(ribbon([(0.08, -0.5), (0.1, -0.34), (0.06, -0.14)], 0.035, 0.05), turn, 0.08, -0.5), GOLD)
        p.cut(quad((0, -0.14), (0.4, 0.26), (0, 0.66), (-0.4, 0.26)), SEAL, lift=0.4, shade=0)
        p.flat(quad((0, -0.06), (0.32, 0.26), (0, 0.58), (-0.32, 0.26)), mix(SEAL, GOLD, 0.9))
        p.flat(quad((0, -0.03), (0.29, 0.26), (0, 0.55), (-0.29, 0.26)), SEAL)
        _wine_sign(p)
    with p.at(0.66, 0.52, 0.3):
        p.cut(lathe([(0.84, -0.4), (0.74, 0.3), (0.5, 0.76), (0.4, 0.92), (0, 0.93)]), PAPER, shade=0.22, depth=120)
        p.cut(ellipse(0, -0.4, 0.84, 0.22), CREAM, lift=0, shade=0)
        p.flat(ellipse(0, -0.37, 0.72, 0.16), mix(STRAW, PAPER, 0.2))


def _wine_sign(p: Press) -> None:
    """Draw the character for wine in brush-like strokes."""
    with p.at(0, 0.26, 0.2):
        for line in (
            [(-0.85, -0.55), (-0.62, -0.42)],
            [(-0.95, -0.1), (-0.72, 0.02)],
            [(-0.9, 0.8), (-0.6, 0.2)],
            [(-0.4, -0.8), (1.0, -0.84)],
            [(-0.36, -0.4), (-0.36, 0.85)],
            [(-0.36, -0.4), (0.94, -0.42), (0.94, 0.85)],
            [(0.1, -0.8), (0.08, -0.1), (-0.1, 0.1)],
            [(0.5, -0.82), (0.5, 0.0), (0.74, 0.06)],
            [(-0.3, 0.34), (0.9, 0.34)],
            [(-0.3, 0.82), (0.94, 0.82)],
        ):
            p.flat(ribbon(line, 0.14, 0.12, steps=3), PAPER)
