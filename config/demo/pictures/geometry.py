"""Paths: every shape is an (N, 2) float array of points, y pointing down, made of curves and simple moves."""

from collections.abc import Callable, Sequence
from functools import cache
from math import cos, pi, sin
from random import Random

import numpy as np
from numpy.typing import NDArray

Path = NDArray[np.float64]
Points = Sequence[tuple[float, float]] | Path


@cache
def _spline_basis(steps: int) -> Path:
    """Return the (steps, 4) weights of a Catmull-Rom segment."""
    t = np.linspace(0, 1, steps, endpoint=False)
    return 0.5 * np.stack([-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, -(t**2) + t**3], axis=1)


def blob(points: Points, steps: int = 9) -> Path:
    """Return a closed smooth shape through the points."""
    p = np.asarray(points, float)
    frames = np.stack([np.roll(p, 1, 0), p, np.roll(p, -1, 0), np.roll(p, -2, 0)], axis=1)
    shape: Path = np.einsum("sk,nkd->nsd", _spline_basis(steps), frames).reshape(-1, 2)
    return shape


def curve(points: Points, steps: int = 9) -> Path:
    """Return an open smooth line through the points."""
    p = np.asarray(points, float)
    p = np.concatenate([p[:1] * 2 - p[1:2], p, p[-1:] * 2 - p[-2:-1]])
    frames = np.stack([p[:-3], p[1:-2], p[2:-1], p[3:]], axis=1)
    line = np.einsum("sk,nkd->nsd", _spline_basis(steps), frames).reshape(-1, 2)
    return np.concatenate([line, p[-2:-1]])


def ribbon(points: Points, start: float, end: float | None = None, middle: float | None = None, steps: int = 7) -> Path:
    """Return a stroke along a smooth line, its width running from start over middle to end."""
    line = curve(points, steps)
    tangent = np.gradient(line, axis=0)
    tangent /= np.maximum(np.hypot(tangent[:, 0], tangent[:, 1]), 1e-9)[:, None]
    end = start if end is None else end
    middle = (start + end) / 2 if middle is None else middle
    width = np.interp(np.linspace(0, 2, len(line)), [0, 1, 2], [start, middle, end])[:, None] / 2
    side = tangent[:, ::-1] * (-1, 1) * width
    return np.concatenate([line + side, (line - side)[::-1]])


def ellipse(x: float, y: float, rx: float, ry: float | None = None, turn: float = 0, n: int = 48) -> Path:
    """Return an ellipse; turn in degrees."""
    a = np.linspace(0, 2 * pi, n, endpoint=False)
    shape = np.stack([np.cos(a) * rx, np.sin(a) * (rx if ry is None else ry)], axis=1)
    return moved(turned(shape, turn), x, y)


def arc(x: float, y: float, rx: float, ry: float, start: float, stop: float, n: int = 24) -> Path:
    """Return an open piece of an ellipse between two angles in degrees (0 = right, 90 = down)."""
    a = np.radians(np.linspace(start, stop, n))
    return np.stack([x + np.cos(a) * rx, y + np.sin(a) * ry], axis=1)


def polar(radius: Callable[[float], float], x: float = 0, y: float = 0, squash: float = 1, n: int = 96) -> Path:
    """Return the closed shape of a radius given by angle (radians)."""
    return np.array([(x + radius(a) * cos(a), y + radius(a) * sin(a) * squash) for a in np.linspace(0, 2 * pi, n, endpoint=False)])


LEAF_T = (0.0, 0.12, 0.32, 0.55, 0.8, 1.0)  # along the midrib
LEAF_W = (0.0, 0.24, 0.47, 0.46, 0.22, 0.0)  # half width there


def leaf(x0: float, y0: float, x1: float, y1: float, width: float, bend: float = 0.0) -> Path:
    """Return a pointed leaf from base to tip; bend pushes its middle sideways."""
    dx, dy = x1 - x0, y1 - y0
    nx, ny = -dy, dx

    def at(t: float, side: float) -> tuple[float, float]:
        b = bend * sin(pi * t)
        return x0 + dx * t + nx * (b + side * width), y0 + dy * t + ny * (b + side * width)

    right = curve([at(t, s) for t, s in zip(LEAF_T, LEAF_W, strict=True)], 6)
    left = curve([at(t, -s) for t, s in zip(LEAF_T, LEAF_W, strict=True)], 6)
    return np.concatenate([right, left[::-1]])


def vein(x0: float, y0: float, x1: float, y1: float, bend: float = 0.0, width: float = 0.012) -> Path:
    """Return the midrib of the leaf made with the same arguments."""
    dx, dy = x1 - x0, y1 - y0
    points = [(x0 + dx * t - dy * bend * sin(pi * t), y0 + dy * t + dx * bend * sin(pi * t)) for t in (0, 0.3, 0.6, 0.86)]
    return ribbon(points, width, width * 0.3)


def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> Path:
    """Return a rectangle with round corners."""
    corners = [(x1 - r, y0 + r, -90), (x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180)]
    return np.concatenate([arc(x, y, r, r, a, a + 90, 7) for x, y, a in corners])


def lathe(profile: Points, x: float = 0, *, smooth: bool = True) -> Path:
    """Return a symmetric vessel from its right-hand profile of (radius, y), top to bottom."""
    right = curve(profile, 6) if smooth else np.asarray(profile, float)
    left = right[::-1] * (-1, 1)
    return moved(np.concatenate([right, left]), x, 0)


def quad(*points: tuple[float, float]) -> Path:
    """Return a polygon with straight sides."""
    return np.asarray(points, float)


def moved(path: Path, dx: float, dy: float) -> Path:
    return path + np.array([dx, dy])


def turned(path: Path, degrees: float, x: float = 0, y: float = 0) -> Path:
    """Return the path turned clockwise around (x, y)."""
    a = degrees * pi / 180
    m = np.array([[cos(a), sin(a)], [-sin(a), cos(a)]])
    result: Path = (path - (x, y)) @ m + (x, y)
    return result


def scaled(path: Path, sx: float, sy: float | None = None, x: float = 0, y: float = 0) -> Path:
    return (path - (x, y)) * (sx, sx if sy is None else sy) + (x, y)


def ridge_noise(x: Path, rng: Random, octaves: int = 5, rough: float = 0.5, sharp: float = 0.0) -> Path:
    """Return smooth noise in about [-1, 1] over x; sharp in [0, 1] folds it into peaks."""
    total = np.zeros_like(x)
    size, step = 1.0, 1.0
    for _ in range(octaves):
        knots = np.array([rng.uniform(-1, 1) for _ in range(int(x[-1] * step) + 4)])
        wave = _smooth_at(knots, x * step)
        folded = 1 - 2 * np.abs(wave)
        total += size * (wave * (1 - sharp) + folded * sharp)
        size, step = size * rough, step * 2.03
    return total


def _smooth_at(knots: Path, x: Path) -> Path:
    """Return cosine-interpolated values of the knots at positions x >= 0."""
    i = np.floor(x).astype(int)
    t = (1 - np.cos((x - i) * pi)) / 2
    values: Path = knots[i] * (1 - t) + knots[i + 1] * t
    return values
