"""Mountain, karst, terrace and steppe, each layered from far to near with mist between."""

import numpy as np

from .geometry import Path, ellipse, quad, ribbon, ridge_noise
from .inks import GOLD, LEAF, PAPER, PINE, SEAL, SPROUT, mix
from .landforms import birds, cloud, course, facets, height_at, lay_range, mist, paint_sky, ripples, tint
from .press import Press
from .scenery import bamboo, grass, house, pine, raft, round_tree, sheep, yurt


def mountain(p: Press, h: float) -> None:
    """High ranges, a village in the fold, pines in front."""
    x = paint_sky(p, h, y=0.27)
    cloud(p, 1 - x, h * 0.2, 0.1, mix(PAPER, p.palette.sky, 0.3))
    birds(p, 1.02 - x, h * 0.33, 0.022, tint(p, 0.5))
    for i, (base, height) in enumerate([(0.5, 0.3), (0.6, 0.34), (0.7, 0.3), (0.79, 0.22)]):
        lay_range(p, h * base, h * height, i * 0.24, detail=3.4 - i * 0.3, sharp=0.95 - i * 0.12, haze=h * 0.14)
    meadow = mix(mix(SPROUT, GOLD, 0.35), tint(p, 0.5), 0.25)
    hill = lay_range(p, h * 0.87, h * 0.1, 0.7, detail=2, sharp=0.1, haze=0, ink=meadow)
    side = 1 - x
    for k in range(5):
        y = h * (0.9 + 0.022 * k)
        p.flat(
            ribbon([(-0.02, y + 0.01), (0.3, y - 0.006), (0.7, y + 0.008), (1.02, y - 0.006)], 0.0035, 0.0035),
            mix(meadow, p.palette.ground, 0.3),
        )
    for k in range(18):
        px = (k + p.rng.uniform(0.1, 0.9)) / 18
        if abs(px - side) > 0.16:
            pine(p, px, height_at(hill, px) + 0.012, p.rng.uniform(0.045, 0.07), mix(PINE, tint(p, 0.6), 0.35))
    for dx, dy, w in [(-0.13, 0.0, 0.046), (-0.06, 0.014, 0.056), (0.02, 0.004, 0.05), (0.095, 0.018, 0.054)]:
        house(p, side + dx, height_at(hill, side + dx) + 0.03 + dy, w)
    front = lay_range(p, h * 1.0, h * 0.1, 1.0, detail=2, sharp=0, haze=0)
    for k in range(10):
        px = x + (k - 4.5) * 0.046 + p.rng.uniform(-0.015, 0.015)
        pine(p, px, height_at(front, px) + 0.03, p.rng.uniform(0.11, 0.19), mix(PINE, p.palette.ground, 0.3))


def _towers(p: Press, base: float, tall: float, count: int) -> Path:
    """Return a row of steep rounded karst towers, closed downwards."""
    x = np.linspace(-0.02, 1.02, 320)
    y = np.full_like(x, 0.0)
    for k in range(count):
        centre, w = ((k + p.rng.uniform(0.1, 0.9)) / count, p.rng.uniform(0.26, 0.56) / count)
        high, lean = tall * p.rng.uniform(0.4, 1.0) ** 1.3, p.rng.uniform(-0.3, 0.3) * w
        u = np.clip(np.abs(x - centre - lean * np.cos((x - centre) / w * 1.6)) / w, 0, 1)
        y = np.maximum(y, high * (1 - u**3) ** 0.62)
    y = base - y - 0.004 * ridge_noise(np.linspace(0, 14, 320), p.rng, 3)
    return np.concatenate([np.stack([x, y], 1), [(1.02, base + 0.02), (-0.02, base + 0.02)]])


def karst(p: Press, h: float) -> None:
    """Stone towers along a still river, a raft, bamboo in front."""
    x = paint_sky(p, h, y=0.3)
    shore = h * 0.72
    for i, (tall, count) in enumerate([(0.3, 9), (0.36, 7), (0.4, 6), (0.3, 6)]):
        near = 0.06 + i * 0.24
        body = _towers(p, shore - 0.02 + i * 0.006, h * tall * 1.25, count)
        p.cut(body, tint(p, near), lift=0.9, shade=0, rim=0.35)
        facets(p, body[:-2], mix(tint(p, near), p.palette.over, 0.16))
        mist(p, shore - h * 0.11, h * 0.13, 130)
    water = mix(p.palette.sea, p.palette.sky, 0.42)
    p.cut(quad((-0.1, shore), (1.1, shore), (1.1, 1), (-0.1, 1)), water, lift=0, shade=0, rim=0.4)
    mirror = np.concatenate([body[:-2] * (1, -0.62) + (0, shore * 1.62 - 0.012), [(1.02, shore), (-0.02, shore)]])
    p.flat(mirror, mix(water, tint(p, 0.78), 0.34))
    p.gleam(ellipse(x, shore + h * 0.1, 0.09, h * 0.09), 150, 0.3)
    ripples(p, 0, 1, shore + 0.008, h * 0.95, 46, mix(water, PAPER, 0.65))
    for k in range(14):
        rx = k / 13 + p.rng.uniform(-0.03, 0.03)
        round_tree(p, rx, shore + 0.008, p.rng.uniform(0.022, 0.04), mix(PINE, tint(p, 0.6), 0.5))
    raft(p, 0.5 + (0.5 - x) * 0.4, h * 0.87, 0.15)
    bamboo(p, 1.0 if x < 0.5 else 0.0, h)


def terrace(p: Press, h: float) -> None:
    """Rice terraces stepping down from misty hills."""
    x = paint_sky(p, h, y=0.24, r=0.085)
    for i, (base, height) in enumerate([(0.42, 0.2), (0.5, 0.18)]):
        lay_range(p, h * base, h * height, i * 0.26, sharp=0.6, haze=h * 0.12)
    grid = np.linspace(-0.02, 1.02, 150)
    fold = ridge_noise((grid - grid[0]) * 2.2, p.rng, 3, 0.4) * 0.5
    inks = [
        LEAF,
        SPROUT,
        mix(p.palette.sea, PAPER, 0.55),
        mix(SPROUT, GOLD, 0.6),
        mix(LEAF, PINE, 0.4),
        mix(SPROUT, LEAF, 0.4),
        mix(p.palette.sea, PAPER, 0.6),
        GOLD,
    ]
    steps = 13
    for i in range(steps):
        near = i / (steps - 1)
        local = ridge_noise((grid - grid[0]) * (2.2 + p.rng.random()), p.rng, 2, 0.4)
        y = h * (0.5 + 0.46 * near**1.25) + fold * h * (0.2 - 0.08 * near) + local * h * 0.028
        ink = mix(mix(inks[(i * 3 + i // 4) % 8], tint(p, 0.35), 0.45 * (1 - near)), p.palette.ground, 0.1 * near)
        p.cut(np.concatenate([np.stack([grid, y], 1), [(1.02, 1), (-0.02, 1)]]), ink, lift=0.7, shade=0, rim=0.55)
        p.flat(
            np.concatenate([np.stack([grid, y], 1), np.stack([grid, y + 0.004 + 0.006 * near], 1)[::-1]]), mix(ink, p.palette.ground, 0.55)
        )
        _dress_step(p, grid, y, near, 1 - x, i)
        if i in (2, 5):
            mist(p, float(y.mean()), h * 0.07, 130)


def _dress_step(p: Press, grid: Path, y: Path, near: float, side: float, i: int) -> None:
    """Put houses, trees and seedlings on a terrace."""
    if i in (4, 5):
        for dx in (-0.07, 0.0, 0.08):
            px = side + dx + 0.03 * (i - 4)
            house(p, px, float(np.interp(px, grid, y)) + 0.004, 0.03 + 0.02 * near)
    if i % 3 == 1:
        for _ in range(3):
            px = p.rng.uniform(0.02, 0.98)
            round_tree(p, px, float(np.interp(px, grid, y)) + 0.004, 0.03 + 0.045 * near, mix(PINE, LEAF, 0.4))
    if i >= 8 and i % 2 == 0:
        for k in range(40):
            px = (k + 0.5) / 40
            grass(p, px, float(np.interp(px, grid, y)) + 0.026, 0.014, mix(PINE, LEAF, 0.5))


def steppe(p: Press, h: float) -> None:
    """Wide grass, a winding stream, tents and flocks under clouds."""
    x = paint_sky(p, h, y=0.28, r=0.09)
    for cx, cy, w in [(1 - x, 0.2, 0.11), (x + (0.13 if x < 0.5 else -0.15), 0.38, 0.08), (0.5, 0.14, 0.06)]:
        cloud(p, cx, h * cy, w, mix(PAPER, p.palette.sky, 0.15))
    lay_range(p, h * 0.56, h * 0.2, 0.05, sharp=0.7, haze=h * 0.08, ink=mix(p.palette.sea, p.palette.sky, 0.45))
    lay_range(p, h * 0.62, h * 0.09, 0.25, detail=2, sharp=0.1, haze=h * 0.07)
    lay_range(p, h * 0.68, h * 0.07, 0.45, detail=1.6, sharp=0, haze=h * 0.05)
    plain = lay_range(p, h * 0.74, h * 0.05, 0.6, detail=1.2, sharp=0, haze=0)
    p.cut(course(h, 0.745, 0.5, 0.12, 0.1, 4.2), mix(p.palette.sea, PAPER, 0.45), lift=0.2, shade=0, rim=0.6)
    for dx, w in [(-0.12, 0.075), (0.11, 0.08), (0.0, 0.11)]:
        yurt(p, 1 - x + dx, height_at(plain, 1 - x + dx) + 0.02 + w * 0.3, w)
    for t in sorted(p.rng.random() for _ in range(18)):
        sx = x + p.rng.uniform(-0.22, 0.22)
        sheep(p, sx, h * (0.77 + 0.17 * t), 0.018 + 0.045 * t, p.rng.choice((-1, 1)))
    front = lay_range(p, h * 0.97, h * 0.06, 0.9, detail=1.5, sharp=0, haze=0)
    for k in range(34):
        gx = (k + p.rng.random()) / 34
        grass(p, gx, height_at(front, gx) + 0.03, p.rng.uniform(0.03, 0.06), mix(p.palette.ground, SPROUT, p.rng.uniform(0.15, 0.6)))
        if k % 3 == 0:
            p.flat(ellipse(gx + 0.01, height_at(front, gx) - 0.002, 0.005, n=10), p.rng.choice((SEAL, GOLD, PAPER)))
