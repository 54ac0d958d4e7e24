"""Fungi: shiitake, wood ear, enoki, morel."""

from math import cos, pi, sin

import numpy as np

from config.demo.pictures.geometry import Path, blob, curve, ellipse, lathe, leaf, moved, quad, ribbon, turned
from config.demo.pictures.inks import BARK, CHESTNUT, CLAY, CREAM, GOLD, INK, PAPER, PLUM, SEAL, STRAW, TAN, Ink, mix
from config.demo.pictures.press import Press

from .parts import specks
from .registry import motif


def _shiitake(p: Press) -> None:
    """Draw a flower mushroom: crackled brown cap, gills below, pale stalk."""
    p.cut(lathe([(0.2, 0.0), (0.2, 0.3), (0.26, 0.66), (0.2, 0.78), (0.0, 0.8)]), CREAM, shade=0.26, depth=130)
    under = ellipse(0, 0.06, 0.66, 0.2)
    p.cut(under, mix(CREAM, TAN, 0.4), shade=0)
    for k in np.linspace(-0.6, 0.6, 17):
        p.flat(ribbon([(k * 0.2, 0.06), (k, 0.2)], 0.01, 0.014), mix(TAN, CLAY, 0.5))
    cap = blob(
        [
            (-0.82, 0.02),
            (-0.74, -0.3),
            (-0.42, -0.58),
            (0, -0.68),
            (0.42, -0.58),
            (0.74, -0.3),
            (0.82, 0.02),
            (0.66, 0.14),
            (0.3, 0.05),
            (0, 0.02),
            (-0.3, 0.05),
            (-0.66, 0.14),
        ]
    )
    p.cut(cap, mix(BARK, CHESTNUT, 0.6), shade=0.2)
    with p.inside(cap):
        p.gleam(ellipse(-0.34, -0.42, 0.2, 0.1, -28), 120, 0.4)
        _star_cut(p)


def _star_cut(p: Press) -> None:
    """Print the six-rayed knife cut on the crown, foreshortened, and pale flecks towards the brim."""
    for a in range(0, 180, 60):
        slit = turned(leaf(-0.44, 0, 0.44, 0, 0.24), a + 8) * (1, 0.5)
        p.flat(moved(slit, 0.02, -0.36), CREAM)
        p.flat(moved(turned(leaf(-0.34, 0, 0.34, 0, 0.07), a + 8) * (1, 0.5), 0.02, -0.355), mix(CREAM, CLAY, 0.4))
    for x, y, r in [
        (-0.62, -0.06, 0.04),
        (-0.46, -0.16, 0.028),
        (-0.3, -0.02, 0.04),
        (-0.04, -0.07, 0.034),
        (0.22, -0.03, 0.04),
        (0.42, -0.12, 0.03),
        (0.6, -0.02, 0.04),
        (0.56, -0.24, 0.026),
        (-0.58, -0.26, 0.026),
        (0.1, -0.14, 0.022),
    ]:
        p.flat(ellipse(x, y, r * 1.3, r * 0.8, x * 40, 10), mix(CREAM, TAN, 0.2))


@motif("mushroom")
def mushroom(p: Press) -> None:
    with p.at(0.44, 0.12, 0.7, 12):
        _shiitake(p)
    with p.at(-0.22, -0.02, 1.0, -5):
        _shiitake(p)
    with p.at(0.5, 0.54, 0.5, 0):
        p.cut(ellipse(0, 0, 0.66, 0.6), mix(BARK, CHESTNUT, 0.6), shade=0.1)
        p.flat(ellipse(0, 0, 0.58, 0.52), CREAM)
        for k in range(30):
            a = k * pi / 15
            p.flat(ribbon([(0.2 * cos(a), 0.18 * sin(a)), (0.56 * cos(a), 0.5 * sin(a))], 0.006, 0.02), mix(TAN, CLAY, 0.3))
        p.cut(ellipse(0, 0, 0.17, 0.16), mix(CREAM, TAN, 0.3), lift=0.4, shade=0.3)


def _ear(p: Press, phase: float, ink: Ink) -> None:
    """Draw one soft cup of wood ear, attached at the origin, opening upwards."""
    a = np.linspace(-3.3, 0.16, 60)
    ruffle = 1 + 0.06 * np.sin(a * 5 + phase) + 0.03 * np.sin(a * 9 + phase * 2)

    def cup(share: float, dip: float) -> Path:
        rim = np.stack([np.cos(a) * ruffle * 0.74 * share, np.sin(a) * ruffle * 0.8 * share - 0.06], 1)
        return np.concatenate([rim, curve([(0.5 * share, dip * 0.6), (0.0, dip), (-0.5 * share, dip * 0.6)], 6)])

    p.cut(cup(1, 0.22), ink, shade=0.12, depth=200, rim=0.5)
    p.cut(cup(0.84, 0.1), mix(ink, CHESTNUT, 0.55), lift=0, shade=0.1, depth=120, rim=0)
    p.flat(cup(0.56, 0.02), mix(ink, CHESTNUT, 0.2))
    for share in (0.7, 0.42):
        fold = np.stack([np.cos(a) * ruffle * 0.74 * share, np.sin(a) * ruffle * 0.8 * share - 0.06], 1)[10:-14:7]
        p.flat(ribbon(fold, 0.006, 0.006, 0.03), mix(ink, CLAY, 0.55))
    p.gleam(moved(ellipse(0, 0, 0.2, 0.07, -34), -0.34, -0.5), 190, 0.3)


@motif("wood_ear")
def wood_ear(p: Press) -> None:
    log = quad((-0.98, 0.46), (0.98, 0.4), (1.0, 0.78), (-0.98, 0.82))
    p.cut(log, mix(CLAY, BARK, 0.35), shade=0.3)
    for y in (0.54, 0.62, 0.7):
        p.flat(ribbon([(-0.92, y), (-0.2, y + 0.03), (0.3, y - 0.02), (0.8, y)], 0.006, 0.01, 0.016), BARK)
    p.cut(ellipse(0.98, 0.59, 0.1, 0.19), mix(TAN, CREAM, 0.4), lift=0.3, shade=0)
    p.flat(ellipse(0.98, 0.59, 0.055, 0.11), mix(TAN, CLAY, 0.4))
    brown, dark = mix(BARK, PLUM, 0.2), mix(BARK, INK, 0.45)
    for x, y, size, turn, phase, ink in [
        (0.02, -0.02, 0.82, 2, 1.0, brown),
        (-0.5, 0.2, 0.72, -22, 2.0, dark),
        (0.52, 0.16, 0.74, 24, 0.4, dark),
        (-0.12, 0.46, 0.76, -8, 3.2, mix(brown, CHESTNUT, 0.4)),
        (0.46, 0.56, 0.48, 16, 4.4, brown),
        (-0.68, 0.58, 0.42, -18, 5.0, brown),
    ]:
        with p.at(x, y, size, turn):
            _ear(p, phase, ink)


@motif("enoki")
def enoki(p: Press) -> None:
    stalks = sorted(((p.rng.uniform(-1, 1), p.rng.uniform(0, 1)) for _ in range(46)), key=lambda s: s[1])
    cream = mix(CREAM, PAPER, 0.4)
    for x, back in stalks:
        top_x, top_y = x * (0.74 - 0.2 * back), -0.92 + 0.55 * back + 0.22 * x * x
        tone = mix(mix(cream, STRAW, 0.55), cream, back)
        p.flat(ribbon([(x * 0.3, 0.62), (x * 0.36, 0.2), (top_x, top_y)], 0.06, 0.04), tone)
        p.flat(ribbon([(x * 0.3 + 0.02, 0.6), (x * 0.36 + 0.02, 0.2), (top_x + 0.014, top_y)], 0.01, 0.008), mix(STRAW, CLAY, 0.3))
        p.cut(
            moved(blob([(-0.1, 0.03), (-0.07, -0.06), (0, -0.1), (0.07, -0.06), (0.1, 0.03), (0, 0.06)]), top_x, top_y),
            mix(tone, PAPER, 0.35),
            lift=0.6,
            shade=0.24,
            depth=120,
        )
    root = blob([(-0.34, 0.46), (0, 0.42), (0.34, 0.46), (0.4, 0.7), (0.24, 0.8), (-0.24, 0.8), (-0.4, 0.7)])
    p.cut(root, mix(CREAM, TAN, 0.5), shade=0.22)
    specks(p, 0, 0.64, 0.32, 0.12, 26, 0.02, mix(TAN, CLAY, 0.4))
    band = quad((-0.37, 0.3), (0.37, 0.3), (0.36, 0.46), (-0.36, 0.46))
    p.cut(band, SEAL, lift=0.6, shade=0.2)
    p.flat(quad((-0.37, 0.345), (0.37, 0.345), (0.37, 0.365), (-0.37, 0.365)), PAPER)


@motif("morel")
def morel(p: Press) -> None:
    for x, y, size, turn in [(0.4, 0.14, 0.8, 12), (-0.24, 0.0, 1.0, -7)]:
        with p.at(x, y, size, turn):
            p.cut(lathe([(0.18, 0.1), (0.17, 0.4), (0.24, 0.72), (0.16, 0.8), (0, 0.8)]), CREAM, shade=0.28, depth=130)
            cap = blob(
                [(0, -1.0), (0.2, -0.84), (0.4, -0.34), (0.4, 0.08), (0.2, 0.26), (-0.2, 0.26), (-0.4, 0.08), (-0.4, -0.34), (-0.2, -0.84)]
            )
            p.cut(cap, mix(CLAY, GOLD, 0.3), shade=0.22)
            with p.inside(cap):
                for i, yy in enumerate(np.arange(-0.84, 0.2, 0.2)):
                    for k in range(-2, 3):
                        xx = (k + (0.5 if i % 2 else 0)) * 0.2
                        p.flat(leaf(xx, yy - 0.12, xx, yy + 0.14, 0.52), BARK)
