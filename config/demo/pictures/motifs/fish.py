"""From the water: golden pomfret, shrimp, boxed fish and shrimp cakes, kelp, oyster."""

from math import pi

import numpy as np

from config.demo.pictures.geometry import arc, blob, curve, ellipse, leaf, quad, ribbon, scaled, turned
from config.demo.pictures.inks import (
    BARK,
    BLUSH,
    CHESTNUT,
    COAL,
    CREAM,
    GOLD,
    HONEY,
    INK,
    LEAF,
    NIGHT,
    PAPER,
    PERSIMMON,
    PINE,
    SEA,
    SEAL,
    SKY,
    STONE,
    STRAW,
    TANGERINE,
    Ink,
    mix,
)
from config.demo.pictures.press import Press

from .parts import specks
from .registry import motif

POMFRET_BODY = [
    (-0.9, 0.08),
    (-0.82, -0.16),
    (-0.56, -0.46),
    (-0.16, -0.62),
    (0.24, -0.5),
    (0.58, -0.16),
    (0.72, 0.0),
    (0.58, 0.18),
    (0.24, 0.52),
    (-0.16, 0.62),
    (-0.56, 0.48),
    (-0.84, 0.24),
]


def pomfret(p: Press) -> None:
    """Draw a golden pomfret about two units long, facing left."""
    silver = mix(SKY, PAPER, 0.45)
    fin = mix(GOLD, HONEY, 0.3)
    p.cut(
        blob([(0.56, 0.0), (0.74, -0.12), (1.02, -0.56), (0.92, -0.1), (0.88, 0.02), (0.92, 0.14), (1.02, 0.6), (0.74, 0.16)]),
        fin,
        shade=0.2,
    )
    p.cut(blob([(-0.2, -0.5), (0.04, -0.96), (0.14, -0.62), (0.5, -0.3), (0.66, -0.1), (0.3, -0.2)]), fin, shade=0.2)
    p.cut(blob([(-0.02, 0.5), (0.16, 0.94), (0.22, 0.62), (0.5, 0.32), (0.66, 0.12), (0.3, 0.22)]), fin, shade=0.2)
    body = blob(POMFRET_BODY)
    p.cut(body, silver, shade=0.16, depth=150)
    with p.inside(body):
        p.flat(blob([(-0.9, 0.2), (-0.5, 0.22), (0.0, 0.3), (0.5, 0.2), (0.6, 0.5), (0, 0.8), (-0.7, 0.7)]), mix(GOLD, STRAW, 0.35))
        p.flat(blob([(-0.9, -0.3), (-0.4, -0.36), (0.1, -0.38), (0.5, -0.2), (0.5, -0.6), (-0.3, -0.8)]), mix(SEA, SKY, 0.4))
        for row, y in enumerate(np.arange(-0.26, 0.24, 0.11)):
            for k in range(7):
                x = -0.26 + k * 0.13 + (0.065 if row % 2 else 0)
                p.flat(ribbon(arc(x, y, 0.045, 0.05, 95, 265, 6), 0.004, 0.004, 0.016), mix(SEA, SKY, 0.55))
        p.dusk(ribbon([(-0.4, -0.6), (-0.32, -0.1), (-0.44, 0.5)], 0.05, 0.05, 0.09), 120, 0.1)
        p.gleam(ellipse(-0.1, -0.2, 0.4, 0.08, -4), 150, 0.4)
    p.flat(ribbon([(-0.48, -0.4), (-0.36, -0.02), (-0.46, 0.38)], 0.008, 0.008, 0.024), mix(SEA, NIGHT, 0.3))
    p.cut(leaf(-0.3, 0.1, 0.1, 0.26, 0.5), fin, lift=0.5, shade=0.2)
    p.flat(ellipse(-0.64, -0.1, 0.095), PAPER)
    p.flat(ellipse(-0.645, -0.1, 0.072), GOLD)
    p.flat(ellipse(-0.65, -0.1, 0.046), INK)
    p.flat(ellipse(-0.665, -0.12, 0.016), PAPER)
    p.flat(ribbon([(-0.88, 0.14), (-0.78, 0.16), (-0.72, 0.12)], 0.008, 0.008, 0.022), NIGHT)


@motif("fish")
def fish(p: Press) -> None:
    with p.at(0.2, -0.5, 0.6, 8, flip=True):
        pomfret(p)
    with p.at(-0.06, 0.22, 0.98, 6):
        pomfret(p)


def prawn(p: Press, shell: Ink = PERSIMMON) -> None:
    """Draw a curled prawn, head at the upper left, tail tucked below."""
    pale = mix(shell, PAPER, 0.45)
    spine = curve([(-0.5, -0.36), (-0.06, -0.6), (0.42, -0.42), (0.62, 0.06), (0.46, 0.46), (0.12, 0.58)], 12)
    for k in range(5):
        x, y = spine[14 + k * 8]
        cx, cy = 0.08, 0.04
        p.flat(ribbon([(x + (cx - x) * 0.2, y + (cy - y) * 0.2), (x + (cx - x) * 0.62, y + (cy - y) * 0.66)], 0.07, 0.025), pale)
    for turn in (-34, 0, 34):
        p.cut(turned(leaf(0.16, 0.58, -0.28, 0.62, 0.36), turn, 0.16, 0.58), mix(shell, SEAL, 0.4), lift=0.4, shade=0.2)
    widths = np.interp(np.arange(len(spine)), [0, 20, 40, len(spine) - 1], [0.44, 0.42, 0.34, 0.16])
    tangent = np.gradient(spine, axis=0)
    normal = tangent[:, ::-1] * (-1, 1) / np.hypot(*tangent.T)[:, None]
    for i in range(len(spine) - 9, -1, -8):
        part = slice(i, min(i + 11, len(spine)))
        w = widths[part, None] / 2
        outer, inner = spine[part] - normal[part] * w, spine[part] + normal[part] * w
        p.cut(
            np.concatenate([outer, inner[::-1]]),
            mix(shell, PAPER, 0.12 if (i // 8) % 2 else 0.0),
            lift=0.4,
            shade=0.12,
            depth=120,
            rim=0.55,
        )
    head = blob([(-0.96, -0.32), (-0.7, -0.46), (-0.36, -0.62), (-0.18, -0.5), (-0.2, -0.24), (-0.36, -0.1), (-0.62, -0.1)])
    p.cut(head, mix(shell, SEAL, 0.22), shade=0.16)
    p.flat(quad((-0.5, -0.54), (-1.08, -0.5), (-0.6, -0.4)), mix(shell, SEAL, 0.5))
    p.flat(ellipse(-0.66, -0.32, 0.05), INK)
    p.flat(ellipse(-0.675, -0.335, 0.016), PAPER)
    for line in ([(-0.9, -0.34), (-1.04, -0.02), (-0.86, 0.4), (-0.5, 0.66)], [(-0.9, -0.32), (-0.9, 0.06), (-0.66, 0.36), (-0.4, 0.4)]):
        p.flat(ribbon(line, 0.03, 0.008), mix(shell, SEAL, 0.4))
    for x in (-0.58, -0.46, -0.34):
        p.flat(ribbon([(x, -0.14), (x - 0.06, 0.06), (x + 0.04, 0.2)], 0.04, 0.012), mix(shell, SEAL, 0.3))


@motif("shrimp")
def shrimp(p: Press) -> None:
    with p.at(-0.02, -0.12, 1.08, 0):
        prawn(p)
    with p.at(-0.42, 0.56, 0.42, -10, flip=True):
        prawn(p, mix(PERSIMMON, TANGERINE, 0.5))


@motif("seafood_cakes")
def seafood_cakes(p: Press) -> None:
    side, front = mix(SEA, NIGHT, 0.4), SEA
    lid = quad((-0.82, -0.12), (0.82, -0.12), (0.94, -0.92), (-0.94, -0.92))
    p.cut(lid, front, shade=0.08)
    with p.at(0, -0.52, 0.36):
        pomfret(p)
    p.cut(quad((-0.82, -0.12), (0.82, -0.12), (0.9, 0.2), (-0.9, 0.2)), mix(side, INK, 0.2), lift=0, shade=0)
    brown = mix(GOLD, HONEY, 0.5)
    for x, y in [(-0.56, -0.02), (0.0, -0.06), (0.56, -0.02), (-0.3, 0.1), (0.3, 0.1)]:
        p.cut(ellipse(x, y, 0.33, 0.22), mix(brown, CHESTNUT, 0.5), lift=1.4, shade=0.2, rim=0.1)
        p.cut(ellipse(x, y - 0.06, 0.31, 0.18), brown, lift=0, shade=0.16, depth=120, rim=0.6)
        specks(p, x, y - 0.05, 0.24, 0.13, 9, 0.024, mix(brown, CHESTNUT, 0.5))
        specks(p, x + 0.02, y - 0.04, 0.22, 0.12, 5, 0.02, LEAF)
        specks(p, x - 0.02, y - 0.06, 0.22, 0.12, 5, 0.024, BLUSH)
    box = quad((-0.92, 0.2), (0.92, 0.2), (0.86, 0.8), (-0.86, 0.8))
    p.cut(box, front, shade=0.12)
    p.flat(quad((-0.91, 0.26), (0.91, 0.26), (0.905, 0.31), (-0.905, 0.31)), GOLD)
    p.cut(ellipse(0, 0.54, 0.52, 0.21), PAPER, lift=0.3, shade=0)
    with p.at(-0.2, 0.54, 0.24):
        pomfret(p)
    with p.at(0.26, 0.53, 0.2):
        prawn(p)
    with p.inside(box):
        for row in range(2):
            for k in range(20):
                x = -0.95 + k * 0.1 + 0.05 * row
                if abs(x) > 0.56:
                    p.flat(ribbon(arc(x, 0.74 + 0.05 * row, 0.045, 0.045, 180, 360, 7), 0.012, 0.012), SKY)


def _frond(p: Press, ink: Ink, phase: float) -> None:
    """Draw a ruffled blade of kelp rising 1.55 units from the origin."""
    t = np.linspace(0, 1, 44)
    sway, y = 0.1 * np.sin(t * 5 + phase), -t * 1.55
    width = 0.21 * np.sin(pi * np.clip(t * 0.93 + 0.07, 0, 1)) ** 0.7
    frill = 0.022 * np.sin(t * 52)
    p.cut(np.concatenate([np.stack([sway + width + frill, y], 1), np.stack([sway - width + frill, y], 1)[::-1]]), ink, shade=0.18, rim=0.4)
    p.flat(ribbon(np.stack([sway, y], 1)[::5], 0.07, 0.01), mix(ink, LEAF, 0.7))
    for side in (-1, 1):
        p.flat(ribbon(np.stack([sway + side * width * 0.6, y], 1)[2:-3:5], 0.008, 0.008, 0.016), mix(ink, LEAF, 0.5))


@motif("kelp")
def kelp(p: Press) -> None:
    for turn, ink, phase in [
        (-30, mix(PINE, BARK, 0.4), 0.5),
        (30, mix(PINE, BARK, 0.4), 2.4),
        (-11, PINE, 1.6),
        (12, mix(PINE, LEAF, 0.35), 3.6),
    ]:
        with p.at(turn * 0.003, 0.6, 1, turn):
            _frond(p, ink, phase)
    for turn in (-40, -14, 12, 38):
        p.cut(turned(leaf(0, 0.5, 0, 0.86, 0.4), -turn, 0, 0.5), mix(PINE, BARK, 0.5), lift=0.4, shade=0.2)
    p.cut(blob([(-0.24, 0.44), (0, 0.4), (0.24, 0.44), (0.24, 0.58), (0, 0.62), (-0.24, 0.58)]), SEAL, lift=0.7, shade=0.24)
    p.flat(ribbon([(-0.23, 0.5), (0, 0.48), (0.23, 0.5)], 0.025, 0.025), GOLD)


def _open_oyster(p: Press) -> None:
    """Draw an opened oyster: rough shell, pearly cup, plump body with a dark frill."""
    shell = blob(
        [
            (-0.1, -0.86),
            (0.3, -0.7),
            (0.62, -0.3),
            (0.74, 0.2),
            (0.5, 0.62),
            (0.1, 0.78),
            (-0.36, 0.66),
            (-0.66, 0.26),
            (-0.62, -0.26),
            (-0.4, -0.66),
        ],
        14,
    )
    rough = shell * (1 + 0.03 * np.sin(np.arange(len(shell)) * 0.5) + 0.014 * np.sin(np.arange(len(shell)) * 1.3))[:, None]
    p.cut(rough, mix(STONE, BARK, 0.4), shade=0.14)
    p.flat(scaled(rough, 0.92), mix(STONE, CREAM, 0.3))
    p.flat(scaled(shell, 0.84), mix(PAPER, SKY, 0.16))
    p.gleam(ellipse(-0.24, -0.42, 0.2, 0.12, -40), 160, 0.4)
    frill = blob([(-0.3, -0.34), (0.1, -0.44), (0.42, -0.1), (0.5, 0.24), (0.26, 0.52), (-0.12, 0.56), (-0.42, 0.3), (-0.44, -0.06)], 14)
    p.cut(frill * (1 + 0.04 * np.sin(np.arange(len(frill)) * 0.8))[:, None], mix(STONE, COAL, 0.55), lift=0.6, shade=0)
    p.cut(scaled(frill, 0.84, 0.84, 0.02, 0.06), mix(CREAM, STONE, 0.18), lift=0, shade=0.24, depth=110)
    p.flat(ribbon([(-0.22, 0.2), (0.0, 0.3), (0.24, 0.18)], 0.01, 0.01, 0.05), mix(STONE, CREAM, 0.5))
    p.gleam(ellipse(-0.1, -0.12, 0.16, 0.1, -20), 220, 0.3)


@motif("oyster")
def oyster(p: Press) -> None:
    for x, y, size, turn in [(0.34, -0.24, 0.8, 34), (-0.2, 0.04, 0.98, -14)]:
        with p.at(x, y, size, turn):
            _open_oyster(p)
    with p.at(0.54, 0.56, 1):
        p.cut(ellipse(0, 0, 0.3, 0.26), GOLD, shade=0.1)
        p.flat(ellipse(0, 0, 0.25, 0.21), mix(STRAW, PAPER, 0.4))
        for k in range(8):
            p.flat(turned(leaf(0.03, 0, 0.21, 0, 0.5), k * 45) * (1, 0.84), mix(GOLD, STRAW, 0.35))
