"""Yam: long straight roots and cut faces."""

import numpy as np

from config.demo.pictures.geometry import ellipse, ribbon
from config.demo.pictures.inks import BARK, CLAY, CREAM, LEAF, PAPER, STRAW, TAN, Ink, mix
from config.demo.pictures.press import Press

from .parts import green_leaf
from .registry import motif


def _rod(p: Press, x: float, lean: float, top: float, width: float, ink: Ink) -> None:
    """Draw one root standing on y = 0.8, with rings of small hairs."""
    line = [(x + lean, top), (x + lean * 0.55, top * 0.4 + 0.3), (x, 0.8)]
    p.cut(ribbon(line, width * 0.72, width, width * 1.04), ink, shade=0.26)
    p.cut(ellipse(x + lean, top, width * 0.36, width * 0.15, n=28), mix(ink, CREAM, 0.3), lift=0.2, shade=0)
    p.flat(ellipse(x + lean, top, width * 0.3, width * 0.11, n=28), mix(PAPER, CREAM, 0.4))
    for k, t in enumerate(np.linspace(0.06, 0.94, 13)):
        y = top + (0.8 - top) * t
        mid = x + lean * (1 - t) * (1 - 0.1 * t)
        reach = width * (0.2 + 0.16 * (k % 2))
        p.flat(ribbon([(mid - reach, y), (mid, y + 0.02), (mid + reach, y)], 0.004, 0.004, 0.018), mix(ink, BARK, 0.5))
        for side in (-1, 1):
            hair = mid + side * width * 0.46
            p.flat(ribbon([(hair, y), (hair + side * 0.05, y + 0.035)], 0.012, 0.003), mix(ink, BARK, 0.35))


def _face(p: Press, size: float) -> None:
    """Draw a cut slice: thin skin, wet white flesh, a ring of dots."""
    p.cut(ellipse(0, 0, size, size * 0.92, n=40), mix(TAN, CLAY, 0.3), shade=0.16)
    p.flat(ellipse(0, 0, size * 0.9, size * 0.82, n=40), mix(PAPER, CREAM, 0.35))
    for k in range(11):
        a = np.radians(k * 360 / 11)
        p.flat(ellipse(np.cos(a) * size * 0.55, np.sin(a) * size * 0.5, size * 0.035, n=8), mix(CREAM, STRAW, 0.6))
    p.gleam(ellipse(-size * 0.3, -size * 0.3, size * 0.3, size * 0.16, -20), 150, 0.4)


@motif("yam")
def yam(p: Press) -> None:
    green_leaf(p, -0.5, -0.72, -0.92, -0.96, 0.62, -0.1, LEAF)
    for x, lean, top, width, ink in [
        (-0.5, -0.06, -0.86, 0.3, mix(TAN, CLAY, 0.5)),
        (0.02, 0.1, -1.0, 0.32, mix(TAN, CLAY, 0.35)),
        (-0.24, 0.0, -0.72, 0.33, mix(TAN, CLAY, 0.2)),
    ]:
        _rod(p, x, lean, top, width, ink)
    for x, y, size in [(0.56, 0.52, 0.27), (0.34, 0.66, 0.2), (0.8, 0.68, 0.19)]:
        with p.at(x, y, 1):
            _face(p, size)
