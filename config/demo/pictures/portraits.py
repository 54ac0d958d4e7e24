"""Portraits: paper-cut people of the countryside and the city, no two seeds alike."""

from .geometry import arc, blob, ellipse, quad, ribbon
from .inks import (
    BARK,
    BLUSH,
    CLAY,
    COAL,
    CREAM,
    GOLD,
    INK,
    LEAF,
    NIGHT,
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
    Ink,
    mix,
)
from .landforms import ridge, sun
from .press import Press

SKINS: tuple[Ink, ...] = tuple(mix(mix(BLUSH, CREAM, 0.45), CLAY, k) for k in (0.05, 0.16, 0.28, 0.4))
COATS: tuple[Ink, ...] = (PINE, SEA, NIGHT, SEAL, PERSIMMON, PLUM, mix(LEAF, PINE, 0.4), GOLD, mix(STONE, SKY, 0.3))


def portrait(p: Press) -> None:
    """Draw head and shoulders in a frame of [-1, 1] each way."""
    rng, c = p.rng, p.palette
    skin, coat, old = rng.choice(SKINS), rng.choice(COATS), rng.random() < 0.3
    hair = mix(STONE, PAPER, 0.35) if old else rng.choice((INK, COAL, mix(INK, BARK, 0.5)))
    sun(p, rng.uniform(-0.3, 0.3), -0.2, 0.72, mix(c.sun, c.sky, 0.25))
    p.cut(ridge(2.4, 0.5, 0.5, p, detail=2.2, sharp=0.6) - (1.2, 0), mix(c.far, c.near, 0.25), lift=0.5, shade=0)
    style = rng.choice(("short", "bob", "bun", "straw", "scarf", "cap", "long"))
    if old and style in ("long", "bob"):
        style = rng.choice(("bun", "short"))
    _behind(p, style, hair)
    _shoulders(p, coat, skin)
    face = blob(
        [
            (0, -0.62),
            (0.3, -0.54),
            (0.4, -0.22),
            (0.36, 0.06),
            (0.2, 0.28),
            (0, 0.35),
            (-0.2, 0.28),
            (-0.36, 0.06),
            (-0.4, -0.22),
            (-0.3, -0.54),
        ]
    )
    for side in (-1, 1):
        p.cut(ellipse(side * 0.4, -0.1, 0.08, 0.11), mix(skin, CLAY, 0.12), lift=0.3, shade=0.2, depth=90)
    p.cut(face, skin, lift=0.7, shade=0.14, depth=55)
    _features(p, skin, old=old)
    {"straw": _straw_hat, "scarf": _scarf, "cap": _cap}.get(style, _fringe)(p, hair)


def _shoulders(p: Press, coat: Ink, skin: Ink) -> None:
    p.cut(blob([(-0.9, 1.2), (-0.84, 0.78), (-0.5, 0.56), (0, 0.5), (0.5, 0.56), (0.84, 0.78), (0.9, 1.2), (0, 1.5)]), coat, shade=0.1)
    p.cut(blob([(-0.16, 0.1), (0.16, 0.1), (0.2, 0.5), (0, 0.68), (-0.2, 0.5)]), mix(skin, CLAY, 0.18), lift=0.2, shade=0)
    pale = mix(coat, PAPER, 0.7)
    if p.rng.random() < 0.5:
        for side in (-1, 1):
            p.cut(quad((side * 0.2, 0.46), (side * 0.34, 0.6), (side * 0.1, 0.86), (0, 0.7)), pale, lift=0.4, shade=0)
    else:
        p.flat(ribbon([(-0.24, 0.5), (0, 0.74), (0.3, 0.6), (0.5, 1.1)], 0.06, 0.06), pale)
        for x, y in ((0.12, 0.72), (0.36, 0.74), (0.44, 0.94)):
            p.flat(ellipse(x, y, 0.045), GOLD)


def _features(p: Press, skin: Ink, *, old: bool) -> None:
    """Draw eyes, brows, nose, mouth and warm cheeks."""
    line, smile = mix(INK, BARK, 0.3), p.rng.uniform(0.05, 0.09)
    for side in (-1, 1):
        p.flat(ellipse(side * 0.23, 0.04, 0.09, 0.06), mix(skin, ROSE, 0.4))
        if old:
            p.flat(ribbon(arc(side * 0.16, -0.1, 0.07, 0.05, 200, 340, 7), 0.012, 0.012, 0.028), line)
            p.flat(ribbon([(side * 0.27, -0.08), (side * 0.33, -0.11)], 0.008, 0.008), mix(skin, CLAY, 0.6))
        else:
            p.flat(ellipse(side * 0.16, -0.1, 0.036, 0.046), line)
            p.flat(ellipse(side * 0.16 - 0.012, -0.115, 0.011), PAPER)
        p.flat(ribbon(arc(side * 0.16, -0.17, 0.09, 0.05, 215, 325, 6), 0.012, 0.012, 0.03), line)
    p.flat(ribbon([(0.01, -0.08), (0.04, 0.03), (-0.02, 0.05)], 0.008, 0.014), mix(skin, CLAY, 0.7))
    p.flat(ribbon([(-0.11, 0.14), (0, 0.14 + smile), (0.11, 0.14)], 0.01, 0.01, 0.035), SEAL)
    if p.rng.random() < 0.22:
        for side in (-1, 1):
            p.flat(ribbon(arc(side * 0.16, -0.1, 0.115, 0.1, 0, 360, 20), 0.018, 0.018), line)
        p.flat(ribbon([(-0.05, -0.11), (0, -0.13), (0.05, -0.11)], 0.016, 0.016), line)


def _behind(p: Press, style: str, hair: Ink) -> None:
    """Draw the hair that lies behind the head."""
    if style in ("bob", "long", "straw") and (style != "straw" or p.rng.random() < 0.5):
        foot = 0.62 if style == "long" else 0.3
        p.cut(
            blob(
                [
                    (0, -0.76),
                    (0.42, -0.6),
                    (0.54, -0.1),
                    (0.5, foot),
                    (0.24, foot + 0.05),
                    (-0.24, foot + 0.05),
                    (-0.5, foot),
                    (-0.54, -0.1),
                    (-0.42, -0.6),
                ]
            ),
            hair,
            shade=0.1,
        )
    if style == "bun":
        p.cut(ellipse(0.06, -0.8, 0.2, 0.18), hair, shade=0.2)
        p.flat(ribbon([(-0.2, -0.92), (0.3, -0.7)], 0.03, 0.03), GOLD)


def _fringe(p: Press, hair: Ink) -> None:
    """Draw hair over the brow, parted by chance."""
    part = p.rng.uniform(-0.2, 0.2)
    p.cut(
        blob(
            [
                (-0.44, -0.1),
                (-0.46, -0.46),
                (-0.24, -0.72),
                (0, -0.76),
                (0.26, -0.72),
                (0.46, -0.46),
                (0.44, -0.1),
                (0.36, -0.3),
                (part + 0.1, -0.44),
                (part - 0.1, -0.46),
                (-0.36, -0.3),
            ]
        ),
        hair,
        lift=0.5,
        shade=0.14,
    )
    p.flat(ribbon([(-0.32, -0.5), (-0.2, -0.62), (-0.04, -0.67)], 0.008, 0.008, 0.035), mix(hair, PAPER, 0.25))


def _straw_hat(p: Press, hair: Ink) -> None:
    p.cut(
        blob([(-0.4, -0.2), (-0.4, -0.4), (0, -0.5), (0.4, -0.4), (0.4, -0.2), (0.3, -0.34), (0, -0.38), (-0.3, -0.34)]),
        hair,
        lift=0.3,
        shade=0,
    )
    p.cut(
        blob(
            [
                (-0.84, -0.3),
                (-0.5, -0.46),
                (-0.3, -0.78),
                (0, -0.94),
                (0.3, -0.78),
                (0.5, -0.46),
                (0.84, -0.3),
                (0.4, -0.33),
                (0, -0.36),
                (-0.4, -0.33),
            ]
        ),
        STRAW,
        shade=0.16,
    )
    for k in range(-3, 4):
        p.flat(ribbon([(k * 0.03, -0.9), (k * 0.12, -0.6), (k * 0.22, -0.36)], 0.006, 0.012), mix(STRAW, CLAY, 0.5))
    p.flat(ribbon([(-0.46, -0.5), (0, -0.56), (0.46, -0.5)], 0.07, 0.07), p.rng.choice((SEAL, PINE, SEA)))


def _scarf(p: Press, hair: Ink) -> None:
    ink = p.rng.choice((SEAL, NIGHT, PLUM, SEA, PERSIMMON))
    p.cut(
        blob([(-0.4, -0.16), (-0.42, -0.4), (0, -0.52), (0.42, -0.4), (0.4, -0.16), (0.26, -0.34), (0, -0.4), (-0.26, -0.34)]),
        hair,
        lift=0.3,
        shade=0,
    )
    p.cut(
        blob([(-0.48, -0.3), (-0.5, -0.62), (-0.22, -0.88), (0.16, -0.9), (0.48, -0.64), (0.48, -0.3), (0.2, -0.46), (-0.2, -0.46)]),
        ink,
        shade=0.16,
    )
    for k in range(7):
        x = -0.39 + k * 0.13
        y = -0.44 + 0.5 * (x * x)
        p.flat(quad((x - 0.05, y), (x, y - 0.06), (x + 0.05, y), (x, y + 0.06)), (GOLD, PAPER)[k % 2])


def _cap(p: Press, hair: Ink) -> None:
    ink = p.rng.choice((PINE, SEA, NIGHT, SEAL, PAPER))
    p.cut(blob([(-0.42, -0.12), (-0.44, -0.4), (0.44, -0.4), (0.42, -0.12), (0.34, -0.32), (-0.34, -0.32)]), hair, lift=0.3, shade=0)
    p.cut(blob([(-0.46, -0.36), (-0.42, -0.7), (0, -0.86), (0.42, -0.7), (0.46, -0.36), (0, -0.42)]), ink, shade=0.16)
    p.cut(
        blob([(-0.46, -0.36), (0, -0.46), (0.46, -0.36), (0.62, -0.28), (0.2, -0.34), (-0.3, -0.32)]),
        mix(ink, INK, 0.25),
        lift=0.6,
        shade=0.2,
    )
    p.flat(ellipse(0, -0.62, 0.09), GOLD)
