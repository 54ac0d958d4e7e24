"""Poultry: chicken, pigeon, duck."""

from math import cos, sin

import numpy as np

from config.demo.pictures.geometry import arc, blob, ellipse, leaf, quad, ribbon
from config.demo.pictures.inks import (
    BLUSH,
    CHERRY,
    CHESTNUT,
    COAL,
    CREAM,
    GOLD,
    HONEY,
    INK,
    PAPER,
    PERSIMMON,
    PINE,
    PLUM,
    ROSE,
    SEA,
    SEAL,
    SKY,
    STONE,
    STRAW,
    TAN,
    Ink,
    mix,
)
from config.demo.pictures.press import Press

from .packed import egg
from .registry import motif


def bird_legs(p: Press, xs: tuple[float, ...], top: float, ink: Ink) -> None:
    """Draw thin legs with three toes on y = 0.8."""
    for x in xs:
        p.cut(ribbon([(x, top), (x - 0.02, 0.6), (x, 0.78)], 0.055, 0.045), ink, lift=0.3, shade=0)
        for dx in (-0.16, -0.04, 0.1):
            p.flat(ribbon([(x, 0.75), (x + dx, 0.81)], 0.045, 0.02), ink)


def feathers(p: Press, x: float, y: float, reach: float, angles: tuple[int, ...], width: float, inks: tuple[Ink, ...]) -> None:
    """Fan feathers from a point; angles in degrees, 0 to the right and 90 down."""
    for i, a in enumerate(angles):
        t = np.radians(a)
        p.cut(leaf(x, y, x + reach * cos(t), y + reach * sin(t), width, 0.1), inks[i % len(inks)], lift=0.6, shade=0.24)


CHICKEN_BODY = [
    (-0.36, -0.8),
    (-0.18, -0.66),
    (-0.08, -0.32),
    (0.2, -0.14),
    (0.56, -0.22),
    (0.7, -0.06),
    (0.56, 0.3),
    (0.22, 0.52),
    (-0.2, 0.5),
    (-0.52, 0.22),
    (-0.62, -0.2),
    (-0.58, -0.62),
]


@motif("chicken")
def chicken(p: Press) -> None:
    red, brown = mix(PERSIMMON, CHESTNUT, 0.35), CHESTNUT
    bird_legs(p, (-0.06, 0.2), 0.4, GOLD)
    feathers(p, 0.44, 0.0, 0.8, (-20, -42, -64, -86), 0.34, (PINE, mix(PINE, INK, 0.4), CHERRY, mix(PINE, SEA, 0.4)))
    body = blob(CHICKEN_BODY)
    p.cut(body, red, shade=0.18)
    with p.inside(body):
        for row, y in enumerate(np.arange(-0.34, 0.4, 0.16)):
            for k in range(5):
                x = -0.52 + k * 0.15 + (0.07 if row % 2 else 0) - 0.1 * row * 0.2
                if x < -0.1 + row * 0.05:
                    p.flat(ribbon(arc(x, y, 0.06, 0.07, 10, 170, 6), 0.004, 0.004, 0.02), mix(red, STRAW, 0.55))
        p.flat(
            blob([(-0.6, -0.86), (-0.2, -0.86), (-0.1, -0.5), (-0.22, -0.36), (-0.34, -0.48), (-0.46, -0.34), (-0.6, -0.46)]),
            mix(GOLD, HONEY, 0.4),
        )
    wing = blob([(-0.16, -0.12), (0.1, -0.16), (0.42, -0.06), (0.62, 0.1), (0.4, 0.26), (0.1, 0.34), (-0.14, 0.2)])
    p.cut(wing, brown, shade=0.18)
    for k in range(3):
        p.flat(
            ribbon(
                [(0.02 + k * 0.08, 0.0 + k * 0.09), (0.26 + k * 0.05, 0.06 + k * 0.08), (0.5 - k * 0.06, 0.08 + k * 0.08)],
                0.01,
                0.006,
                0.03,
            ),
            mix(GOLD, STRAW, 0.3),
        )
    for x, y, r in [(-0.5, -0.86, 0.1), (-0.37, -0.92, 0.12), (-0.24, -0.86, 0.1)]:
        p.cut(ellipse(x, y, r, r * 1.1), SEAL, lift=0.4, shade=0.2)
    p.cut(ellipse(-0.4, -0.7, 0.2, 0.18), mix(GOLD, HONEY, 0.4), lift=0.3, shade=0.14)
    p.cut(quad((-0.56, -0.74), (-0.8, -0.64), (-0.55, -0.6)), mix(GOLD, STRAW, 0.5), lift=0.3, shade=0.2)
    p.cut(blob([(-0.52, -0.56), (-0.44, -0.54), (-0.46, -0.34), (-0.56, -0.36)]), SEAL, lift=0.3, shade=0.2)
    p.flat(ellipse(-0.45, -0.72, 0.045), PAPER)
    p.flat(ellipse(-0.46, -0.72, 0.026), INK)
    egg(p, -0.7, 0.68, 0.15, -20, mix(CREAM, BLUSH, 0.4))
    egg(p, 0.66, 0.7, 0.13, 30, mix(TAN, BLUSH, 0.4))


@motif("pigeon")
def pigeon(p: Press) -> None:
    grey, pale = mix(SEA, STONE, 0.6), mix(SKY, STONE, 0.3)
    bird_legs(p, (-0.12, 0.1), 0.4, mix(ROSE, SEAL, 0.3))
    p.cut(quad((0.4, 0.08), (0.98, 0.34), (0.92, 0.52), (0.76, 0.58), (0.24, 0.38)), mix(grey, INK, 0.35), shade=0.2)
    body = blob(
        [
            (-0.4, -0.74),
            (-0.2, -0.6),
            (-0.1, -0.36),
            (0.2, -0.14),
            (0.6, 0.16),
            (0.5, 0.36),
            (0.14, 0.5),
            (-0.24, 0.48),
            (-0.54, 0.22),
            (-0.62, -0.16),
            (-0.58, -0.56),
        ]
    )
    p.cut(body, pale, shade=0.18)
    with p.inside(body):
        p.flat(blob([(-0.8, -0.6), (-0.3, -0.54), (-0.06, -0.4), (-0.2, -0.16), (-0.4, -0.06), (-0.7, -0.1)]), mix(PINE, SEA, 0.3))
        p.flat(blob([(-0.8, -0.2), (-0.4, -0.16), (-0.16, -0.24), (-0.26, -0.02), (-0.5, 0.1), (-0.8, 0.06)]), mix(PLUM, ROSE, 0.35))
    p.cut(ellipse(-0.42, -0.66, 0.22, 0.2), grey, lift=0.2, shade=0.16)
    wing = blob([(-0.3, -0.1), (-0.04, -0.2), (0.3, -0.04), (0.66, 0.24), (0.86, 0.44), (0.5, 0.4), (0.14, 0.36), (-0.2, 0.2)])
    p.cut(wing, grey, shade=0.18)
    with p.inside(wing):
        for dx in (0.1, 0.36):
            p.flat(ribbon([(dx + 0.14, -0.16), (dx + 0.06, 0.1), (dx + 0.1, 0.5)], 0.09, 0.09), mix(INK, SEA, 0.2))
        p.gleam(ellipse(-0.06, -0.02, 0.14, 0.08, 30), 120, 0.4)
    p.cut(quad((-0.6, -0.68), (-0.82, -0.56), (-0.58, -0.55)), mix(COAL, STONE, 0.3), lift=0.3, shade=0)
    p.flat(ellipse(-0.61, -0.66, 0.05, 0.035), PAPER)
    p.flat(ellipse(-0.46, -0.7, 0.05), PERSIMMON)
    p.flat(ellipse(-0.465, -0.7, 0.028), INK)


@motif("duck")
def duck(p: Press) -> None:
    bird_legs(p, (0.0, 0.24), 0.46, PERSIMMON)
    feathers(p, 0.6, 0.02, 0.42, (-12, -36, -60), 0.4, (PAPER, CREAM))
    body = blob(
        [
            (-0.5, -0.1),
            (-0.3, 0.0),
            (0.1, -0.12),
            (0.5, -0.16),
            (0.82, -0.12),
            (0.74, 0.26),
            (0.4, 0.54),
            (-0.1, 0.56),
            (-0.5, 0.36),
            (-0.62, 0.1),
        ]
    )
    neck = ribbon([(-0.42, -0.7), (-0.34, -0.4), (-0.42, 0.1)], 0.3, 0.5, 0.3)
    p.cut(neck, PAPER, shade=0.2, depth=120)
    p.cut(body, PAPER, lift=0.3, shade=0.2, depth=120)
    p.cut(ellipse(-0.46, -0.74, 0.24, 0.21), PAPER, lift=0.2, shade=0.2, depth=120)
    p.cut(blob([(-0.62, -0.76), (-0.84, -0.72), (-1.0, -0.62), (-0.84, -0.58), (-0.62, -0.62)]), HONEY, lift=0.4, shade=0.2)
    p.flat(ellipse(-0.52, -0.78, 0.035), INK)
    wing = blob([(-0.14, 0.04), (0.2, -0.02), (0.56, 0.06), (0.76, 0.2), (0.46, 0.34), (0.1, 0.36), (-0.12, 0.24)])
    p.cut(wing, CREAM, shade=0.2, depth=120)
    for k in range(3):
        p.flat(ribbon([(0.14, 0.12 + k * 0.08), (0.36, 0.14 + k * 0.08), (0.6 - k * 0.06, 0.16 + k * 0.06)], 0.01, 0.006, 0.026), TAN)
