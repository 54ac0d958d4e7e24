"""Livestock and meat: black pig, ham, cured pork, beef, lamb."""

from math import sin

import numpy as np

from config.demo.pictures.geometry import arc, blob, curve, ellipse, leaf, polar, quad, ribbon, rounded, scaled, turned
from config.demo.pictures.inks import (
    BARK,
    BLUSH,
    CHERRY,
    CHESTNUT,
    CLAY,
    COAL,
    CREAM,
    GOLD,
    HONEY,
    INK,
    LEAF,
    PAPER,
    PERSIMMON,
    ROSE,
    SEAL,
    STONE,
    STRAW,
    TAN,
    Ink,
    mix,
)
from config.demo.pictures.press import Press

from .parts import sprig
from .registry import motif


def legs(p: Press, xs: tuple[float, ...], top: float, foot: float, width: float, ink: Ink, hoof: Ink) -> None:
    """Draw straight legs with hooves."""
    for x in xs:
        mid = (top + foot) / 2
        shape = [
            (x - width * 0.72, foot),
            (x - width * 0.8, mid),
            (x - width * 1.15, top + 0.02),
            (x, top - width * 0.7),
            (x + width * 1.15, top + 0.02),
            (x + width * 0.8, mid),
            (x + width * 0.72, foot),
        ]
        p.cut(curve(shape, 6), ink, lift=0.3, shade=0.26, rim=0)
        p.flat(
            quad((x - width * 0.76, foot - 0.09), (x + width * 0.76, foot - 0.09), (x + width * 0.78, foot), (x - width * 0.78, foot)), hoof
        )


PIG_BODY = [
    (-0.6, -0.3),
    (-0.3, -0.48),
    (0.2, -0.5),
    (0.66, -0.4),
    (0.92, -0.1),
    (0.92, 0.24),
    (0.7, 0.46),
    (0.2, 0.54),
    (-0.3, 0.5),
    (-0.62, 0.3),
]
PIG_HEAD = [
    (-0.52, -0.5),
    (-0.3, -0.36),
    (-0.24, 0.0),
    (-0.36, 0.26),
    (-0.62, 0.34),
    (-0.86, 0.26),
    (-0.98, 0.1),
    (-0.94, -0.1),
    (-0.82, -0.3),
    (-0.7, -0.46),
]


@motif("pig")
def pig(p: Press) -> None:
    black, far = mix(COAL, INK, 0.2), mix(COAL, STONE, 0.14)
    pink = mix(ROSE, BLUSH, 0.4)
    legs(p, (-0.3, 0.62), 0.2, 0.74, 0.11, mix(INK, COAL, 0.4), BARK)
    p.flat(ribbon([(0.8, -0.2), (0.94, -0.32), (1.04, -0.24), (0.98, -0.14), (0.92, -0.22), (1.0, -0.4), (1.1, -0.44)], 0.055, 0.02), black)
    body = blob(PIG_BODY)
    p.cut(body, black, shade=0.2, depth=150, rim=0.4)
    p.gleam(ellipse(0.1, -0.3, 0.5, 0.1, 2), 90, 0.45)
    legs(p, (-0.46, 0.42), 0.3, 0.8, 0.12, black, mix(BARK, TAN, 0.2))
    head = blob(PIG_HEAD)
    p.cut(head, far, shade=0.18, rim=0.4)
    for points in (
        [(-0.76, -0.36), (-0.88, -0.68), (-0.66, -0.66), (-0.54, -0.44)],
        [(-0.5, -0.46), (-0.42, -0.78), (-0.2, -0.62), (-0.24, -0.34)],
    ):
        p.cut(blob(points, 6), black, lift=0.5, shade=0.2, rim=0.45)
        p.flat(scaled(blob(points, 6), 0.5, 0.5, *np.mean(points, 0)), pink)
    p.cut(ellipse(-0.88, 0.08, 0.16, 0.15), pink, lift=0.4, shade=0.2)
    for x in (-0.94, -0.83):
        p.flat(ellipse(x, 0.08, 0.026, 0.042), mix(CHERRY, INK, 0.3))
    for x in (-0.82, -0.52):
        p.flat(ellipse(x, -0.14, 0.042, 0.048), PAPER)
        p.flat(ellipse(x - 0.01, -0.135, 0.026, 0.032), INK)
    p.flat(ribbon([(-0.78, 0.24), (-0.66, 0.27), (-0.56, 0.2)], 0.008, 0.008, 0.024), STONE)
    p.flat(ellipse(-0.46, 0.06, 0.07, 0.05), mix(pink, far, 0.35))


HAM_BODY = [
    (0.02, -0.86),
    (0.16, -0.7),
    (0.28, -0.4),
    (0.58, -0.06),
    (0.66, 0.36),
    (0.4, 0.72),
    (0, 0.8),
    (-0.4, 0.7),
    (-0.58, 0.3),
    (-0.46, -0.1),
    (-0.22, -0.42),
    (-0.12, -0.72),
]


@motif("ham")
def ham(p: Press) -> None:
    with p.at(-0.04, 0.0, 1, 24):
        p.cut(ribbon([(0.0, -1.0), (0.02, -0.7), (0.0, -0.5)], 0.17, 0.22), mix(CREAM, TAN, 0.3), shade=0.3)
        p.cut(ellipse(0, -1.0, 0.14, 0.1), mix(CREAM, PAPER, 0.4), shade=0.2)
        skin = blob(HAM_BODY)
        p.cut(skin, mix(CHESTNUT, PERSIMMON, 0.3), shade=0.2)
        with p.inside(skin):
            p.gleam(ellipse(-0.24, -0.1, 0.1, 0.4, 20), 110, 0.5)
            for k in range(5):
                p.flat(
                    ribbon([(-0.5 + k * 0.1, -0.5 + k * 0.16), (0.1 + k * 0.08, -0.34 + k * 0.14)], 0.006, 0.006, 0.012),
                    mix(CHESTNUT, BARK, 0.5),
                )
        p.flat(ribbon([(-0.1, -0.74), (0.02, -0.7), (0.16, -0.74)], 0.05, 0.05), SEAL)
        p.flat(ribbon([(-0.1, -0.68), (0.02, -0.64), (0.16, -0.68)], 0.03, 0.03), GOLD)
        face = blob([(-0.36, 0.3), (-0.12, 0.1), (0.26, 0.06), (0.54, 0.24), (0.54, 0.52), (0.28, 0.72), (-0.1, 0.74), (-0.36, 0.56)])
        p.cut(face, CREAM, lift=0.3, shade=0)
        meat = scaled(face, 0.84, 0.82, 0.09, 0.42)
        p.flat(meat, mix(SEAL, ROSE, 0.35))
        with p.inside(meat):
            for line in (
                [(-0.3, 0.4), (0.0, 0.3), (0.2, 0.36), (0.5, 0.3)],
                [(-0.2, 0.6), (0.1, 0.54), (0.4, 0.58)],
                [(0.14, 0.1), (0.18, 0.26), (0.1, 0.4)],
            ):
                p.flat(ribbon(line, 0.016, 0.012, 0.034), mix(CREAM, ROSE, 0.25))
        p.cut(ellipse(0.1, 0.45, 0.1, 0.09), CREAM, lift=0.2, shade=0)
        p.flat(ellipse(0.1, 0.45, 0.055, 0.05), mix(CHERRY, CLAY, 0.5))
    sprig(p, -0.6, 0.74, 0.8, -8)


@motif("cured_pork")
def cured_pork(p: Press) -> None:
    p.cut(rounded(-0.98, -0.92, 0.98, -0.82, 0.05), mix(LEAF, GOLD, 0.55), shade=0.3)
    for x in (-0.6, 0.1, 0.7):
        p.flat(quad((x - 0.015, -0.92), (x + 0.015, -0.92), (x + 0.015, -0.82), (x - 0.015, -0.82)), mix(LEAF, BARK, 0.4))
    red, fat = mix(CHERRY, CHESTNUT, 0.35), mix(STRAW, BLUSH, 0.35)
    for x, h, turn in [(-0.6, 1.44, 3), (0.0, 1.6, -2), (0.58, 1.36, 2)]:
        with p.at(x, -0.84, 1, turn):
            p.flat(ribbon([(0, -0.06), (0.0, 0.2)], 0.03, 0.03), TAN)
            strip = blob(
                [(-0.2, 0.16), (0, 0.1), (0.2, 0.16), (0.25, h * 0.5), (0.22, h * 0.92), (0, h), (-0.22, h * 0.92), (-0.25, h * 0.5)]
            )
            p.cut(strip, red, shade=0.22)
            with p.inside(strip):
                for dx, w in [(-0.2, 0.08), (-0.03, 0.07), (0.13, 0.05)]:
                    line = [(dx, 0.0), (dx + 0.03, h * 0.3), (dx - 0.02, h * 0.6), (dx + 0.02, h + 0.1)]
                    p.flat(ribbon(line, w, w * 0.7, w * 1.5), fat)
            p.gleam(ellipse(-0.12, h * 0.4, 0.05, 0.36), 110, 0.4)


def steak(p: Press) -> None:
    """Draw a marbled slice of beef about two units wide."""
    rim = blob(
        [
            (-0.9, 0.1),
            (-0.8, -0.34),
            (-0.3, -0.56),
            (0.3, -0.5),
            (0.8, -0.3),
            (0.98, 0.06),
            (0.7, 0.36),
            (0.3, 0.34),
            (0.0, 0.5),
            (-0.5, 0.5),
        ]
    )
    p.cut(rim, CREAM, shade=0.1)
    meat = scaled(rim, 0.88, 0.82, 0.02, 0.02)
    p.flat(meat, mix(SEAL, CHERRY, 0.2))
    with p.inside(meat):
        for line in (
            [(-0.8, 0.0), (-0.4, -0.16), (-0.1, -0.06), (0.3, -0.2), (0.8, -0.1)],
            [(-0.6, 0.3), (-0.3, 0.14), (0.1, 0.2), (0.4, 0.08), (0.8, 0.16)],
            [(-0.5, -0.4), (-0.3, -0.2), (-0.36, 0.0)],
            [(0.3, -0.46), (0.24, -0.2), (0.36, 0.06)],
            [(-0.1, 0.44), (-0.06, 0.2), (-0.2, 0.02)],
            [(0.6, -0.3), (0.62, -0.1)],
            [(0.0, -0.4), (0.06, -0.26)],
        ):
            p.flat(ribbon(line, 0.012, 0.012, 0.05), mix(CREAM, BLUSH, 0.3))
        p.gleam(ellipse(-0.4, -0.24, 0.3, 0.1, -14), 90, 0.4)


BEEF_BODY = [
    (-0.5, -0.44),
    (-0.22, -0.6),
    (0.06, -0.46),
    (0.5, -0.46),
    (0.84, -0.38),
    (0.94, 0.0),
    (0.8, 0.3),
    (0.3, 0.36),
    (-0.2, 0.34),
    (-0.5, 0.2),
]
BEEF_HEAD = [
    (-0.62, -0.66),
    (-0.44, -0.58),
    (-0.38, -0.36),
    (-0.42, -0.06),
    (-0.48, 0.12),
    (-0.62, 0.18),
    (-0.76, 0.12),
    (-0.82, -0.06),
    (-0.86, -0.36),
    (-0.8, -0.58),
]


@motif("beef")
def beef(p: Press) -> None:
    coat = mix(CLAY, HONEY, 0.35)
    dark = mix(coat, BARK, 0.4)
    with p.at(0.02, -0.12, 0.98):
        legs(p, (-0.14, 0.36), 0.1, 0.72, 0.1, dark, COAL)
        p.flat(ribbon([(0.86, -0.3), (0.98, -0.06), (0.96, 0.26)], 0.04, 0.03), dark)
        p.cut(leaf(0.97, 0.16, 0.95, 0.52, 0.4), BARK, lift=0.3, shade=0)
        body = blob(BEEF_BODY)
        p.cut(body, coat, shade=0.2)
        p.gleam(ellipse(0.2, -0.3, 0.44, 0.1), 100, 0.45)
        legs(p, (-0.4, 0.7), 0.2, 0.8, 0.11, coat, COAL)
        for side, points in ((-1, [(-0.78, -0.56), (-0.98, -0.62), (-1.06, -0.86)]), (1, [(-0.46, -0.56), (-0.26, -0.62), (-0.2, -0.86)])):
            p.cut(ribbon(points, 0.11, 0.02), CREAM, lift=0.4, shade=0.3)
            x = -0.62 + side * 0.2
            p.cut(leaf(x, -0.46, x + side * 0.3, -0.4, 0.56), dark, lift=0.4, shade=0.2)
        head = blob(BEEF_HEAD)
        p.cut(head, mix(coat, STRAW, 0.16), shade=0.2)
        p.cut(ellipse(-0.62, 0.07, 0.19, 0.13), mix(CREAM, BLUSH, 0.4), lift=0.3, shade=0.2)
        for x in (-0.69, -0.55):
            p.flat(ellipse(x, 0.05, 0.03, 0.024), BARK)
        for x in (-0.75, -0.49):
            p.flat(ellipse(x, -0.28, 0.035, 0.045), INK)
        p.flat(blob([(-0.74, -0.66), (-0.62, -0.72), (-0.5, -0.66), (-0.56, -0.5), (-0.62, -0.44), (-0.68, -0.5)]), mix(coat, BARK, 0.3))
    with p.at(0.24, 0.62, 0.42, -6):
        steak(p)


@motif("lamb")
def lamb(p: Press) -> None:
    face = mix(COAL, BARK, 0.4)
    legs(p, (-0.26, 0.46), 0.2, 0.74, 0.075, mix(face, INK, 0.3), INK)
    legs(p, (-0.06, 0.64), 0.2, 0.8, 0.085, face, INK)
    fleece = polar(lambda a: 0.74 + 0.055 * abs(sin(7 * a)), 0.16, -0.02, 0.72)
    p.cut(fleece, PAPER, shade=0.2, depth=120)
    with p.inside(fleece):
        for x, y in [
            (-0.2, -0.3),
            (0.14, -0.34),
            (0.48, -0.26),
            (-0.02, -0.06),
            (0.32, -0.06),
            (0.64, 0.0),
            (-0.26, 0.1),
            (0.14, 0.2),
            (0.46, 0.2),
        ]:
            p.flat(ribbon(arc(x, y, 0.1, 0.1, 20, 250, 10), 0.006, 0.006, 0.024), mix(CREAM, TAN, 0.4))
    for side in (-1, 1):
        p.cut(leaf(-0.6 + side * 0.18, -0.42, -0.6 + side * 0.48, -0.3, 0.5), face, lift=0.4, shade=0.2)
    p.cut(
        blob([(-0.82, -0.5), (-0.6, -0.6), (-0.38, -0.5), (-0.38, -0.16), (-0.48, 0.1), (-0.6, 0.17), (-0.72, 0.1), (-0.82, -0.16)]),
        face,
        shade=0.18,
        rim=0.4,
    )
    p.cut(polar(lambda a: 0.22 + 0.03 * abs(sin(4 * a)), -0.6, -0.54, 0.66), PAPER, lift=0.5, shade=0.2, depth=110)
    for x in (-0.7, -0.5):
        p.flat(ellipse(x, -0.24, 0.04, 0.046), PAPER)
        p.flat(ellipse(x, -0.235, 0.024, 0.03), INK)
    p.flat(ribbon([(-0.66, 0.0), (-0.6, 0.05), (-0.54, 0.0)], 0.008, 0.008, 0.022), BLUSH)
    p.flat(ellipse(-0.6, -0.03, 0.05, 0.026), BLUSH)
    for x, turn in [(-0.78, -20), (-0.64, 6), (0.86, 12)]:
        p.cut(turned(leaf(x, 0.84, x, 0.54, 0.3), turn, x, 0.84), LEAF, lift=0.3, shade=0.2)
