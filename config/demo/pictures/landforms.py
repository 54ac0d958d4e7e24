"""Land, sky and water: ridges with lit and shaded sides, mist, sun, clouds, rivers."""

from math import cos, pi, sin

import numpy as np

from .geometry import Path, arc, ellipse, quad, ribbon, ridge_noise
from .inks import Ink, mix
from .press import Press


def tint(press: Press, near: float) -> Ink:
    """Return the colour of land at a nearness 0 (horizon) to 1 (foreground)."""
    c = press.palette
    if near < 0.6:
        return mix(mix(c.far, c.sky, 0.35), c.near, near / 0.6)
    return mix(c.near, c.ground, (near - 0.6) / 0.4)


def ridge(width: float, base: float, height: float, press: Press, *, detail: float = 3, sharp: float = 0.4, floor: float = 2) -> Path:
    """Return a ridgeline a little wider than [0, width], peaks near base - height; the last two points close it."""
    x = np.linspace(0, 1, 140)
    y = base - height * (0.5 + 0.5 * ridge_noise(x * detail, press.rng, 5, 0.46, sharp))
    return np.concatenate([np.stack([(x * 1.02 - 0.01) * width, y], 1), [(1.01 * width, floor), (-0.01 * width, floor)]])


def facets(press: Press, line: Path, ink: Ink, reach: float = 7) -> None:
    """Print the shaded side of each peak of a ridgeline, a torn edge running down from the summit."""
    y = line[:, 1]
    for i in range(4, len(y) - 4):
        if y[i] != y[i - 4 : i + 5].min():
            continue
        stop = i + 1
        while stop < len(y) - 1 and y[stop + 1] > y[stop] - 0.0015:
            stop += 1
        drop = y[stop] - y[i]
        if drop < 0.012:
            continue
        steps = np.linspace(0, 1, 8)
        sway = np.array([0, 0.35, -0.2, 0.4, -0.1, 0.45, 0.1, 0.3]) * drop * 0.4
        edge = np.stack([line[i, 0] + sway + steps * drop * 0.1, y[i] + steps * drop * 1.25], 1)
        press.flat(np.concatenate([line[i : stop + 1], edge[::-1]]), ink)


def mist(press: Press, y: float, height: float, depth: int = 170, span: tuple[float, float] = (0, 1)) -> None:
    """Lay a grainy band of paper-white across the page."""
    x0, x1 = span[0] - 0.1, span[1] + 0.1
    press.gleam(quad((x0, y), (x1, y - height * 0.2), (x1, y + height), (x0, y + height)), depth, 0.3)


def sun(press: Press, x: float, y: float, r: float, ink: Ink) -> None:
    """Draw the great disc with a grainy lower edge."""
    disc = ellipse(x, y, r, n=90)
    press.cut(disc, ink, lift=0, shade=0, rim=0)
    with press.inside(disc):
        press.gleam(ellipse(x, y + r * 1.02, r * 1.2, r * 0.62), 150, 0.3)


def cloud(press: Press, x: float, y: float, w: float, ink: Ink) -> None:
    """Draw a paper-cut cloud of the old ornaments: humps on a flat foot, a scroll inside, a trailing tail."""
    tail = ribbon(
        [(x - w * 1.35, y - w * 0.01), (x - w * 0.5, y - w * 0.06), (x + w * 0.4, y - w * 0.03), (x + w * 1.2, y - w * 0.07)],
        0,
        0,
        w * 0.13,
    )
    press.cut(tail, ink, lift=0.3, shade=0, rim=0)
    humps = [(-0.66, 0.16), (-0.3, 0.25), (0.12, 0.33), (0.5, 0.22), (0.8, 0.13)]
    edge = [arc(x + dx * w, y, r * w, r * w * 0.92, 180 + 12 * (i > 0), 360 - 12 * (i < 4), 12) for i, (dx, r) in enumerate(humps)]
    press.cut(np.concatenate(edge), ink, lift=0.5, shade=0.2, depth=60)
    line = mix(ink, press.palette.near, 0.35)
    for dx, r in ((-0.3, 0.15), (0.12, 0.21), (0.5, 0.13)):
        spiral = [
            (x + dx * w + r * w * (1 - t / 16) * cos(t * 0.55 + 3.3), y - r * w * 0.18 + r * w * (1 - t / 16) * sin(t * 0.55 + 3.3))
            for t in range(13)
        ]
        press.flat(ribbon(spiral, w * 0.012, w * 0.008, w * 0.018, steps=3), line)


def birds(press: Press, x: float, y: float, size: float, ink: Ink) -> None:
    """Draw a few far birds as double strokes."""
    for dx, dy, s in [(0, 0, 1), (1.7, -0.7, 0.8), (3.0, 0.3, 0.7)]:
        bx, by, w = x + dx * size, y + dy * size, size * s * 0.5
        press.flat(ribbon([(bx - w, by - w * 0.5), (bx - w * 0.4, by - w * 0.4), (bx, by)], w * 0.02, w * 0.1, w * 0.22), ink)
        press.flat(ribbon([(bx + w, by - w * 0.5), (bx + w * 0.4, by - w * 0.4), (bx, by)], w * 0.02, w * 0.1, w * 0.22), ink)


def waves(press: Press, y: float, ink: Ink, rows: int = 4, gap: float = 0.036, span: tuple[float, float] = (0, 1)) -> None:
    """Draw swelling wave lines below y over a span of x, in page units, thinning with depth."""
    x0, width = span[0] - 0.02, span[1] - span[0] + 0.04
    for row in range(rows):
        phase, level = press.rng.uniform(0, 2 * pi), y + row * gap
        swell = [(x0 + width * t / 12, level + 0.007 * sin(t * 1.6 * width + phase)) for t in range(13)]
        press.flat(ribbon(swell, 0.0035, 0.0035, 0.008 - row * 0.001), ink)


def ripples(press: Press, x0: float, x1: float, y0: float, y1: float, count: int, ink: Ink) -> None:
    """Scatter level strokes of light on water, longer towards the front."""
    for i in range(count):
        t = (i + press.rng.random()) / count
        y, w = y0 + (y1 - y0) * t, (0.012 + 0.05 * t) * press.rng.uniform(0.6, 1.5)
        x = press.rng.uniform(x0, x1)
        press.flat(ribbon([(x - w, y), (x, y + 0.001), (x + w, y)], 0.0006, 0.0006, 0.0018 + 0.0035 * t), ink)


def paint_sky(p: Press, h: float, *, y: float = 0.3, r: float = 0.105) -> float:
    """Paint the glow of the sky and the sun where the press wants it; return its x."""
    x = p.rng.uniform(*p.sun_between)
    p.gleam(quad((-0.1, h * 0.3), (1.1, h * 0.3), (1.1, h * 0.7), (-0.1, h * 0.7)), 120, 0.35)
    sun(p, x, h * y, r, mix(p.palette.sun, p.palette.sky, 0.08))
    return x


def lay_range(
    p: Press, base: float, height: float, near: float, *, detail: float = 3.0, sharp: float = 0.8, haze: float = 0.1, ink: Ink | None = None
) -> Path:
    """Lay one range with shaded facets and mist at its foot; return its line."""
    shape = ridge(1, base, height, p, detail=detail, sharp=sharp)
    ink = ink or tint(p, near)
    p.cut(shape, ink, lift=0.8, shade=0, rim=0.4)
    facets(p, shape[:-2], mix(ink, p.palette.over, 0.2))
    if haze:
        mist(p, base - haze * 0.35, haze, 165)
    return shape[:-2]


def height_at(line: Path, x: float) -> float:
    """Return the height of a line at x."""
    return float(np.interp(x, line[:, 0], line[:, 1]))


def course(h: float, top: float, x: float, swing: float, width: float, bends: float) -> Path:
    """Return a winding river seen in perspective: bends widen and lengthen from the horizon down to the foot."""
    t = np.linspace(0, 1, 90) ** 1.3
    y = h * (top + (1.04 - top) * t)
    depth = np.log1p(t * 14) / np.log(15)
    centre = x + swing * np.sin(depth * bends * pi) * (0.25 + 0.75 * t**0.5)
    half = 0.003 + width / 2 * t**1.25
    return np.concatenate([np.stack([centre - half, y], 1), np.stack([centre + half, y], 1)[::-1]])
