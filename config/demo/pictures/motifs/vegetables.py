"""Vegetables: cabbage, chilli, tomato, pumpkin, radish, aubergine."""

from math import cos, sin

import numpy as np

from config.demo.pictures.geometry import Path, blob, ellipse, leaf, polar, quad, ribbon, turned
from config.demo.pictures.inks import (
    BARK,
    BLUSH,
    CHERRY,
    CLAY,
    CREAM,
    GOLD,
    LEAF,
    PAPER,
    PERSIMMON,
    PINE,
    SEAL,
    SPROUT,
    TANGERINE,
    Ink,
    mix,
)
from config.demo.pictures.press import Press

from .parts import glint, green_leaf, stem
from .registry import motif


def _frill(points: list[tuple[float, float]], rng_phase: float, size: float) -> Path:
    """Return a leaf outline with a ruffled edge."""
    line = blob(points, 12)
    outward = line - line.mean(0)
    wave = np.sin(np.arange(len(line)) * 0.9 + rng_phase)[:, None] * size
    ruffled: Path = line + outward * wave
    return ruffled


def _cabbage_leaf(p: Press, height: float, width: float, ink: Ink, turn: float) -> None:
    """Draw one upright leaf with a broad white rib, standing on the origin."""
    with p.at(0, 0, 1, turn):
        outline = _frill(
            [
                (-0.16, 0),
                (-width, -height * 0.4),
                (-width * 0.92, -height * 0.8),
                (-width * 0.3, -height),
                (width * 0.3, -height),
                (width * 0.92, -height * 0.8),
                (width, -height * 0.4),
                (0.16, 0),
            ],
            turn,
            0.035,
        )
        p.cut(outline, ink, shade=0.16, depth=140)
        pale = mix(PAPER, SPROUT, 0.22)
        p.flat(ribbon([(0, 0.02), (0, -height * 0.5), (0, -height * 0.86)], 0.3, 0.02, 0.15), pale)
        for k in (0.3, 0.46, 0.62, 0.76):
            for side in (-1, 1):
                reach = width * (0.75 - 0.25 * abs(k - 0.5))
                p.flat(
                    ribbon(
                        [(0, -height * k), (side * reach * 0.55, -height * (k + 0.07)), (side * reach, -height * (k + 0.16))], 0.035, 0.008
                    ),
                    pale,
                )


@motif("cabbage")
def cabbage(p: Press) -> None:
    with p.at(0, 0.78):
        for turn, height, width, ink in [
            (-34, 1.3, 0.42, PINE),
            (34, 1.3, 0.42, PINE),
            (-17, 1.62, 0.46, mix(PINE, LEAF, 0.6)),
            (17, 1.62, 0.46, mix(PINE, LEAF, 0.6)),
            (0, 1.72, 0.48, LEAF),
            (-22, 1.14, 0.38, LEAF),
            (22, 1.14, 0.38, LEAF),
            (-5, 1.26, 0.44, mix(LEAF, SPROUT, 0.55)),
            (8, 0.98, 0.42, mix(SPROUT, LEAF, 0.2)),
        ]:
            _cabbage_leaf(p, height, width, ink, turn)
        foot = blob(
            [
                (-0.42, -0.3),
                (-0.2, -0.42),
                (0.04, -0.36),
                (0.24, -0.44),
                (0.42, -0.3),
                (0.36, 0.0),
                (0.18, 0.07),
                (-0.18, 0.07),
                (-0.36, 0.0),
            ]
        )
        p.cut(foot, PAPER, shade=0.26, depth=110)
        for x in (-0.2, 0.0, 0.2):
            p.flat(ribbon([(x * 0.7, 0.02), (x, -0.16), (x * 1.2, -0.32)], 0.012, 0.004, 0.02), mix(SPROUT, PAPER, 0.35))


def chilli_pod(p: Press, ink: Ink = SEAL) -> None:
    """Draw one chilli hanging from the origin, about one unit long."""
    body = ribbon([(0, 0), (0.06, 0.28), (0.04, 0.6), (-0.12, 0.88), (-0.3, 1.02)], 0.22, 0.01, 0.24)
    p.cut(body, ink, shade=0.3)
    p.flat(ribbon([(-0.04, 0.08), (0.0, 0.36), (-0.04, 0.62)], 0.01, 0.01, 0.045), mix(ink, PAPER, 0.65))
    p.cut(
        blob([(-0.13, -0.02), (0, -0.1), (0.13, -0.02), (0.12, 0.08), (0.05, 0.04), (0, 0.1), (-0.05, 0.04), (-0.12, 0.08)]),
        LEAF,
        lift=0.3,
        shade=0.2,
    )
    p.cut(ribbon([(0, -0.06), (-0.02, -0.2), (0.06, -0.32)], 0.06, 0.045), LEAF, lift=0.3, shade=0.3)


@motif("chilli")
def chilli(p: Press) -> None:
    green_leaf(p, 0, -0.7, 0.66, -1.02, 0.46, -0.1, LEAF)
    green_leaf(p, 0, -0.7, -0.66, -0.98, 0.46, 0.1)
    for x, y, size, turn, ink in [
        (-0.2, -0.56, 1.12, 34, CHERRY),
        (0.2, -0.56, 1.1, -44, CHERRY),
        (0.06, -0.6, 1.2, -24, mix(SEAL, CHERRY, 0.4)),
        (-0.14, -0.56, 1.26, 16, SEAL),
        (0.02, -0.5, 1.28, -6, mix(SEAL, PERSIMMON, 0.35)),
    ]:
        with p.at(x, y, size, turn):
            chilli_pod(p, ink)


def _tomato(p: Press) -> None:
    red = mix(SEAL, PERSIMMON, 0.55)
    body = blob(
        [
            (0, -0.52),
            (0.3, -0.62),
            (0.7, -0.44),
            (0.84, 0.04),
            (0.64, 0.54),
            (0.2, 0.7),
            (-0.2, 0.7),
            (-0.64, 0.54),
            (-0.84, 0.04),
            (-0.7, -0.44),
            (-0.3, -0.62),
        ]
    )
    p.cut(body, red, shade=0.22)
    p.gleam(ellipse(-0.34, -0.1, 0.2, 0.28, 14), 110, 0.4)
    glint(p, 0, 0.06, 0.66, 0.54, 184, 238, 0.08)
    for turn in (-78, -40, -4, 36, 78):
        p.cut(turned(leaf(0, -0.5, 0, -0.92, 0.24, 0.14 if turn > 0 else -0.14), turn, 0, -0.5), LEAF, lift=0.5, shade=0.2)
    for turn in (130, 226):
        p.cut(turned(leaf(0, -0.5, 0, -0.84, 0.26), turn, 0, -0.5), PINE, lift=0.5, shade=0.2)
    stem(p, [(0, -0.5), (0.02, -0.68), (0.1, -0.82)], 0.06, 0.06, PINE)


@motif("tomato")
def tomato(p: Press) -> None:
    red = mix(SEAL, PERSIMMON, 0.55)
    with p.at(-0.2, 0.02, 0.98, -5):
        _tomato(p)
    with p.at(0.46, 0.38, 0.98):
        p.cut(ellipse(0, 0, 0.46, 0.42), red, shade=0.08)
        p.flat(ellipse(0, 0, 0.41, 0.37), mix(red, BLUSH, 0.45))
        for k in range(5):
            a = k * 72 - 90
            cell = turned(blob([(0.1, 0), (0.18, -0.11), (0.3, -0.13), (0.34, 0), (0.3, 0.13), (0.18, 0.11)]), a) * (1, 0.92)
            p.flat(cell, mix(PERSIMMON, GOLD, 0.3))
            for dx, dy in [(0.2, -0.05), (0.27, 0.05), (0.29, -0.06), (0.19, 0.05)]:
                x, y = turned(quad((dx, dy)), a)[0] * (1, 0.92)
                p.flat(ellipse(x, y, 0.026, 0.017, a, 10), CREAM)


PUMPKIN_STALK = [
    (-0.18, -0.44),
    (-0.09, -0.56),
    (-0.1, -0.76),
    (0.02, -0.92),
    (0.18, -0.86),
    (0.1, -0.72),
    (0.12, -0.56),
    (0.2, -0.44),
    (0, -0.4),
]


@motif("pumpkin")
def pumpkin(p: Press) -> None:
    with p.at(0, 0.1, 1.02):
        for x, w, ink in [
            (-0.58, 0.36, PERSIMMON),
            (0.58, 0.36, PERSIMMON),
            (-0.34, 0.38, mix(PERSIMMON, TANGERINE, 0.5)),
            (0.34, 0.38, mix(PERSIMMON, TANGERINE, 0.5)),
            (0, 0.36, TANGERINE),
        ]:
            lobe = blob(
                [
                    (x * 0.5, -0.5),
                    (x + w * 0.62, -0.44),
                    (x + w, 0.06),
                    (x + w * 0.6, 0.56),
                    (x * 0.7, 0.68),
                    (x - w * 0.6, 0.56),
                    (x - w, 0.06),
                    (x - w * 0.62, -0.44),
                ]
            )
            p.cut(lobe, ink, shade=0.2)
            p.gleam(ellipse(x - w * 0.4, -0.06, w * 0.22, 0.3), 90, 0.5)
        p.dusk(ellipse(0, -0.46, 0.3, 0.08), 170, 0.3)
        p.cut(blob(PUMPKIN_STALK), mix(LEAF, BARK, 0.25), shade=0.3)
        vine = [(0.1, -0.6), (0.36, -0.78), (0.56, -0.64), (0.5, -0.5), (0.4, -0.6), (0.56, -0.78), (0.86, -0.78)]
        p.flat(ribbon(vine, 0.03, 0.015), LEAF)
        broad = polar(lambda a: 0.26 + 0.05 * cos(5 * a), -0.52, -0.6, 0.82)
        p.cut(broad, LEAF, shade=0.24)
        for a in (150, 200, 250, 300, 20, 80):
            p.flat(ribbon([(-0.46, -0.56), (-0.5 + 0.2 * cos(np.radians(a)), -0.6 + 0.17 * sin(np.radians(a)))], 0.02, 0.004), SPROUT)


@motif("radish")
def radish(p: Press) -> None:
    for x, turn, size in [(0.34, 22, 0.86), (-0.22, -12, 1.0)]:
        with p.at(x, 0.06, size, turn):
            for k, h in [(-34, 0.62), (30, 0.62), (-14, 0.8), (12, 0.78)]:
                p.cut(
                    turned(
                        _frill(
                            [(0, -0.3), (-0.14, -0.5), (-0.16, -0.3 - h * 0.8), (0, -0.3 - h), (0.16, -0.3 - h * 0.8), (0.14, -0.5)],
                            k,
                            0.06,
                        ),
                        k,
                        0,
                        -0.3,
                    ),
                    LEAF if k % 4 else PINE,
                    shade=0.2,
                )
                p.flat(turned(ribbon([(0, -0.3), (0, -0.26 - h * 0.8)], 0.03, 0.008), k, 0, -0.3), SPROUT)
            body = blob(
                [
                    (0, -0.42),
                    (0.26, -0.34),
                    (0.32, 0.0),
                    (0.24, 0.42),
                    (0.06, 0.76),
                    (0, 0.92),
                    (-0.06, 0.76),
                    (-0.24, 0.42),
                    (-0.32, 0.0),
                    (-0.26, -0.34),
                ]
            )
            p.cut(body, PAPER, shade=0.26, depth=110)
            with p.inside(body):
                p.flat(blob([(-0.4, -0.5), (0.4, -0.5), (0.4, -0.2), (0.1, -0.12), (-0.4, -0.18)]), mix(SPROUT, PAPER, 0.25))
            for y, w in [(0.1, 0.2), (0.3, -0.18), (0.48, 0.14)]:
                p.flat(ribbon([(w, y), (w * 0.4, y + 0.015)], 0.014, 0.004), mix(CLAY, PAPER, 0.4))
