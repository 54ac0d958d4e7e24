"""Small fruit: cherry, roxburgh rose, jujube, grape."""

from math import cos, sin

import numpy as np

from config.demo.pictures.geometry import blob, ellipse, leaf, moved, polar, quad, ribbon, turned
from config.demo.pictures.inks import BLUSH, CHERRY, CHESTNUT, CLAY, GOLD, HONEY, INK, LEAF, PERSIMMON, ROSE, SEAL, SPROUT, STRAW, Ink, mix
from config.demo.pictures.press import Press

from .parts import glint, green_leaf, spokes, stem
from .registry import motif


def _cherry(p: Press, x: float, y: float, r: float) -> None:
    body = moved(
        blob([(0, -0.82), (0.5, -0.98), (1, -0.3), (0.84, 0.56), (0.16, 1.0), (-0.16, 1.0), (-0.84, 0.56), (-1, -0.3), (-0.5, -0.98)]) * r,
        x,
        y,
    )
    p.cut(body, mix(SEAL, CHERRY, 0.35), shade=0.24)
    p.dusk(ellipse(x, y - 0.8 * r, 0.3 * r, 0.12 * r), 200, 0.3)
    glint(p, x, y, 0.68 * r, 0.66 * r, 188, 245, 0.17 * r)


@motif("cherry")
def cherry(p: Press) -> None:
    fork = (0.06, -0.98)
    for x, y in [(-0.42, -0.08), (0.46, 0.04)]:
        stem(p, [(x, y), (x * 0.62, y - 0.45), (fork[0] + x * 0.1, fork[1] + 0.12), fork], 0.035, 0.05, LEAF)
    green_leaf(p, 0.06, -0.98, 0.86, -0.72, 0.5, -0.12)
    green_leaf(p, 0.06, -0.98, -0.62, -0.86, 0.5, 0.12, LEAF)
    _cherry(p, -0.42, 0.32, 0.46)
    _cherry(p, 0.46, 0.4, 0.42)


def _spiny_hip(p: Press, ink: Ink) -> None:
    body = blob(
        [
            (0, -0.52),
            (0.4, -0.5),
            (0.66, -0.14),
            (0.6, 0.34),
            (0.26, 0.6),
            (0, 0.63),
            (-0.26, 0.6),
            (-0.6, 0.34),
            (-0.66, -0.14),
            (-0.4, -0.5),
        ]
    )
    thorn = quad((0.86, -0.05), (1.16, 0.0), (0.86, 0.05))
    for path in spokes(0, 0.04, 0.68, 0.62, 26, thorn):
        p.flat(path, mix(ink, CHESTNUT, 0.35))
    p.cut(body, ink, shade=0.22)
    for ring, count, phase in [(0.78, 15, 4), (0.5, 10, 12), (0.2, 5, 0)]:
        for path in spokes(0, 0.04, 0.64, 0.58, count, moved(quad((-0.05, -0.05), (0.08, -0.01), (-0.05, 0.05)), ring, 0), phase):
            p.flat(path, mix(ink, CHESTNUT, 0.5))
    for turn in (-52, -24, 0, 24, 52):
        p.cut(turned(leaf(0, -0.46, 0, -0.86, 0.42), turn, 0, -0.46), mix(LEAF, CLAY, 0.35), lift=0.3, shade=0.2)
    p.gleam(ellipse(-0.26, -0.06, 0.16, 0.26, 14), 120, 0.4)


def _five_petals(p: Press, x: float, y: float, r: float, ink: Ink, heart: Ink = GOLD) -> None:
    petal = blob([(0.05, 0), (0.4, -0.42), (0.86, -0.4), (0.94, -0.12), (0.84, 0), (0.94, 0.12), (0.86, 0.4), (0.4, 0.42)])
    for path in spokes(x, y, r, r, 5, petal, -90):
        p.cut(path, ink, lift=0.4, shade=0.2, depth=90)
    p.flat(ellipse(x, y, r * 0.24), heart)
    for path in spokes(x, y, r * 0.42, r * 0.42, 11, ellipse(0.86, 0, 0.1, 0.1, n=10)):
        p.flat(path, mix(heart, HONEY, 0.4))


@motif("roxburgh_rose")
def roxburgh_rose(p: Press) -> None:
    stem(p, [(-0.9, 0.1), (-0.3, -0.32), (0.3, -0.44), (0.94, -0.9)], 0.05, 0.035)
    for x, y, x1, y1, bend in [
        (0.3, -0.46, 0.12, -0.9, 0.1),
        (0.56, -0.6, 0.98, -0.36, -0.1),
        (-0.5, -0.2, -0.94, -0.4, 0.1),
        (0.72, -0.74, 0.5, -1.04, 0.1),
    ]:
        green_leaf(p, x, y, x1, y1, 0.5, bend, LEAF)
    with p.at(0.46, 0.3, 0.72, 14):
        _spiny_hip(p, mix(GOLD, PERSIMMON, 0.18))
    with p.at(-0.3, 0.2, 0.92, -8):
        _spiny_hip(p, GOLD)
    _five_petals(p, -0.42, -0.62, 0.36, ROSE)


def _jujube(p: Press, x: float, y: float, r: float, turn: float) -> None:
    with p.at(x, y, r, turn):
        body = ellipse(0, 0, 0.7, 1)
        p.cut(body, CHERRY, shade=0.24)
        with p.inside(body):
            for k in (-0.42, -0.1, 0.24):
                p.flat(ribbon([(k, -0.6), (k * 1.5 + 0.06, -0.1), (k * 1.2 - 0.04, 0.5)], 0.03, 0.02, 0.07), mix(CHERRY, INK, 0.4))
        p.flat(ellipse(0, -0.9, 0.16, 0.07), STRAW)
        glint(p, 0, 0, 0.5, 0.72, 186, 240, 0.1, BLUSH)


@motif("jujube")
def jujube(p: Press) -> None:
    stem(p, [(-0.7, -0.7), (0, -0.6), (0.8, -0.9)], 0.06, 0.03)
    for x0, x1, y1, bend in [(-0.4, -0.82, -0.96, 0.1), (0.1, 0.16, -1.04, 0.1), (0.5, 0.98, -0.6, 0.1), (-0.1, -0.5, -0.3, 0.1)]:
        green_leaf(p, x0, -0.64, x1, y1, 0.46, bend, LEAF)
    hung = [(-0.56, 0.34, 0.36, -24), (0.66, 0.38, 0.36, 26), (0.42, -0.24, 0.36, 14), (-0.2, -0.16, 0.38, -10), (0.06, 0.36, 0.42, 4)]
    for x, y, r, turn in hung:
        top = (x + r * 0.9 * sin(np.radians(turn)), y - r * 0.9 * cos(np.radians(turn)))
        p.flat(ribbon([(x * 0.55, -0.66), (x * 0.7, (y - 0.66) / 2), top], 0.022, 0.026), LEAF)
    for x, y, r, turn in hung:
        _jujube(p, x, y, r, turn)


@motif("grape")
def grape(p: Press) -> None:
    stem(p, [(-0.3, -1.02), (0.0, -0.92), (0.3, -0.98)], 0.06, 0.06)
    stem(p, [(0.0, -0.92), (0.0, -0.6)], 0.05, 0.05)
    lobes = polar(lambda a: 0.34 + 0.1 * abs(cos(2.5 * a)), 0.42, -0.66, 0.9)
    p.cut(lobes, LEAF, shade=0.2)
    for a in (200, 250, 300, 345, 30):
        p.flat(ribbon([(0.3, -0.66), (0.3 + 0.36 * cos(np.radians(a)), -0.66 + 0.3 * sin(np.radians(a)))], 0.02, 0.005), SPROUT)
    rows = [
        (-0.5, [-0.42, -0.14, 0.14]),
        (-0.28, [-0.52, -0.26, 0.0, 0.26, 0.5]),
        (-0.04, [-0.4, -0.13, 0.14, 0.4]),
        (0.2, [-0.28, 0.0, 0.28]),
        (0.42, [-0.14, 0.14]),
        (0.62, [0.0]),
    ]
    for y, xs in rows:
        for x in xs:
            p.cut(ellipse(x, y, 0.17, 0.18), mix((112, 60, 104), CHERRY, 0.2), shade=0.24)
            glint(p, x, y, 0.1, 0.11, 190, 260, 0.04)


@motif("goji")
def goji(p: Press) -> None:
    twig = [(-0.9, -0.86), (-0.3, -0.78), (0.4, -0.5), (0.86, 0.06)]
    stem(p, twig, 0.06, 0.03)
    for x0, y0, x, y, bend in [
        (-0.6, -0.84, -0.5, -1.1, 0.1),
        (-0.2, -0.76, -0.04, -1.08, 0.1),
        (0.2, -0.62, 0.5, -0.96, 0.1),
        (0.56, -0.36, 0.98, -0.56, 0.1),
        (0.76, -0.1, 1.0, 0.3, -0.1),
        (-0.7, -0.84, -0.98, -0.52, -0.1),
    ]:
        green_leaf(p, x0, y0, x, y, 0.3, bend, LEAF)
    hung = [
        (-0.74, -0.2, 8),
        (0.86, 0.52, -10),
        (-0.42, 0.04, 6),
        (0.6, 0.34, -8),
        (-0.1, -0.12, 4),
        (0.34, 0.1, -4),
        (-0.62, 0.52, 12),
        (0.36, 0.62, -6),
        (-0.16, 0.5, 4),
    ]
    for x, y, _ in hung:
        root = (x * 0.8, float(np.interp(x * 0.8, [-0.9, -0.3, 0.4, 0.86], [-0.86, -0.78, -0.5, 0.06])))
        p.flat(ribbon([root, ((root[0] + x) / 2, (root[1] + y - 0.3) / 2), (x, y - 0.22)], 0.018, 0.02), LEAF)
    for x, y, turn in hung:
        with p.at(x, y, 0.29, turn):
            body = blob([(0, -0.9), (0.36, -0.66), (0.52, 0.0), (0.34, 0.66), (0, 0.98), (-0.34, 0.66), (-0.52, 0.0), (-0.36, -0.66)])
            p.cut(body, mix(SEAL, PERSIMMON, 0.5), shade=0.24)
            p.flat(leaf(0, -1.0, 0, -0.62, 0.9), LEAF)
            glint(p, 0, 0, 0.36, 0.6, 186, 246, 0.12)
