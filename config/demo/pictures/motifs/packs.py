"""Packings: a food's own motif printed on, or seen through, the thing it is sold in."""

from collections.abc import Callable

import numpy as np

from config.demo.pictures.geometry import blob, ellipse, lathe, quad, ribbon, rounded, scaled
from config.demo.pictures.inks import (
    BARK,
    CHERRY,
    CLAY,
    CREAM,
    GOLD,
    HONEY,
    INK,
    PAPER,
    PERSIMMON,
    PINE,
    SEAL,
    SKY,
    SPROUT,
    STRAW,
    TAN,
    TANGERINE,
    Ink,
    mix,
)
from config.demo.pictures.press import Press

from .parts import specks
from .registry import Motif

Pack = Callable[[Press, Motif, Ink], None]

LOOSE = {
    "tea": "tea_leaves",
    "honey": "honeycomb",
    "oil": "camellia",
}  # motifs that are packs themselves, and what to print on a pack instead
TONES: dict[str, Ink] = {
    "apple": SEAL,
    "pear": STRAW,
    "kiwi": SPROUT,
    "cherry": CHERRY,
    "roxburgh_rose": GOLD,
    "loquat": TANGERINE,
    "watermelon": SEAL,
    "jujube": CHERRY,
    "grape": (112, 60, 104),
    "pomelo": SPROUT,
    "tangerine": TANGERINE,
    "kumquat": TANGERINE,
    "lemon": (240, 205, 80),
    "walnut": CLAY,
    "chestnut": BARK,
    "peanut": CLAY,
    "millet": GOLD,
    "corn": GOLD,
    "potato": TAN,
    "sweet_potato": CHERRY,
    "chilli": SEAL,
    "tomato": SEAL,
    "mushroom": BARK,
    "wood_ear": BARK,
    "morel": BARK,
    "honey": HONEY,
    "tea": PINE,
    "oil": GOLD,
    "fish": SKY,
    "shrimp": PERSIMMON,
}


def _label(p: Press, motif: Motif, x: float, y: float, w: float, h: float) -> None:
    """Stick on a paper label: hills and waves behind the motif, a band of the region's accent."""
    c = p.palette
    sheet = rounded(x - w, y - h, x + w, y + h, 0.03)
    p.cut(sheet, CREAM, lift=0.3, shade=0)
    with p.inside(sheet):
        p.flat(ellipse(x, y - h * 0.16, w * 0.62), mix(c.sun, CREAM, 0.35))
        p.flat(
            blob(
                [
                    (x - w * 1.2, y + h * 0.5),
                    (x - w * 0.5, y - h * 0.06),
                    (x, y + h * 0.3),
                    (x + w * 0.5, y - h * 0.02),
                    (x + w * 1.2, y + h * 0.5),
                    (x, y + h * 1.2),
                ]
            ),
            mix(c.far, c.near, 0.3),
        )
        p.flat(quad((x - w, y + h * 0.72), (x + w, y + h * 0.72), (x + w, y + h), (x - w, y + h)), c.ground)
        for k in range(2):
            line = [(x - w + w * 2 * t / 6, y + h * (0.8 + 0.1 * k) + 0.012 * (-1) ** t) for t in range(7)]
            p.flat(ribbon(line, 0.012, 0.012), mix(c.ground, PAPER, 0.55))
    with p.at(x, y + h * 0.08, min(w, h) * 0.7):
        motif(p)


def _beside(p: Press, motif: Motif, size: float = 0.42) -> None:
    """Stand the food itself in front of its pack."""
    with p.at(0.56, 0.8 - 0.8 * size, size):
        motif(p)


def pouch(p: Press, motif: Motif, tone: Ink) -> None:
    """A kraft stand-up pouch."""
    kraft = mix(TAN, CLAY, 0.25)
    body = blob(
        [
            (-0.62, -0.92),
            (0, -0.94),
            (0.62, -0.92),
            (0.6, -0.4),
            (0.64, 0.3),
            (0.7, 0.7),
            (0.5, 0.8),
            (0, 0.83),
            (-0.5, 0.8),
            (-0.7, 0.7),
            (-0.64, 0.3),
            (-0.6, -0.4),
        ],
        12,
    )
    with p.at(-0.16, 0):
        p.cut(body, kraft, shade=0.14)
        p.flat(quad((-0.62, -0.93), (0.62, -0.93), (0.615, -0.8), (-0.615, -0.8)), mix(kraft, BARK, 0.25))
        for y in (-0.74, -0.7):
            p.flat(ribbon([(-0.6, y), (0, y - 0.01), (0.6, y)], 0.012, 0.012), mix(kraft, BARK, 0.45))
        _label(p, motif, 0, 0.02, 0.46, 0.56)
        p.gleam(ribbon([(-0.53, -0.6), (-0.52, 0.0), (-0.56, 0.6)], 0.03, 0.03, 0.07), 130, 0.2)
    _beside(p, motif)


def jar(p: Press, motif: Motif, tone: Ink) -> None:
    """A preserving jar with cloth lid and label."""
    glass = lathe([(0.42, -0.56), (0.56, -0.44), (0.62, -0.2), (0.62, 0.6), (0.54, 0.78), (0, 0.8)])
    with p.at(-0.16, 0):
        p.cut(glass, mix(PAPER, SKY, 0.3), shade=0.16)
        p.flat(scaled(glass, 0.92, 0.9, 0, 0.76), tone)
        with p.inside(glass):
            specks(p, 0, 0.2, 0.54, 0.56, 30, 0.05, mix(tone, PAPER, 0.16))
        p.cut(
            lathe([(0.5, -0.86), (0.54, -0.8), (0.53, -0.66), (0.62, -0.5), (0, -0.46)], smooth=False),
            p.palette.accent,
            lift=0.6,
            shade=0.2,
        )
        p.flat(ribbon([(-0.53, -0.66), (0, -0.62), (0.53, -0.66)], 0.05, 0.05), CREAM)
        _label(p, motif, 0, 0.18, 0.42, 0.42)
        p.gleam(rounded(-0.56, -0.2, -0.48, 0.56, 0.04), 200, 0.15)
    _beside(p, motif)


def bottle(p: Press, motif: Motif, tone: Ink) -> None:
    """A juice bottle."""
    glass = lathe([(0.15, -0.92), (0.16, -0.64), (0.24, -0.46), (0.4, -0.24), (0.44, 0.0), (0.44, 0.64), (0.38, 0.79), (0, 0.8)])
    with p.at(-0.24, 0, 1.02):
        p.cut(glass, tone, shade=0.22)
        with p.inside(glass):
            p.flat(quad((-0.4, -1), (0.4, -1), (0.4, -0.56), (-0.4, -0.56)), mix(PAPER, SKY, 0.3))
        p.cut(rounded(-0.19, -1.06, 0.19, -0.84, 0.04), p.palette.accent, lift=0.5, shade=0.3)
        _label(p, motif, 0, 0.22, 0.38, 0.4)
        p.gleam(ribbon([(-0.36, -0.14), (-0.22, -0.36), (-0.1, -0.52)], 0.05, 0.03), 190, 0.1)
    _beside(p, motif, 0.5)


def tin(p: Press, motif: Motif, tone: Ink) -> None:
    """A round tin with a lid."""
    ink = p.palette.ground
    with p.at(-0.16, 0):
        p.cut(lathe([(0.6, -0.5), (0.6, 0.68), (0.5, 0.78), (0, 0.8)], smooth=False), ink, shade=0.16)
        p.cut(lathe([(0.55, -0.8), (0.64, -0.72), (0.64, -0.44), (0, -0.4)], smooth=False), mix(ink, INK, 0.25), lift=0.5, shade=0.16)
        for y in (-0.5, 0.62):
            p.flat(quad((-0.62, y), (0.62, y), (0.62, y + 0.035), (-0.62, y + 0.035)), GOLD)
        _label(p, motif, 0, 0.1, 0.44, 0.46)
        p.gleam(quad((-0.57, -0.36), (-0.5, -0.36), (-0.5, 0.6), (-0.57, 0.6)), 130, 0.2)
    _beside(p, motif)


def carton(p: Press, motif: Motif, tone: Ink) -> None:
    """A corrugated box with a hand-hole, its food heaped in front."""
    board = mix(TAN, CLAY, 0.3)
    with p.at(-0.06, 0):
        p.cut(quad((0.62, -0.44), (0.92, -0.6), (0.92, 0.6), (0.62, 0.8)), mix(board, BARK, 0.35), shade=0)
        p.cut(quad((-0.86, -0.44), (-0.56, -0.6), (0.92, -0.6), (0.62, -0.44)), mix(board, CREAM, 0.25), lift=0.4, shade=0)
        p.cut(quad((-0.86, -0.44), (0.62, -0.44), (0.62, 0.8), (-0.86, 0.8)), board, lift=0.3, shade=0.08)
        p.flat(quad((-0.86, 0.56), (0.62, 0.56), (0.62, 0.66), (-0.86, 0.66)), p.palette.accent)
        p.flat(quad((-0.18, -0.6), (0.12, -0.6), (-0.04, -0.44), (-0.04, -0.2), (-0.18, -0.2), (-0.18, -0.44)), mix(STRAW, PAPER, 0.3))
        _label(p, motif, -0.12, 0.08, 0.5, 0.42)
        p.flat(rounded(0.7, -0.12, 0.84, 0.0, 0.04), BARK)
    _beside(p, motif, 0.44)


def net_bag(p: Press, motif: Motif, tone: Ink) -> None:
    """A net of round fruit under a paper header."""
    bag = blob([(-0.16, -0.66), (0.16, -0.66), (0.5, -0.3), (0.74, 0.2), (0.6, 0.66), (0, 0.82), (-0.6, 0.66), (-0.74, 0.2), (-0.5, -0.3)])
    with p.at(-0.14, 0):
        p.cut(bag, mix(tone, INK, 0.3), shade=0.1)
        with p.inside(bag):
            for x, y in [
                (0, -0.36),
                (-0.34, -0.12),
                (0.3, -0.14),
                (-0.56, 0.26),
                (0, 0.12),
                (0.56, 0.24),
                (-0.3, 0.52),
                (0.3, 0.52),
                (0, 0.86),
                (-0.02, -0.62),
            ]:
                p.cut(ellipse(x, y, 0.29, 0.27), tone, shade=0.22)
                p.gleam(ellipse(x - 0.09, y - 0.1, 0.09, 0.07), 170, 0.3)
            for k in range(-12, 13):
                for lean in (-0.7, 0.7):
                    x = k * 0.17
                    p.flat(ribbon([(x - lean, -0.9), (x, 0.0), (x + lean, 0.9)], 0.012, 0.012), mix(PERSIMMON, PAPER, 0.2))
        p.cut(quad((-0.46, -1.0), (0.46, -1.0), (0.42, -0.6), (-0.42, -0.6)), CREAM, lift=0.6, shade=0)
        p.flat(quad((-0.43, -0.68), (0.43, -0.68), (0.42, -0.6), (-0.42, -0.6)), p.palette.accent)
        with p.at(0, -0.83, 0.16):
            motif(p)
    _beside(p, motif, 0.44)


def sack(p: Press, motif: Motif, tone: Ink) -> None:
    """A tied cloth sack."""
    cloth = mix(TAN, CREAM, 0.4)
    body = blob(
        [(-0.2, -0.56), (0.2, -0.56), (0.56, -0.24), (0.76, 0.3), (0.64, 0.76), (0, 0.82), (-0.64, 0.76), (-0.76, 0.3), (-0.56, -0.24)]
    )
    with p.at(-0.14, 0):
        p.cut(
            blob([(-0.16, -0.56), (-0.4, -0.84), (-0.16, -0.8), (0, -0.92), (0.16, -0.8), (0.42, -0.86), (0.16, -0.56)]),
            mix(cloth, CREAM, 0.4),
            shade=0.2,
        )
        p.cut(body, cloth, shade=0.18)
        with p.inside(body):
            for k in np.linspace(-0.8, 0.8, 17):
                p.flat(ribbon([(k * 0.3, -0.6), (k, 0.2), (k * 0.9, 0.84)], 0.006, 0.006), mix(cloth, CLAY, 0.35))
        p.cut(rounded(-0.24, -0.6, 0.24, -0.5, 0.04), SEAL, lift=0.4, shade=0.2)
        _label(p, motif, 0, 0.22, 0.44, 0.38)
    _beside(p, motif)


def vacuum(p: Press, motif: Motif, tone: Ink) -> None:
    """A clear vacuum bag with the food inside and a header label."""
    film = mix(SKY, PAPER, 0.5)
    body = rounded(-0.8, -0.96, 0.8, 0.84, 0.06)
    p.cut(body, film, shade=0.06, depth=110)
    p.flat(rounded(-0.7, -0.52, 0.7, 0.76, 0.1), mix(film, PAPER, 0.55))
    with p.at(0, 0.14, 0.64):
        motif(p)
    p.cut(quad((-0.8, -0.9), (0.8, -0.9), (0.8, -0.58), (-0.8, -0.58)), p.palette.ground, lift=0.3, shade=0)
    p.flat(quad((-0.8, -0.62), (0.8, -0.62), (0.8, -0.585), (-0.8, -0.585)), GOLD)
    p.flat(quad((-0.3, -0.66), (-0.12, -0.82), (0.0, -0.72), (0.16, -0.86), (0.34, -0.66)), mix(p.palette.far, PAPER, 0.4))
    for x0, y0, x1, y1, w in [(-0.6, 0.5, -0.44, -0.4, 0.05), (0.5, 0.66, 0.62, 0.1, 0.04), (-0.2, -0.46, 0.3, -0.5, 0.03)]:
        p.gleam(ribbon([(x0, y0), ((x0 + x1) / 2 + 0.03, (y0 + y1) / 2), (x1, y1)], 0.01, 0.01, w), 230, 0.05)


PACKS: dict[str, Pack] = {
    "pouch": pouch,
    "jar": jar,
    "bottle": bottle,
    "tin": tin,
    "carton": carton,
    "net_bag": net_bag,
    "sack": sack,
    "vacuum": vacuum,
}
