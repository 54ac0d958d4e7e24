"""Citrus: pomelo, tangerine, kumquat, lemon."""

from config.demo.pictures.geometry import blob, ellipse, moved, ribbon, scaled
from config.demo.pictures.inks import BARK, CREAM, GOLD, HONEY, LEAF, PAPER, PERSIMMON, PINE, ROSE, SPROUT, STRAW, TANGERINE, Ink, mix
from config.demo.pictures.press import Press

from .parts import glint, green_leaf, specks, spokes, stem, wedge
from .registry import motif


def cut_face(
    p: Press, rx: float, ry: float, skin: Ink, pith: Ink, flesh: Ink, count: int = 10, rind: float = 0.07, white: float = 0.08
) -> None:
    """Draw a citrus cut across: skin, pith and a wheel of segments."""
    p.cut(ellipse(0, 0, rx, ry, n=64), skin, shade=0.08)
    p.flat(ellipse(0, 0, rx * (1 - rind), ry * (1 - rind), n=64), pith)
    inner = 1 - rind - white
    for path in spokes(0, 0, rx * inner, ry * inner, count, wedge(360 / count * 0.9), 9):
        smooth = blob(path, 5)
        p.flat(smooth, flesh)
        p.flat(scaled(smooth, 0.55, 0.6, *(smooth.mean(0) + smooth.mean(0) * 0.12)), mix(flesh, PAPER, 0.22))
    p.flat(ellipse(0, 0, rx * 0.07, ry * 0.07), pith)


POMELO = blob(
    [
        (0, -0.86),
        (0.24, -0.8),
        (0.46, -0.52),
        (0.7, -0.12),
        (0.76, 0.32),
        (0.52, 0.7),
        (0, 0.8),
        (-0.52, 0.7),
        (-0.76, 0.32),
        (-0.7, -0.12),
        (-0.46, -0.52),
        (-0.24, -0.8),
    ]
)


@motif("pomelo")
def pomelo(p: Press) -> None:
    with p.at(-0.2, 0.0, 1.0, -4):
        skin = mix(SPROUT, GOLD, 0.42)
        p.cut(POMELO, skin, shade=0.22, depth=140)
        specks(p, 0, 0.1, 0.62, 0.6, 46, 0.014, mix(skin, LEAF, 0.5))
        p.gleam(ellipse(-0.3, -0.04, 0.2, 0.4, 12), 120, 0.4)
        stem(p, [(0, -0.8), (0.03, -0.98)], 0.06, 0.08)
        green_leaf(p, 0.02, -0.9, 0.7, -0.84, 0.5, -0.12)
        green_leaf(p, 0.02, -0.9, -0.54, -1.0, 0.5, 0.12, LEAF)
        glint(p, 0, 0.14, 0.6, 0.56, 180, 228, 0.07)
    with p.at(0.42, 0.3, 1.0):
        cut_face(p, 0.52, 0.5, mix(SPROUT, GOLD, 0.5), PAPER, ROSE, 10, 0.06, 0.16)


def _tangerine(p: Press) -> None:
    body = blob(
        [
            (0, -0.54),
            (0.36, -0.6),
            (0.76, -0.34),
            (0.86, 0.1),
            (0.62, 0.56),
            (0, 0.7),
            (-0.62, 0.56),
            (-0.86, 0.1),
            (-0.76, -0.34),
            (-0.36, -0.6),
        ]
    )
    p.cut(body, TANGERINE, shade=0.22)
    specks(p, 0, 0.06, 0.74, 0.56, 60, 0.013, mix(TANGERINE, PERSIMMON, 0.7))
    p.gleam(ellipse(-0.36, -0.1, 0.22, 0.26, 14), 120, 0.4)
    p.dusk(ellipse(0, -0.5, 0.24, 0.08), 140, 0.3)
    for path in spokes(0, -0.5, 0.13, 0.08, 5, wedge(60, 0.0, 1.0)):
        p.flat(path, LEAF)
    glint(p, 0, 0.06, 0.68, 0.5, 184, 232, 0.07)


@motif("tangerine")
def tangerine(p: Press) -> None:
    with p.at(-0.22, 0.02, 0.98, -4):
        stem(p, [(0, -0.48), (0.03, -0.64), (0.0, -0.78)], 0.05, 0.06, LEAF)
        _tangerine(p)
        green_leaf(p, 0.02, -0.6, 0.72, -0.9, 0.5, -0.12)
        green_leaf(p, 0.0, -0.6, -0.5, -0.92, 0.5, 0.12, LEAF)
    with p.at(0.46, 0.38, 1.0):
        cut_face(p, 0.44, 0.42, TANGERINE, CREAM, mix(PERSIMMON, TANGERINE, 0.35), 10, 0.06, 0.05)


def _kumquat(p: Press, x: float, y: float, r: float, turn: float) -> None:
    with p.at(x, y, r, turn):
        body = ellipse(0, 0, 0.72, 0.98)
        p.cut(body, mix(TANGERINE, GOLD, 0.25), shade=0.24)
        specks(p, 0, 0, 0.6, 0.86, 22, 0.025, mix(TANGERINE, PERSIMMON, 0.6))
        p.flat(ellipse(0, -0.9, 0.14, 0.06), LEAF)
        glint(p, 0, 0, 0.5, 0.7, 184, 240, 0.11)


@motif("kumquat")
def kumquat(p: Press) -> None:
    stem(p, [(-0.9, -0.52), (-0.2, -0.62), (0.9, -0.86)], 0.06, 0.04)
    for x0, y0, x, y, bend, ink in [
        (-0.5, -0.58, -0.98, -0.98, 0.1, PINE),
        (-0.1, -0.62, -0.3, -1.08, -0.1, LEAF),
        (0.3, -0.7, 0.36, -1.1, 0.08, PINE),
        (0.6, -0.78, 1.0, -0.5, 0.1, LEAF),
        (-0.6, -0.56, -1.0, -0.24, -0.1, LEAF),
    ]:
        green_leaf(p, x0, y0, x, y, 0.48, bend, ink)
    for x, y in [(-0.5, -0.46), (0.02, -0.54), (0.5, -0.5)]:
        p.flat(ribbon([(x * 0.9, -0.62 - x * 0.1), (x, y - 0.02), (x, y + 0.08)], 0.025, 0.03), LEAF)
    for x, y, r, turn in [(-0.56, -0.14, 0.36, 14), (0.04, -0.2, 0.37, -8), (0.6, -0.18, 0.35, -16), (-0.34, 0.44, 0.38, 20)]:
        _kumquat(p, x, y, r, turn)
    with p.at(0.3, 0.42, 1, -10):
        cut_face(p, 0.36, 0.38, TANGERINE, CREAM, mix(TANGERINE, GOLD, 0.2), 7, 0.09, 0.07)
        for path in spokes(0, 0, 0.17, 0.18, 4, moved(ellipse(0, 0, 0.22, 0.11, n=12), 0.7, 0), 20):
            p.flat(path, mix(STRAW, SPROUT, 0.4))


@motif("lemon")
def lemon(p: Press) -> None:
    yellow = mix(GOLD, (250, 215, 70), 0.6)
    body = blob(
        [
            (-0.98, 0.0),
            (-0.82, -0.1),
            (-0.55, -0.46),
            (0, -0.62),
            (0.55, -0.46),
            (0.82, -0.12),
            (1.0, -0.02),
            (0.84, 0.12),
            (0.55, 0.46),
            (0, 0.6),
            (-0.55, 0.44),
            (-0.84, 0.1),
        ]
    )
    with p.at(-0.08, -0.04, 0.9, -24):
        p.cut(body, yellow, shade=0.22, depth=140)
        specks(p, 0, 0, 0.7, 0.48, 60, 0.012, mix(yellow, HONEY, 0.5))
        p.gleam(ellipse(-0.2, -0.26, 0.34, 0.16, -10), 130, 0.4)
        green_leaf(p, -0.9, 0.0, -0.6, -0.74, 0.5, -0.1)
        p.flat(ellipse(-0.94, 0, 0.07, 0.09), BARK)
    with p.at(0.4, 0.36, 1.0):
        cut_face(p, 0.45, 0.43, yellow, PAPER, mix(yellow, GOLD, 0.2), 9, 0.06, 0.06)
