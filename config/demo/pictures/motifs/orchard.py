"""Large fruit: apple, pear, kiwi, loquat, watermelon."""

from math import cos, sin

import numpy as np

from config.demo.pictures.geometry import Path, arc, blob, ellipse, leaf, moved, quad, ribbon, scaled, turned
from config.demo.pictures.inks import (
    BARK,
    BLUSH,
    CLAY,
    CREAM,
    GOLD,
    HONEY,
    INK,
    LEAF,
    PAPER,
    PERSIMMON,
    PINE,
    SEAL,
    SPROUT,
    STRAW,
    TAN,
    TANGERINE,
    Ink,
    mix,
)
from config.demo.pictures.press import Press

from .parts import glint, green_leaf, specks, spokes, stem
from .registry import motif

APPLE = blob(
    [
        (0, -0.66),
        (0.3, -0.78),
        (0.66, -0.62),
        (0.8, -0.18),
        (0.66, 0.38),
        (0.36, 0.74),
        (0.14, 0.78),
        (0, 0.73),
        (-0.14, 0.78),
        (-0.36, 0.74),
        (-0.66, 0.38),
        (-0.8, -0.18),
        (-0.66, -0.62),
        (-0.3, -0.78),
    ]
)


def _whole_apple(p: Press) -> None:
    p.cut(APPLE, SEAL, shade=0.2)
    with p.inside(APPLE):
        for x, top, foot in [
            (-0.52, -0.5, 0.2),
            (-0.3, -0.62, 0.42),
            (0.1, -0.6, 0.5),
            (0.36, -0.6, 0.3),
            (-0.1, -0.62, 0.2),
            (0.56, -0.5, 0.1),
        ]:
            p.flat(ribbon([(x * 0.5, top), (x * 0.9, top * 0.5 + foot * 0.5 - 0.1), (x * 1.05, foot)], 0.02, 0.008, 0.042), PERSIMMON)
        p.dusk(ellipse(0, -0.62, 0.3, 0.12), 170, 0.3)
        p.gleam(ellipse(-0.4, -0.2, 0.22, 0.4, 14), 120, 0.35)
    stem(p, [(0.0, -0.6), (0.03, -0.78), (0.1, -0.95)], 0.05, 0.075)
    green_leaf(p, 0.04, -0.78, 0.6, -0.98, 0.5, -0.14)
    glint(p, -0.08, -0.06, 0.56, 0.58, 185, 236, 0.085)


def _half_apple(p: Press) -> None:
    p.cut(APPLE, SEAL, shade=0.1)
    flesh = scaled(APPLE, 0.9, 0.9)
    p.flat(flesh, CREAM)
    p.flat(ribbon([(0, -0.6), (0.01, -0.4)], 0.05, 0.02), mix(CREAM, HONEY, 0.4))
    core = blob([(0, -0.26), (0.26, -0.14), (0.3, 0.12), (0.12, 0.34), (0, 0.4), (-0.12, 0.34), (-0.3, 0.12), (-0.26, -0.14)])
    p.flat(core, STRAW)
    for side in (-1, 1):
        p.flat(ellipse(side * 0.14, 0.06, 0.11, 0.2, side * -10), mix(STRAW, HONEY, 0.45))
    for side in (-1, 1):
        p.flat(leaf(side * 0.11, -0.1, side * 0.15, 0.2, 0.56), BARK)


@motif("apple")
def apple(p: Press) -> None:
    with p.at(-0.2, -0.06, 0.98, -4):
        _whole_apple(p)
    with p.at(0.52, 0.34, 0.56, 10):
        _half_apple(p)


PEAR = blob(
    [
        (0, -0.86),
        (0.2, -0.78),
        (0.3, -0.5),
        (0.42, -0.2),
        (0.64, 0.14),
        (0.62, 0.52),
        (0.36, 0.77),
        (0, 0.8),
        (-0.36, 0.77),
        (-0.62, 0.52),
        (-0.64, 0.14),
        (-0.42, -0.2),
        (-0.3, -0.5),
        (-0.2, -0.78),
    ]
)


def _whole_pear(p: Press, skin: Ink = GOLD) -> None:
    p.cut(PEAR, skin, shade=0.22, depth=150)
    with p.inside(PEAR):
        p.gleam(ellipse(-0.26, 0.2, 0.2, 0.36, 10), 110, 0.4)
        specks(p, 0.02, 0.3, 0.5, 0.42, 42, 0.013, mix(skin, BARK, 0.5))
    stem(p, [(0, -0.8), (0.02, -0.95), (0.1, -1.12)], 0.05, 0.07)
    glint(p, 0.04, 0.26, 0.52, 0.42, 178, 226, 0.07)


@motif("pear")
def pear(p: Press) -> None:
    with p.at(0.36, 0.08, 0.86, 15):
        _whole_pear(p, mix(SPROUT, STRAW, 0.45))
    with p.at(-0.26, 0.02, 0.98, -6):
        _whole_pear(p, mix(GOLD, STRAW, 0.35))
        green_leaf(p, 0.04, -0.92, 0.62, -1.0, 0.46, -0.14)


def _kiwi_slice(p: Press) -> None:
    p.cut(ellipse(0, 0, 0.62, 0.6), mix(BARK, CLAY, 0.35), shade=0.08)
    p.flat(ellipse(0, 0, 0.57, 0.55), SPROUT)
    p.flat(ellipse(0, 0, 0.5, 0.48), mix(LEAF, SPROUT, 0.3))
    ray = quad((0.2, -0.025), (0.9, -0.05), (0.94, 0), (0.9, 0.05), (0.2, 0.025))
    for path in spokes(0, 0, 0.5, 0.48, 18, ray):
        p.flat(path, mix(SPROUT, LEAF, 0.25))
    for path in spokes(0, 0, 0.34, 0.33, 18, moved(ellipse(0, 0, 0.1, 0.045, n=12), 0.84, 0), 10):
        p.flat(path, INK)
    p.flat(blob([(0.2, 0), (0.13, 0.13), (0, 0.19), (-0.14, 0.13), (-0.2, 0), (-0.13, -0.13), (0, -0.19), (0.14, -0.13)]), CREAM)
    p.dusk(arc(0, 0, 0.5, 0.48, 20, 100, 12), 60, 0.2)


@motif("kiwi")
def kiwi(p: Press) -> None:
    for x, y, turn, size in [(-0.36, -0.14, -18, 1.0), (0.34, -0.36, 24, 0.72)]:
        with p.at(x, y, size, turn):
            skin = blob([(0, -0.62), (0.44, -0.5), (0.62, 0), (0.46, 0.52), (0, 0.66), (-0.46, 0.52), (-0.62, 0), (-0.44, -0.5)])
            p.cut(skin, mix(BARK, CLAY, 0.45), shade=0.22)
            with p.inside(skin):
                for i in range(90):
                    a, r = i * 2.4, (i / 90) ** 0.5
                    x0, y0 = cos(a) * r * 0.58, sin(a) * r * 0.6
                    p.flat(ribbon([(x0, y0), (x0 + 0.02, y0 + 0.035), (x0 + 0.03, y0 + 0.08)], 0.012, 0.003, steps=2), mix(CLAY, TAN, 0.5))
                p.gleam(ellipse(-0.24, -0.2, 0.18, 0.26), 90, 0.4)
            p.flat(ellipse(0.02, -0.6, 0.1, 0.045), BARK)
    with p.at(0.36, 0.28, 0.86):
        _kiwi_slice(p)


def _loquat(p: Press, x: float, y: float, r: float, turn: float) -> None:
    with p.at(x, y, r, turn):
        body = blob(
            [
                (0, -1.02),
                (0.34, -0.86),
                (0.72, -0.34),
                (0.84, 0.28),
                (0.5, 0.84),
                (0, 0.96),
                (-0.5, 0.84),
                (-0.84, 0.28),
                (-0.72, -0.34),
                (-0.34, -0.86),
            ]
        )
        p.cut(body, TANGERINE, shade=0.22, depth=140)
        p.gleam(ellipse(-0.3, 0, 0.24, 0.42, 8), 120, 0.4)
        for path in spokes(0.02, 0.8, 0.22, 0.14, 5, leaf(0, 0, 1, 0, 0.6), -90):
            p.flat(path, BARK)


@motif("loquat")
def loquat(p: Press) -> None:
    for x, y, bend, ink in [(-0.96, -0.5, 0.1, PINE), (0.94, -0.62, -0.1, PINE), (-0.42, -1.02, 0.05, LEAF), (0.4, -1.05, -0.06, LEAF)]:
        green_leaf(p, 0, -0.28, x, y, 0.36, bend, ink)
    for x, y in [(-0.5, 0.1), (0.5, 0.1), (0, 0.2)]:
        stem(p, [(0, -0.34), (x * 0.6, -0.2), (x, y)], 0.06, 0.05)
    for x, y, r, turn in [
        (-0.56, 0.2, 0.34, 24),
        (0.56, 0.2, 0.34, -24),
        (-0.26, 0.46, 0.38, 8),
        (0.3, 0.48, 0.37, -8),
        (0.0, 0.06, 0.36, 0),
    ]:
        _loquat(p, x, y, r, turn)


def _melon(p: Press) -> None:
    body = ellipse(0, 0, 0.84, 0.74)
    p.cut(body, LEAF, shade=0.2)
    with p.inside(body):
        for k in (-0.82, -0.5, -0.17, 0.17, 0.5, 0.82):
            line = [(k * 0.84 * cos(t) * 1.1, 0.8 * sin(t)) for t in (-1.5, -1.0, -0.6, -0.2, 0.2, 0.6, 1.0, 1.5)]
            line = [(x + p.rng.uniform(-0.05, 0.05), y) for x, y in line]
            p.flat(ribbon(line, 0.03, 0.03, 0.15), PINE)
        p.gleam(ellipse(-0.36, -0.3, 0.2, 0.18, -20), 130, 0.4)
    stem(p, [(0.06, -0.68), (0.14, -0.84), (0.06, -0.94), (0.22, -1.0)], 0.05, 0.02, LEAF)


def _melon_wedge(p: Press) -> None:
    rind = np.concatenate([arc(0, 0, 1, 0.92, 8, 172, 40), quad((-0.99, 0.0), (0.99, 0.0))])
    p.cut(rind, PINE, shade=0)
    p.flat(np.concatenate([arc(0, 0, 0.93, 0.85, 5, 175, 40)]), CREAM)
    flesh = arc(0, 0, 0.86, 0.78, 0, 180, 40)
    p.flat(flesh, mix(SEAL, PERSIMMON, 0.35))
    for r, angles in [(0.62, (28, 55, 83, 112, 140, 160)), (0.36, (35, 72, 108, 145))]:
        for a in angles:
            x, y = r * cos(np.radians(a)), r * sin(np.radians(a)) * 0.9
            p.flat(turned(leaf(x, y - 0.06, x, y + 0.06, 0.62), (a - 90) * 0.8, x, y), INK)
    p.gleam(arc(0, 0, 0.8, 0.7, 100, 165, 12), 60, 0.25)


@motif("watermelon")
def watermelon(p: Press) -> None:
    with p.at(-0.14, -0.12, 0.96, -8):
        _melon(p)
    with p.at(0.3, 0.18, 0.66, -6):
        _melon_wedge(p)


def _netted_melon(p: Press, body: Path) -> None:
    """Draw a netted melon lying on its side."""
    skin = mix(GOLD, SPROUT, 0.3)
    p.cut(body, skin, shade=0.2)
    with p.inside(body):
        net = mix(CREAM, PAPER, 0.3)
        for k in np.linspace(-1, 1, 11):
            line = [(x, k * 0.62 * (1 - (x / 0.98) ** 2) ** 0.5 + p.rng.uniform(-0.03, 0.03)) for x in np.linspace(-0.95, 0.95, 11)]
            p.flat(ribbon(line, 0.012, 0.012, 0.02, steps=4), net)
        for k in np.linspace(-0.9, 0.9, 15):
            line = [(k + p.rng.uniform(-0.035, 0.035), y) for y in np.linspace(-0.66, 0.66, 9)]
            p.flat(ribbon(line, 0.012, 0.012, 0.02, steps=4), net)
        p.gleam(ellipse(-0.34, -0.3, 0.26, 0.14, -16), 150, 0.4)


@motif("hami_melon")
def hami_melon(p: Press) -> None:
    with p.at(-0.06, -0.14, 0.96, -10):
        stem(p, [(0.86, 0.0), (1.0, -0.06), (1.06, -0.2)], 0.07, 0.06, LEAF)
        _netted_melon(p, ellipse(0, 0, 0.9, 0.64, n=64))
    with p.at(0.16, 0.12, 0.74, 8):
        moon = np.concatenate([arc(0, 0, 1, 0.8, 4, 176, 40), arc(0, 0, 0.98, 0.3, 176, 4, 30)])
        p.cut(moon, mix(GOLD, SPROUT, 0.45), shade=0)
        p.flat(np.concatenate([arc(0, 0, 0.95, 0.73, 6, 174, 40), arc(0, 0, 0.94, 0.3, 174, 6, 30)]), mix(SPROUT, CREAM, 0.5))
        p.flat(np.concatenate([arc(0, 0, 0.9, 0.66, 8, 172, 40), arc(0, 0, 0.9, 0.3, 172, 8, 30)]), mix(TANGERINE, BLUSH, 0.35))
        p.flat(ribbon(arc(0, 0, 0.66, 0.34, 30, 150, 9), 0.02, 0.02, 0.09), mix(GOLD, CREAM, 0.4))
        for a in range(36, 150, 16):
            x, y = 0.66 * cos(np.radians(a)), 0.35 * sin(np.radians(a))
            p.flat(ellipse(x, y, 0.045, 0.022, a - 60, 12), CREAM)
