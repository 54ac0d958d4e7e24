"""Roots and shoots: sweet potato, potato, konjac, bamboo shoot, lily bulb, radish."""

from math import cos, pi, sin

import numpy as np

from config.demo.pictures.geometry import arc, blob, ellipse, leaf, quad, ribbon, scaled, turned
from config.demo.pictures.inks import (
    BARK,
    BLUSH,
    CHESTNUT,
    CLAY,
    COAL,
    CREAM,
    GOLD,
    HONEY,
    LEAF,
    PAPER,
    PERSIMMON,
    PINE,
    PLUM,
    ROSE,
    SPROUT,
    STONE,
    STRAW,
    TAN,
    TANGERINE,
    mix,
)
from config.demo.pictures.press import Press

from .parts import green_leaf, specks
from .registry import motif

TUBER = blob(
    [
        (-1.0, 0.06),
        (-0.84, -0.1),
        (-0.5, -0.3),
        (0, -0.38),
        (0.46, -0.3),
        (0.8, -0.1),
        (1.02, -0.04),
        (0.8, 0.12),
        (0.44, 0.32),
        (-0.05, 0.38),
        (-0.52, 0.28),
        (-0.84, 0.16),
    ]
)


def _tuber(p: Press) -> None:
    skin = mix(PLUM, ROSE, 0.3)
    p.cut(TUBER, skin, shade=0.24)
    for x, y, w in [(-0.6, -0.06, 0.1), (-0.3, 0.14, 0.16), (0.1, -0.16, 0.14), (0.34, 0.1, 0.12), (0.62, -0.02, 0.1), (-0.1, -0.02, 0.08)]:
        p.flat(ribbon([(x, y), (x + w / 2, y + 0.02), (x + w, y)], 0.004, 0.004, 0.03), mix(skin, COAL, 0.35))
    p.gleam(ellipse(-0.2, -0.2, 0.4, 0.08, 4), 110, 0.5)
    for x, y, x1, y1 in [(-0.98, 0.06, -1.16, 0.1), (1.0, -0.02, 1.18, -0.1)]:
        p.flat(ribbon([(x, y), (x1, y1)], 0.06, 0.01), skin)


@motif("sweet_potato")
def sweet_potato(p: Press) -> None:
    with p.at(0.06, -0.24, 0.86, -22):
        _tuber(p)
    with p.at(-0.16, 0.26, 0.92, 10):
        _tuber(p)
    with p.at(0.52, 0.44, 1, -14):
        p.cut(ellipse(0, 0, 0.4, 0.34), mix(PLUM, ROSE, 0.3), shade=0.08)
        p.flat(ellipse(0, 0, 0.36, 0.3), mix(TANGERINE, GOLD, 0.25))
        p.flat(ellipse(0, 0, 0.26, 0.21), mix(TANGERINE, PERSIMMON, 0.25))
        p.flat(ellipse(0, 0, 0.23, 0.185), mix(TANGERINE, GOLD, 0.15))
        specks(p, 0, 0, 0.18, 0.14, 16, 0.014, mix(TANGERINE, PERSIMMON, 0.5))
    green_leaf(p, -0.5, -0.4, -0.86, -0.86, 0.9, 0.06, LEAF)
    green_leaf(p, -0.42, -0.42, -0.3, -0.98, 0.9, -0.06)


@motif("potato")
def potato(p: Press) -> None:
    lump = blob(
        [(-0.74, 0.1), (-0.6, -0.36), (-0.16, -0.52), (0.3, -0.46), (0.7, -0.24), (0.78, 0.16), (0.5, 0.46), (0.04, 0.5), (-0.44, 0.48)]
    )
    skin = mix(TAN, GOLD, 0.35)
    for x, y, size, turn in [(0.3, -0.3, 0.8, -20), (-0.3, 0.02, 1.0, 12)]:
        with p.at(x, y, size, turn):
            p.cut(lump, skin, shade=0.24)
            for ex, ey in [(-0.34, -0.16), (0.1, -0.3), (0.42, -0.04), (-0.1, 0.14), (0.2, 0.3), (-0.5, 0.16)]:
                p.flat(ribbon([(ex - 0.06, ey), (ex, ey + 0.035), (ex + 0.07, ey - 0.01)], 0.005, 0.005, 0.03), CHESTNUT)
            specks(p, 0, 0, 0.6, 0.4, 26, 0.011, mix(skin, CHESTNUT, 0.6))
            p.gleam(ellipse(-0.26, -0.26, 0.24, 0.1, -14), 120, 0.45)
    with p.at(0.42, 0.4, 0.62, -8):
        p.cut(lump, skin, shade=0.08)
        p.flat(scaled(lump, 0.9, 0.88), mix(STRAW, PAPER, 0.35))
        p.flat(scaled(lump, 0.74, 0.7), mix(STRAW, PAPER, 0.5))
        p.dusk(scaled(lump, 0.4, 0.3, 0.6, 0.5), 60, 0.4)


def _konjac_corm(p: Press) -> None:
    skin = mix(BARK, CLAY, 0.3)
    body = blob(
        [
            (-0.78, 0.1),
            (-0.66, -0.26),
            (-0.3, -0.42),
            (0, -0.36),
            (0.3, -0.42),
            (0.66, -0.26),
            (0.78, 0.1),
            (0.6, 0.44),
            (0.2, 0.56),
            (-0.2, 0.56),
            (-0.6, 0.44),
        ]
    )
    for k in range(12):
        a = np.radians(20 + k * 12.5)
        p.flat(
            ribbon(
                [(0.6 * cos(a), 0.1 + 0.36 * sin(a)), (0.8 * cos(a), 0.1 + 0.56 * sin(a)), (0.86 * cos(a) + 0.04, 0.12 + 0.62 * sin(a))],
                0.02,
                0.006,
            ),
            mix(skin, TAN, 0.3),
        )
    p.cut(body, skin, shade=0.22)
    for r in (0.2, 0.36, 0.52):
        p.flat(ribbon(arc(0, -0.24, r * 1.2, r * 0.5, 10, 170, 9), 0.012, 0.012), mix(skin, TAN, 0.4))
    specks(p, 0, 0.14, 0.6, 0.34, 34, 0.016, mix(skin, TAN, 0.45))
    p.dusk(ellipse(0, -0.3, 0.26, 0.08), 170, 0.3)
    for dx, turn, h in [(-0.08, -12, 0.4), (0.08, 12, 0.42), (0, 0, 0.56)]:
        p.cut(turned(leaf(dx, -0.26, dx, -0.28 - h, 0.34), turn, dx, -0.26), mix(ROSE, BLUSH, 0.25), lift=0.4, shade=0.25, depth=110)


def _konjac_block(p: Press) -> None:
    """Draw a speckled slab about two units wide, seen from above left."""
    grey = mix(STONE, CREAM, 0.38)
    p.cut(quad((0.7, -0.3), (1.0, -0.62), (1.0, 0.1), (0.7, 0.5)), mix(grey, COAL, 0.3), shade=0)
    p.cut(quad((-1.0, -0.3), (-0.66, -0.62), (1.0, -0.62), (0.7, -0.3)), mix(grey, PAPER, 0.5), lift=0, shade=0)
    p.cut(quad((-1.0, -0.3), (0.7, -0.3), (0.7, 0.5), (-1.0, 0.5)), grey, lift=0, shade=0.12, depth=90)
    specks(p, -0.15, 0.1, 0.78, 0.34, 40, 0.034, COAL)
    specks(p, 0.0, -0.46, 0.62, 0.1, 16, 0.026, COAL)


@motif("konjac")
def konjac(p: Press) -> None:
    with p.at(-0.2, -0.08, 0.98, -4):
        _konjac_corm(p)
    green_leaf(p, -0.24, -0.7, -0.72, -1.0, 0.44, 0.1, LEAF)
    green_leaf(p, -0.2, -0.74, 0.32, -1.04, 0.44, -0.1)
    with p.at(0.36, 0.6, 0.46):
        _konjac_block(p)
    with p.at(0.5, 0.3, 0.36, -5):
        _konjac_block(p)


SHOOT = blob(
    [
        (0, -1.02),
        (0.1, -0.84),
        (0.28, -0.36),
        (0.44, 0.2),
        (0.5, 0.66),
        (0.34, 0.8),
        (-0.34, 0.8),
        (-0.5, 0.66),
        (-0.44, 0.2),
        (-0.28, -0.36),
        (-0.1, -0.84),
    ]
)


def _bamboo_shoot(p: Press) -> None:
    p.cut(SHOOT, mix(CLAY, TAN, 0.3), shade=0.2)
    with p.inside(SHOOT):
        for i, y in enumerate((0.86, 0.56, 0.24, -0.08, -0.38, -0.66)):
            side = 1 if i % 2 else -1
            w = 0.62 - i * 0.085
            sheath = blob(
                [
                    (-w * side, y),
                    (-w * 0.5 * side, y - 0.16),
                    (0, y - 0.36),
                    (w * 0.34 * side, y - 0.62),
                    (w * 0.72 * side, y - 0.26),
                    (w * side, y + 0.1),
                    (0, y + 0.16),
                ]
            )
            p.cut(sheath, mix(CLAY, TAN, 0.7) if i % 2 else mix(CHESTNUT, CLAY, 0.55), lift=0.6, shade=0.14, depth=130, rim=0.5)
            for k in (-0.5, -0.15, 0.2, 0.5):
                p.flat(ribbon([(k * w, y + 0.1), (k * w * 0.8 + 0.1 * w * side, y - 0.2)], 0.014, 0.004), mix(CHESTNUT, BARK, 0.4))
        p.gleam(ellipse(-0.2, 0.2, 0.08, 0.5, 12), 100, 0.5)
    for turn in (-16, 2, 18):
        p.cut(turned(leaf(0, -0.86, 0, -1.16, 0.3), turn, 0, -0.86), SPROUT, lift=0.2, shade=0.2)


def _peeled_shoot(p: Press) -> None:
    p.cut(SHOOT, mix(STRAW, PAPER, 0.3), shade=0.14, depth=110)
    with p.inside(SHOOT):
        for y in np.arange(-0.6, 0.8, 0.17):
            w = 0.1 + 0.3 * (y + 1) / 1.8
            p.flat(ribbon([(-w, y + 0.03), (0, y - 0.05), (w, y + 0.03)], 0.01, 0.01, 0.035), mix(STRAW, HONEY, 0.45))
        p.flat(quad((-0.6, 0.7), (0.6, 0.7), (0.6, 0.9), (-0.6, 0.9)), mix(SPROUT, STRAW, 0.5))


@motif("bamboo_shoot")
def bamboo_shoot(p: Press) -> None:
    with p.at(0.44, 0.06, 0.82, 16):
        _bamboo_shoot(p)
    with p.at(-0.3, 0.0, 1.0, -8):
        _bamboo_shoot(p)
    with p.at(0.24, 0.5, 0.56, 64):
        _peeled_shoot(p)


def _root_slice(p: Press) -> None:
    """Draw a slice of fleece-flower root with its cloud-brocade pattern."""
    bark, flesh = mix(CHESTNUT, PERSIMMON, 0.2), mix(BLUSH, TAN, 0.45)
    p.cut(ellipse(0, 0, 0.5, 0.44), bark, shade=0.08)
    p.flat(ellipse(0, 0, 0.44, 0.38), flesh)
    for k in range(8):
        x, y = 0.3 * cos(k * pi / 4), 0.26 * sin(k * pi / 4)
        p.flat(ellipse(x, y, 0.085, 0.075), mix(flesh, CHESTNUT, 0.35))
        p.flat(ellipse(x, y, 0.05, 0.042), mix(flesh, PAPER, 0.3))
    p.flat(ellipse(0, 0, 0.12, 0.1), mix(flesh, CHESTNUT, 0.35))
    p.flat(ellipse(0, 0, 0.06, 0.05), mix(flesh, PAPER, 0.3))


HERB_ROOT_BODY = [
    (-0.1, -0.78),
    (0.2, -0.7),
    (0.34, -0.42),
    (0.22, -0.16),
    (0.46, 0.06),
    (0.5, 0.42),
    (0.2, 0.66),
    (-0.1, 0.76),
    (-0.42, 0.6),
    (-0.5, 0.24),
    (-0.3, -0.02),
    (-0.44, -0.34),
    (-0.34, -0.64),
]


@motif("herb_root")
def herb_root(p: Press) -> None:
    skin = mix(CHESTNUT, PERSIMMON, 0.12)
    body = blob(HERB_ROOT_BODY)
    for line in (
        [(0.1, 0.6), (0.2, 0.78), (0.34, 0.84)],
        [(-0.3, 0.6), (-0.44, 0.74), (-0.62, 0.78)],
        [(0.4, 0.3), (0.62, 0.36), (0.74, 0.5)],
        [(-0.46, 0.3), (-0.66, 0.3), (-0.8, 0.42)],
        [(-0.38, -0.4), (-0.6, -0.44), (-0.7, -0.34)],
    ):
        p.flat(ribbon([(x - 0.16, y) for x, y in line], 0.06, 0.008), skin)
    with p.at(-0.16, 0, 1):
        p.cut(ribbon([(0.0, -0.7), (0.06, -0.9), (0.0, -1.04)], 0.07, 0.05), LEAF, lift=0.4, shade=0.3)
        p.cut(body, skin, shade=0.22)
        with p.inside(body):
            for x, y, w in [
                (-0.28, -0.5, 0.3),
                (0.0, -0.3, 0.28),
                (-0.3, 0.1, 0.24),
                (0.1, 0.2, 0.3),
                (-0.2, 0.42, 0.34),
                (0.16, 0.5, 0.2),
                (0.0, -0.6, 0.22),
                (-0.1, -0.06, 0.2),
            ]:
                p.flat(ribbon([(x, y), (x + w / 2, y + 0.05), (x + w, y)], 0.006, 0.006, 0.034), mix(skin, BARK, 0.6))
            p.gleam(ellipse(-0.22, -0.4, 0.1, 0.2, 14), 110, 0.4)
    for x, y, bend, ink in [(0.62, -0.9, -0.1, LEAF), (-0.74, -0.92, 0.1, PINE)]:
        green_leaf(p, -0.14, -0.96, x, y, 0.72, bend, ink)
    for x, y, size, turn in [(0.5, 0.2, 0.8, 12), (0.66, 0.56, 0.86, -8)]:
        with p.at(x, y, size, turn):
            _root_slice(p)
