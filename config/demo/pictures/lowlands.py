"""Coast, river and oasis, each layered from far to near with mist between."""

import numpy as np

from .geometry import Path, arc, ellipse, leaf, quad, ribbon, ridge_noise
from .inks import BARK, CHESTNUT, CLAY, CREAM, GOLD, LEAF, PAPER, PERSIMMON, PINE, SEA, SPROUT, STONE, STRAW, TAN, Ink, mix
from .landforms import birds, cloud, course, facets, lay_range, mist, paint_sky, ridge, ripples, tint
from .press import Press
from .scenery import flat_house, house, poplar, raft, round_tree, sail_boat


def coast(p: Press, h: float) -> None:
    """Swell upon swell under a low sun, islands, sails, breaking scallops in front."""
    shore = h * 0.5
    x = paint_sky(p, h, y=0.36, r=0.13)
    cloud(p, 1 - x, h * 0.2, 0.1, mix(PAPER, p.palette.sky, 0.3))
    birds(p, 0.5, h * 0.2, 0.024, tint(p, 0.6))
    for near, w, tall, cx in [(0.12, 0.3, 0.14, 1 - x), (0.34, 0.17, 0.11, 1.12 - x), (0.5, 0.12, 0.08, 0.78 - x * 0.8)]:
        _island(p, cx, shore, w, h * tall, near)
    fleet = _fleet(p, x)
    for i in range(9):
        t = i / 8
        y = shore + (h - shore) * t**1.3 * 0.9
        grid = np.linspace(-0.02, 1.02, 110)
        swell = (
            y
            + (0.003 + 0.012 * t) * np.sin(grid * (26 - 14 * t) + p.rng.uniform(0, 6))
            + 0.004 * t * ridge_noise((grid + 0.02) * 3, p.rng, 2)
        )
        ink = mix(mix(p.palette.sea, p.palette.sky, 0.5), mix(SEA, p.palette.ground, 0.5), t)
        p.cut(np.concatenate([np.stack([grid, swell], 1), [(1.02, 1), (-0.02, 1)]]), ink, lift=0.7, shade=0, rim=0.45)
        if i == 0:
            p.gleam(ellipse(x, shore + h * 0.1, 0.1, h * 0.1), 170, 0.3)
        for bx, step, sail in fleet:
            if step == i:
                sail_boat(p, bx, y + 0.012, 0.05 + 0.017 * i, sail, 1 if x < 0.5 else -1)
        ripples(p, 0, 1, y + 0.008, y + 0.03, 5, mix(ink, PAPER, 0.5))
    _scallops(p, h)


def _fleet(p: Press, x: float) -> list[tuple[float, int, Ink]]:
    """Return two to four boats as (x, wave they ride, sail), clear of one another."""
    places = [(1 - x + p.rng.uniform(-0.06, 0.06), p.rng.choice((1, 2))), (0.5 + (x - 0.5) * p.rng.uniform(0.2, 0.7), 4)]
    if p.rng.random() < 0.6:
        places.append((x + (0.12 if x < 0.5 else -0.12) * p.rng.uniform(0.6, 1.6), 1))
    if p.rng.random() < 0.4:
        places.append((1 - x + p.rng.uniform(0.1, 0.16), 3))
    sails = [PERSIMMON, CREAM, GOLD, CREAM]
    p.rng.shuffle(sails)
    return [(bx, step, sail) for (bx, step), sail in zip(places, sails, strict=False)]


def _island(p: Press, x: float, y: float, w: float, tall: float, near: float) -> None:
    """Lay an island of two humps standing on the water."""
    grid = np.linspace(-1, 1, 60)
    top = (1 - np.abs(grid) ** 2.2) * (0.72 + 0.28 * np.cos(grid * 5 + x * 9)) + 0.03 * ridge_noise((grid + 1) * 4, p.rng, 3)
    line = np.stack([x + grid * w, y - tall * np.clip(top, 0, 2)], 1)
    p.cut(np.concatenate([line, [(x + w, y + 0.02), (x - w, y + 0.02)]]), tint(p, near), lift=0.6, shade=0, rim=0.4)
    facets(p, line, mix(tint(p, near), p.palette.over, 0.2))
    mist(p, y - tall * 0.28, tall * 0.3, 150)


def _scallops(p: Press, h: float) -> None:
    """Print rows of round wave scales, the old sign of the sea, along the foot."""
    deep = mix(SEA, p.palette.ground, 0.7)
    r = 0.042
    for row in range(4):
        y = h * 0.93 + row * r * 0.52
        for k in range(-1, 14):
            cx = (k + 0.5 * (row % 2)) * r * 2
            for share, ink in (
                (1.0, mix(deep, PAPER, 0.82)),
                (0.88, deep),
                (0.66, mix(deep, PAPER, 0.7)),
                (0.55, mix(deep, SEA, 0.5)),
                (0.3, mix(deep, PAPER, 0.6)),
            ):
                p.flat(arc(cx, y, r * share, r * share, 180, 360, 16), ink)
        p.flat(quad((-0.1, y), (1.1, y), (1.1, y + r), (-0.1, y + r)), deep)


def river(p: Press, h: float) -> None:
    """A river winding out of the hills between fields, a bridge and a village."""
    x = paint_sky(p, h, y=0.26, r=0.09)
    for i, (base, height) in enumerate([(0.46, 0.26), (0.53, 0.22), (0.58, 0.14)]):
        lay_range(p, h * base, h * height, i * 0.2, sharp=0.7 - i * 0.15, haze=h * 0.1)
    plain = mix(tint(p, 0.4), SPROUT, 0.4)
    p.cut(quad((-0.1, h * 0.575), (1.1, h * 0.565), (1.1, 1), (-0.1, 1)), plain, lift=0.4, shade=0, rim=0.5)
    _fields(p, h)
    flip = 1 if x < 0.5 else -1
    swing, bends = flip * p.rng.uniform(0.12, 0.19), p.rng.uniform(1.9, 2.5)
    bank, bed = (course(h, 0.572, 0.5, swing, 0.37, bends), course(h, 0.572, 0.5, swing, 0.33, bends))
    p.cut(bank, mix(CREAM, SPROUT, 0.25), lift=0.3, shade=0, rim=0)
    p.cut(bed, mix(p.palette.sea, PAPER, 0.2), lift=0, shade=0, rim=0.3)
    ripples(p, 0.36, 0.64, h * 0.86, h * 0.99, 18, PAPER)
    side = 1 - x
    for dx, dy, w in [(-0.1, 0.0, 0.045), (-0.03, 0.02, 0.055), (0.05, 0.005, 0.05), (0.12, 0.028, 0.045)]:
        house(p, side + dx, h * (0.655 + dy), w)
    for _ in range(15):
        t = p.rng.random()
        px = p.rng.choice((p.rng.uniform(0, 0.3), p.rng.uniform(0.7, 1)))
        round_tree(p, px, h * (0.6 + 0.06 * t), 0.025 + 0.03 * t, mix(PINE, tint(p, 0.5), 0.3))
    _bridge(p, bank, h * p.rng.uniform(0.67, 0.72))
    foot = bed[np.abs(bed[:, 1] - h * 0.93).argsort()[:4], 0].mean()
    raft(p, float(foot), h * 0.93, 0.11)
    for k, cx in enumerate((0.03, 0.12, 0.9, 0.98)):
        round_tree(p, cx, h * (0.99 + 0.01 * k), 0.2 - 0.03 * (k % 2), mix(PINE, p.palette.ground, 0.4))


def _bridge(p: Press, bank: Path, y: float) -> None:
    """Span the river at a height with a round stone arch."""
    near = bank[np.abs(bank[:, 1] - y).argsort()[:6]]
    x0, x1 = float(near[:, 0].min()), float(near[:, 0].max())
    mid, half = (x0 + x1) / 2, (x1 - x0) / 2
    stone = mix(STONE, CREAM, 0.35)
    deck = arc(mid, y + half * 0.15, half * 1.9, half * 1.25, 180, 360, 30)
    p.cut(np.concatenate([deck, arc(mid, y + half * 0.15, half * 1.02, half * 0.8, 360, 180, 30)]), stone, lift=0.8, shade=0.1, rim=0.5)
    p.flat(ribbon(deck[2:-2:3], half * 0.09, half * 0.09), mix(stone, BARK, 0.4))
    for a in (200, 225, 250, 290, 315, 340):
        p.flat(
            ribbon(
                np.array([arc(mid, y + half * 0.15, half * k, half * (k - 0.22), a, a + 1, 2)[0] for k in (1.06, 1.4)]),
                half * 0.03,
                half * 0.03,
            ),
            mix(stone, BARK, 0.3),
        )


def _fields(p: Press, h: float) -> None:
    """Lay furrowed fields in perspective on the plain."""
    rows = [0.6, 0.645, 0.71, 0.8, 0.93, 1.1]
    for r in range(len(rows) - 1):
        y0, y1 = rows[r] * h, rows[r + 1] * h

        def at(k: float, y: float) -> tuple[float, float]:
            return 0.5 + (k - 4) * 0.2 * (y / h - 0.42) * 3.4, y

        for k in range(8):
            ink = mix(p.rng.choice((LEAF, SPROUT, GOLD, STRAW, mix(LEAF, PINE, 0.5))), tint(p, 0.4), 0.36 - 0.06 * r)
            p.flat(quad(at(k + 0.03, y0 + 0.002), at(k + 0.97, y0 + 0.002), at(k + 0.97, y1 - 0.003), at(k + 0.03, y1 - 0.003)), ink)
            for f in np.linspace(0.12, 0.88, 6):
                p.flat(ribbon([at(k + f, y0 + 0.003), at(k + f, y1 - 0.005)], 0.0012, 0.004, steps=2), mix(ink, p.palette.ground, 0.28))


def desert_oasis(p: Press, h: float) -> None:
    """Snow peaks, dunes with knife edges, poplars and green fields by a canal."""
    x = paint_sky(p, h, y=0.24, r=0.085)
    far = ridge(1, h * 0.48, h * 0.26, p, detail=3.4, sharp=0.95)
    p.cut(far, mix(p.palette.near, p.palette.sky, 0.35), lift=0.6, shade=0, rim=0.5)
    with p.inside(far):
        _snow(p, far[:-2], h * 0.4)
    facets(p, far[:-2], mix(p.palette.near, p.palette.sky, 0.15), 5)
    mist(p, h * 0.42, h * 0.12, 180)
    sand = mix(STRAW, p.palette.sun, 0.3)
    for base, height, tone in [(0.57, 0.1, 0.0), (0.64, 0.11, 0.14), (0.71, 0.1, 0.3)]:
        _dune(p, h * base, h * height, mix(sand, CLAY, tone))
    p.cut(ridge(1, h * 0.74, h * 0.02, p, detail=2, sharp=0), mix(LEAF, SPROUT, 0.4), lift=0.6, shade=0, rim=0.5)
    side = 1 - x
    for k in range(26):
        px = (k + 0.5) / 26 + p.rng.uniform(-0.01, 0.01)
        poplar(p, px, h * 0.745, p.rng.uniform(0.07, 0.125), mix(PINE, LEAF, p.rng.uniform(0.1, 0.7)))
    for dx, w in [(-0.1, 0.06), (-0.02, 0.075), (0.07, 0.06)]:
        flat_house(p, side + dx, h * 0.775, w, mix(TAN, CREAM, 0.3))
    _fields_of_melons(p, h)


def _snow(p: Press, line: Path, below: float) -> None:
    """Lay snow on what rises above a height, the deeper the higher, with a torn lower edge."""
    deep = np.clip(below - line[:, 1], 0, 1)
    torn = 0.55 + 0.45 * np.sin(np.arange(len(line)) * 2.1 + 1.3 * np.sin(np.arange(len(line)) * 0.7))
    foot = line + np.stack([np.zeros(len(line)), deep * (0.3 + 0.5 * torn)], 1)
    p.flat(np.concatenate([line - (0, 0.03), foot[::-1]]), PAPER)


def _dune(p: Press, base: float, height: float, ink: Ink) -> None:
    """Lay a dune whose lee sides are cut sharply into shade."""
    line = ridge(1, base, height, p, detail=1.8, sharp=0.25)[:-2]
    p.cut(np.concatenate([line, [(1, 2), (0, 2)]]), ink, lift=0.5, shade=0, rim=0.5)
    for i in range(6, 134):
        if line[i, 1] == line[i - 6 : i + 7, 1].min():
            px, py = line[i]
            lee = [
                (px, py),
                *map(tuple, line[i : min(i + 22, 139)]),
                (px + 0.17, base + 0.05),
                (px + 0.03, base + 0.05),
                (px + 0.05, py + 0.036),
                (px + 0.012, py + 0.014),
            ]
            p.flat(quad(*lee), mix(ink, CHESTNUT, 0.3))


def _fields_of_melons(p: Press, h: float) -> None:
    """Draw the canal and the melon field in the foreground."""
    p.cut(quad((-0.1, h * 0.79), (1.1, h * 0.775), (1.1, 1), (-0.1, 1)), mix(LEAF, p.palette.ground, 0.25), lift=0.6, shade=0, rim=0.5)
    p.flat(quad((-0.1, h * 0.805), (1.1, h * 0.79), (1.1, h * 0.815), (-0.1, h * 0.833)), mix(p.palette.sea, PAPER, 0.45))
    for row in range(4):
        y = h * (0.865 + 0.045 * row)
        p.flat(
            ribbon([(-0.02, y), (0.5, y - 0.004), (1.02, y - 0.008)], 0.008 + 0.003 * row, 0.008 + 0.003 * row),
            mix(p.palette.ground, BARK, 0.35),
        )
        for k in range(17 - 2 * row):
            px = (k + 0.5 + p.rng.uniform(-0.25, 0.25)) / (17 - 2 * row)
            size = 0.011 + 0.004 * row
            for lean in (-1, 1):
                p.flat(leaf(px, y, px + lean * size * 2.2, y - size * 0.9, 0.5), mix(PINE, SPROUT, 0.3))
            p.cut(ellipse(px, y - size * 0.4, size, size * 0.84, n=20), mix(LEAF, SPROUT, 0.45), lift=0.4, shade=0.26)
            p.flat(ribbon([(px, y - size * 1.2), (px + size * 0.2, y - size * 0.4), (px, y + size * 0.4)], 0.001, 0.001, size * 0.22), PINE)
