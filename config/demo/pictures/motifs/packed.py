"""Packed dry goods: tofu skin, noodles, eggs, gift box."""

from math import cos, sin

import numpy as np

from config.demo.pictures.geometry import arc, blob, curve, ellipse, quad, ribbon, rounded, turned
from config.demo.pictures.inks import (
    BARK,
    BLUSH,
    CHESTNUT,
    CLAY,
    CREAM,
    GOLD,
    HONEY,
    INK,
    LEAF,
    PAPER,
    PERSIMMON,
    PINE,
    SEA,
    SEAL,
    STRAW,
    TAN,
    TANGERINE,
    Ink,
    mix,
)
from config.demo.pictures.press import Press

from .grain import bowl
from .parts import green_leaf
from .registry import motif


@motif("tofu_skin")
def tofu_skin(p: Press) -> None:
    yellow = mix(STRAW, GOLD, 0.3)
    for k in (0, 6, 1, 5, 2, 4, 3):
        x = (k - 3) / 3
        tone, lean, top = (mix(yellow, HONEY, 0.12 * (k % 3)), x * 0.36, -0.92 + 0.16 * abs(x))
        left, right = x * 0.36 - 0.075, x * 0.36 + 0.075
        loop = [
            (left - lean * 0.2, 0.76),
            (left, 0.1),
            (left + lean - 0.02, top + 0.3),
            (left + lean + 0.075, top),
            (right + lean + 0.02, top + 0.3),
            (right, 0.1),
            (right - lean * 0.2, 0.76),
        ]
        p.cut(ribbon(loop, 0.125, 0.125, 0.115), tone, lift=0.8, shade=0.3, depth=150, rim=0.5)
        p.flat(ribbon([(a - 0.02, b + 0.02) for a, b in loop], 0.012, 0.012, 0.02), mix(tone, HONEY, 0.6))
    band = np.concatenate([curve([(-0.47, 0.04), (0, 0.1), (0.47, 0.04)]), curve([(0.47, 0.4), (0, 0.47), (-0.47, 0.4)])])
    p.cut(band, SEAL, lift=0.8, shade=0.12)
    for y in (0.1, 0.37):
        p.flat(ribbon([(-0.47, y - 0.02), (0, y + 0.045), (0.47, y - 0.02)], 0.02, 0.02), GOLD)
    p.cut(ellipse(0, 0.27, 0.1), CREAM, lift=0, shade=0)
    for x, y, turn in [(0.56, 0.66, -8), (0.7, 0.5, 14)]:
        p.cut(turned(rounded(x - 0.26, y - 0.1, x + 0.26, y + 0.1, 0.1), turn, x, y), mix(yellow, PAPER, 0.25), shade=0.3, depth=120)
        for r in (0.07, 0.035):
            p.flat(ribbon(arc(x - 0.18, y, r, r * 1.1, 0, 330, 12), 0.014, 0.014), mix(yellow, HONEY, 0.6))


@motif("noodles")
def noodles(p: Press) -> None:
    cream = mix(STRAW, PAPER, 0.35)
    with p.at(0, 0.02, 0.92):
        p.cut(ellipse(0, 0.02, 0.98, 0.3), mix(HONEY, PERSIMMON, 0.3), shade=0)
        for k in range(15):
            r = 0.82 - k * 0.05
            p.cut(
                ribbon(arc(0.04 * sin(k * 2), -0.02 - 0.016 * k, r, r * 0.28, 150 + k * 37, 150 + k * 37 + 230, 12), 0.05, 0.05),
                mix(cream, HONEY, 0.12 * (k % 3)),
                lift=0.3,
                shade=0,
            )
        _toppings(p)
        with p.at(0, 0.06, 1.0):
            bowl(p, SEA, PAPER)
            for k in range(9):
                x = -0.72 + k * 0.18
                p.flat(ribbon([(x - 0.07, 0.42), (x, 0.36), (x + 0.07, 0.42)], 0.02, 0.02), PAPER)
        _lifted_strands(p, cream)


def _lifted_strands(p: Press, ink: Ink) -> None:
    """Lift strands out of the bowl with a pair of chopsticks."""
    p.cut(ribbon([(-0.06, -0.62), (1.1, -1.0)], 0.04, 0.075), CHESTNUT, lift=0.5, shade=0.3)
    for k in range(6):
        x, y = 0.08 + k * 0.085, -0.7 - k * 0.03
        p.cut(
            ribbon(
                [(x - 0.05, 0.0), (x - 0.02, -0.3), (x + 0.03, y), (x + 0.06, y + 0.05), (x + 0.05, -0.3), (x + 0.03, 0.02)],
                0.03,
                0.03,
                0.034,
            ),
            mix(ink, HONEY, 0.2 * (k % 2)),
            lift=0.5,
            shade=0,
            rim=0.6,
        )
    p.cut(ribbon([(-0.08, -0.52), (1.12, -0.82)], 0.04, 0.075), mix(CHESTNUT, BARK, 0.3), lift=0.6, shade=0.3)


def _toppings(p: Press) -> None:
    """Lay half an egg, greens and chilli on the noodles."""
    p.cut(ellipse(-0.5, -0.1, 0.25, 0.19, -12), PAPER, shade=0.14, depth=110)
    p.flat(ellipse(-0.5, -0.1, 0.14, 0.11, -12), mix(GOLD, TANGERINE, 0.5))
    for x, y, turn in [(-0.08, -0.24, -30), (0.06, -0.2, 20), (-0.02, -0.12, 80)]:
        green_leaf(p, x, y, x + 0.26 * cos(np.radians(turn - 60)), y + 0.26 * sin(np.radians(turn - 60)), 0.5, 0.1, LEAF)
    for x, y in [(0.22, -0.02), (0.3, 0.06), (-0.24, 0.02), (0.1, 0.08)]:
        p.flat(ellipse(x, y, 0.045, 0.035), SEAL)
        p.flat(ellipse(x, y, 0.022, 0.016), mix(CREAM, SEAL, 0.25))


def egg(p: Press, x: float, y: float, r: float, turn: float, ink: Ink) -> None:
    """Draw one egg."""
    with p.at(x, y, r, turn):
        p.cut(
            blob(
                [
                    (0, -1),
                    (0.42, -0.74),
                    (0.7, -0.1),
                    (0.72, 0.32),
                    (0.44, 0.8),
                    (0, 0.94),
                    (-0.44, 0.8),
                    (-0.72, 0.32),
                    (-0.7, -0.1),
                    (-0.42, -0.74),
                ]
            ),
            ink,
            shade=0.24,
            depth=130,
        )
        p.gleam(ellipse(-0.24, -0.2, 0.16, 0.3, 16), 170, 0.4)


def weave(p: Press, body: np.ndarray, top: float, foot: float, ink: Ink, rows: int = 6, columns: int = 13) -> None:
    """Print a basket weave between two heights inside a body."""
    with p.inside(body):
        for i in range(rows):
            y0 = top + (foot - top) * i / rows
            y1 = y0 + (foot - top) / rows
            for k in range(columns):
                if (i + k) % 2:
                    x0 = -1 + 2 * k / columns
                    p.flat(rounded(x0, y0 + 0.012, x0 + 2 / columns, y1 - 0.012, 0.02), ink)


@motif("eggs")
def eggs(p: Press) -> None:
    p.cut(np.concatenate([arc(0, 0.14, 0.84, 1.1, 184, 356, 30), arc(0, 0.14, 0.75, 1.0, 356, 184, 30)]), mix(CLAY, BARK, 0.3), shade=0.1)
    browns = [mix(TAN, BLUSH, 0.5), mix(CREAM, BLUSH, 0.3), mix(TAN, CLAY, 0.35), PAPER]
    for i, (x, y, turn) in enumerate(
        [(-0.3, -0.16, -14), (0.32, -0.16, 12), (0.0, -0.24, 0), (-0.58, 0.06, -30), (0.6, 0.06, 30), (-0.18, 0.06, -8), (0.22, 0.06, 10)]
    ):
        egg(p, x, y, 0.31, turn, browns[i % 4])
    body = blob([(-0.92, 0.12), (0, 0.2), (0.92, 0.12), (0.84, 0.56), (0.62, 0.78), (0, 0.82), (-0.62, 0.78), (-0.84, 0.56)])
    p.cut(body, CLAY, shade=0.18)
    weave(p, body, 0.2, 0.8, mix(TAN, GOLD, 0.3))
    p.cut(ribbon([(-0.94, 0.14), (0, 0.24), (0.94, 0.14)], 0.12, 0.12), mix(CLAY, BARK, 0.3), shade=0.3)
    for k in range(12):
        x = -0.86 + k * 0.156
        y = 0.24 - 0.1 * (x / 0.94) ** 2
        p.flat(quad((x - 0.05, y + 0.05), (x + 0.01, y - 0.06), (x + 0.05, y - 0.06), (x - 0.01, y + 0.05)), TAN)


@motif("gift_box")
def gift_box(p: Press) -> None:
    p.flat(np.concatenate([arc(0, -0.5, 0.34, 0.46, 180, 360, 20), arc(0, -0.5, 0.27, 0.38, 360, 180, 20)]), mix(SEAL, INK, 0.2))
    p.cut(quad((-0.86, -0.42), (-0.68, -0.66), (0.68, -0.66), (0.86, -0.42)), mix(SEAL, PERSIMMON, 0.25), shade=0)
    front = quad((-0.86, -0.42), (0.86, -0.42), (0.86, 0.78), (-0.86, 0.78))
    p.cut(front, SEAL, shade=0.1)
    with p.inside(front):
        p.flat(ellipse(0.36, 0.08, 0.26), GOLD)
        for base, height, ink in [(0.5, 0.52, mix(SEAL, INK, 0.28)), (0.62, 0.42, mix(SEAL, INK, 0.5))]:
            peaks = [
                (-0.9, 0.9),
                (-0.9, base),
                (-0.6, base - height * 0.6),
                (-0.34, base - height * 0.2),
                (-0.05, base - height),
                (0.26, base - height * 0.16),
                (0.52, base - height * 0.6),
                (0.9, base),
                (0.9, 0.9),
            ]
            p.flat(quad(*peaks), ink)
            p.flat(ribbon(peaks[1:8], 0.016, 0.016, steps=1), GOLD)
        for row in range(3):
            for k in range(9):
                x = -0.9 + k * 0.225 + 0.11 * (row % 2)
                for r in (0.13, 0.085, 0.04):
                    p.flat(arc(x, 0.76 + row * 0.08 - 0.1, r, r, 180, 360, 12), GOLD if r != 0.085 else PINE)
    p.cut(quad((-0.56, -0.66), (-0.4, -0.66), (-0.5, -0.42), (-0.5, 0.78), (-0.68, 0.78), (-0.68, -0.42)), GOLD, lift=0.4, shade=0.1)
    with p.at(-0.56, -0.46, 0.34):
        for side in (-1, 1):
            p.cut(
                blob([(0, 0), (side * 0.4, -0.42), (side * 0.86, -0.3), (side * 0.7, 0.1), (side * 0.3, 0.14)]),
                mix(GOLD, STRAW, 0.3),
                shade=0.3,
            )
            p.cut(quad((0, 0.05), (side * 0.16, 0.0), (side * 0.56, 0.66), (side * 0.3, 0.7)), GOLD, shade=0.2)
        p.cut(ellipse(0, 0, 0.18, 0.16), HONEY, lift=0.4, shade=0.3)
