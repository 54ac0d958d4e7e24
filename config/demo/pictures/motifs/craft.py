"""Handicraft: embroidery in a hoop, bamboo basket, indigo cloth."""

import numpy as np

from config.demo.pictures.geometry import arc, blob, ellipse, leaf, quad, ribbon, rounded, turned
from config.demo.pictures.inks import (
    BARK,
    CLAY,
    GOLD,
    HONEY,
    INK,
    LEAF,
    NIGHT,
    PAPER,
    PERSIMMON,
    ROSE,
    SEAL,
    SKY,
    SPROUT,
    STRAW,
    TAN,
    Ink,
    mix,
)
from config.demo.pictures.press import Press

from .parts import spokes
from .registry import motif


def _stitched_flower(p: Press, x: float, y: float, r: float, ink: Ink, heart: Ink = GOLD) -> None:
    """Draw a flower whose petals are hatched like satin stitch."""
    petal = blob([(0.1, 0), (0.42, -0.34), (0.86, -0.3), (1.0, 0), (0.86, 0.3), (0.42, 0.34)])
    for path in spokes(x, y, r, r, 6, petal, -90):
        p.cut(path, ink, lift=0.3, shade=0.14, depth=90)
    for path in spokes(x, y, r, r, 18, quad((0.3, -0.012), (0.9, -0.02), (0.9, 0.02), (0.3, 0.012)), -100):
        p.flat(path, mix(ink, PAPER, 0.4))
    p.cut(ellipse(x, y, r * 0.26), heart, lift=0.3, shade=0.2)


def _border(p: Press, r: float, ink: Ink, other: Ink) -> None:
    """Print a ring of small diamonds, as on Yi and Miao sleeves."""
    diamond = quad((0.93, 0), (1.0, -0.05), (1.07, 0), (1.0, 0.05))
    for k, path in enumerate(spokes(0, 0, r, r, 28, diamond)):
        p.flat(path, ink if k % 2 else other)


@motif("embroidery")
def embroidery(p: Press) -> None:
    with p.at(-0.04, 0.0, 0.96):
        p.cut(rounded(-0.1, -1.0, 0.1, -0.8, 0.04), HONEY, shade=0.3)
        p.cut(rounded(-0.18, -0.98, 0.18, -0.92, 0.03), GOLD, lift=0.3, shade=0.2)
        p.cut(ellipse(0, 0, 0.86, n=80), mix(TAN, HONEY, 0.4), shade=0.1)
        p.cut(ellipse(0, 0, 0.79, n=80), mix(CLAY, HONEY, 0.3), lift=0.2, shade=0)
        p.flat(ellipse(0, 0, 0.75, n=80), NIGHT)
        p.dusk(np.concatenate([arc(0, 0, 0.75, 0.75, 160, 300, 20), arc(0, 0, 0.66, 0.66, 300, 160, 20)]), 150, 0.15)
        _border(p, 0.64, GOLD, SEAL)
        for x0, y0, x, y, bend, ink in [
            (0, 0.46, -0.36, 0.06, 0.2, LEAF),
            (0, 0.46, 0.4, 0.1, -0.2, LEAF),
            (0, 0.4, -0.3, 0.42, -0.2, SPROUT),
            (0, 0.4, 0.32, 0.44, 0.2, SPROUT),
        ]:
            p.cut(leaf(x0, y0, x, y, 0.4, bend), ink, lift=0.3, shade=0.2)
            for t in (0.3, 0.45, 0.6, 0.75):
                p.flat(
                    ribbon(
                        [(x0 + (x - x0) * t - 0.03, y0 + (y - y0) * t), (x0 + (x - x0) * t + 0.04, y0 + (y - y0) * t - 0.05)], 0.012, 0.012
                    ),
                    mix(ink, PAPER, 0.4),
                )
        p.flat(ribbon([(0, 0.48), (0.02, 0.2), (0, -0.04)], 0.03, 0.03), SPROUT)
        _stitched_flower(p, 0, -0.12, 0.36, mix(SEAL, ROSE, 0.45))
        _stitched_flower(p, -0.36, 0.2, 0.17, PERSIMMON, STRAW)
        _stitched_flower(p, 0.38, 0.2, 0.17, SKY, GOLD)
    p.flat(ribbon([(0.44, -0.02), (0.7, 0.2), (0.56, 0.5), (0.8, 0.62)], 0.016, 0.016), SEAL)
    p.cut(quad((0.58, 0.84), (0.95, 0.33), (0.985, 0.36), (0.6, 0.85)), mix(SKY, PAPER, 0.4), lift=0.6, shade=0)
    p.flat(turned(ellipse(0.945, 0.38, 0.008, 0.03), 36, 0.945, 0.38), INK)


@motif("bamboo_basket")
def bamboo_basket(p: Press) -> None:
    body = blob(
        [(-0.78, -0.3), (0, -0.24), (0.78, -0.3), (0.92, 0.1), (0.78, 0.58), (0.5, 0.78), (-0.5, 0.78), (-0.78, 0.58), (-0.92, 0.1)]
    )
    p.cut(ellipse(0, -0.3, 0.78, 0.2), mix(BARK, CLAY, 0.3), shade=0)
    p.cut(body, mix(GOLD, TAN, 0.4), shade=0.18)
    with p.inside(body):
        for k in range(-9, 10):
            for lean in (-0.5, 0.5):
                x = k * 0.16
                p.flat(ribbon([(x - lean, -0.4), (x, 0.2), (x + lean, 0.9)], 0.035, 0.035), mix(CLAY, GOLD, 0.25 if lean > 0 else 0.6))
        for y in (-0.06, 0.36):
            p.flat(ribbon([(-1, y), (0, y + 0.1), (1, y)], 0.06, 0.06), SEAL)
    p.cut(ribbon(arc(0, -0.3, 0.8, 0.16, 0, 180, 12), 0.12, 0.12), mix(CLAY, BARK, 0.2), shade=0.3)
    p.cut(ribbon([(-0.74, -0.3), (-0.5, -0.82), (0, -0.98), (0.5, -0.82), (0.74, -0.3)], 0.09, 0.09), mix(CLAY, BARK, 0.2), shade=0.2)


@motif("batik")
def batik(p: Press) -> None:
    p.cut(rounded(-1.0, -0.86, 1.0, -0.78, 0.04), CLAY, shade=0.3)
    cloth = blob(
        [
            (-0.78, -0.8),
            (-0.3, -0.82),
            (0.3, -0.82),
            (0.78, -0.8),
            (0.8, 0.0),
            (0.74, 0.7),
            (0.4, 0.64),
            (0.0, 0.76),
            (-0.4, 0.64),
            (-0.76, 0.7),
            (-0.8, 0.0),
        ],
        12,
    )
    p.cut(cloth, NIGHT, shade=0.1)
    with p.inside(cloth):
        for y in (-0.72, 0.52):
            p.flat(quad((-1, y), (1, y), (1, y + 0.025), (-1, y + 0.025)), SKY)
            for k in range(12):
                x = -0.88 + k * 0.16
                p.flat(quad((x - 0.07, y + 0.13), (x, y + 0.04), (x + 0.07, y + 0.13)), PAPER)
        for path in spokes(0, -0.08, 0.46, 0.46, 8, leaf(0.3, 0, 1, 0, 0.5)):
            p.flat(path, PAPER)
        for r in (0.2, 0.12):
            p.flat(ribbon(arc(0, -0.08, r, r, 0, 360, 24), 0.03, 0.03), PAPER)
        p.flat(ellipse(0, -0.08, 0.05), PAPER)
        for path in spokes(0, -0.08, 0.56, 0.56, 24, ellipse(1, 0, 0.04, 0.04, n=10)):
            p.flat(path, SKY)
        for x, y in [(-0.6, -0.46), (0.6, -0.46), (-0.6, 0.34), (0.6, 0.34)]:
            for path in spokes(x, y, 0.13, 0.13, 6, leaf(0.1, 0, 1, 0, 0.5)):
                p.flat(path, SKY)
    p.dusk(ribbon([(0.4, -0.8), (0.46, 0.0), (0.4, 0.66)], 0.1, 0.14), 120, 0.3)
    p.dusk(ribbon([(-0.36, -0.8), (-0.3, 0.0), (-0.38, 0.66)], 0.08, 0.12), 110, 0.3)
