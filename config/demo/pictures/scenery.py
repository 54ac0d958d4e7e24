"""Things in a landscape: trees, houses, boats, flocks, each standing on a point."""

from math import sin

import numpy as np

from .geometry import arc, blob, ellipse, leaf, polar, quad, ribbon, turned
from .inks import BARK, CLAY, COAL, CREAM, INK, LEAF, PAPER, PINE, SEAL, SPROUT, STRAW, Ink, mix
from .press import Press


def pine(press: Press, x: float, y: float, h: float, ink: Ink) -> None:
    """Draw a pine of four tiers standing on (x, y)."""
    press.flat(quad((x - h * 0.03, y), (x + h * 0.03, y), (x + h * 0.02, y - h * 0.4), (x - h * 0.02, y - h * 0.4)), BARK)
    for k in range(4):
        foot, w = y - h * (0.14 + 0.19 * k), h * (0.27 - 0.052 * k)
        tier = blob(
            [
                (x, foot - h * 0.36),
                (x + w * 0.45, foot - h * 0.1),
                (x + w, foot + h * 0.02),
                (x, foot - h * 0.02),
                (x - w, foot + h * 0.02),
                (x - w * 0.45, foot - h * 0.1),
            ],
            5,
        )
        press.cut(tier, mix(ink, SPROUT, 0.05 * k), lift=0.4, shade=0.2)


def round_tree(press: Press, x: float, y: float, h: float, ink: Ink) -> None:
    """Draw a broad-leaved tree standing on (x, y)."""
    press.flat(quad((x - h * 0.04, y), (x + h * 0.04, y), (x + h * 0.02, y - h * 0.5), (x - h * 0.02, y - h * 0.5)), BARK)
    crown = polar(lambda a: h * (0.32 + 0.025 * sin(5 * a + x * 50)), x, y - h * 0.62, 1.05, 40)
    press.cut(crown, ink, lift=0.5, shade=0.26)


def poplar(press: Press, x: float, y: float, h: float, ink: Ink) -> None:
    """Draw a slender poplar standing on (x, y)."""
    press.flat(quad((x - h * 0.018, y), (x + h * 0.018, y), (x + h * 0.01, y - h * 0.3), (x - h * 0.01, y - h * 0.3)), BARK)
    shape = blob(
        [
            (x, y - h),
            (x + h * 0.075, y - h * 0.66),
            (x + h * 0.085, y - h * 0.36),
            (x + h * 0.03, y - h * 0.14),
            (x - h * 0.03, y - h * 0.14),
            (x - h * 0.085, y - h * 0.36),
            (x - h * 0.075, y - h * 0.66),
        ],
        6,
    )
    press.cut(shape, ink, lift=0.4, shade=0.3)


def house(press: Press, x: float, y: float, w: float, wall: Ink = CREAM, roof: Ink = COAL) -> None:
    """Draw a farmhouse with an upturned tile roof, its foot centred on (x, y)."""
    press.cut(
        quad((x - w * 0.42, y), (x + w * 0.42, y), (x + w * 0.42, y - w * 0.42), (x - w * 0.42, y - w * 0.42)),
        wall,
        lift=0.4,
        shade=0.2,
        depth=110,
    )
    press.flat(quad((x - w * 0.09, y), (x + w * 0.09, y), (x + w * 0.09, y - w * 0.24), (x - w * 0.09, y - w * 0.24)), SEAL)
    for dx in (-0.27, 0.27):
        press.flat(
            quad(
                (x + (dx - 0.06) * w, y - w * 0.3),
                (x + (dx + 0.06) * w, y - w * 0.3),
                (x + (dx + 0.06) * w, y - w * 0.18),
                (x + (dx - 0.06) * w, y - w * 0.18),
            ),
            mix(roof, CLAY, 0.3),
        )
    top = blob(
        [
            (x - w * 0.62, y - w * 0.42),
            (x - w * 0.44, y - w * 0.56),
            (x - w * 0.3, y - w * 0.74),
            (x, y - w * 0.73),
            (x + w * 0.3, y - w * 0.74),
            (x + w * 0.44, y - w * 0.56),
            (x + w * 0.62, y - w * 0.42),
            (x, y - w * 0.38),
        ],
        6,
    )
    press.cut(top, roof, lift=0.4, shade=0.2)


def flat_house(press: Press, x: float, y: float, w: float, wall: Ink) -> None:
    """Draw a flat-roofed house of clay with a trellis."""
    press.cut(quad((x - w / 2, y), (x + w / 2, y), (x + w / 2, y - w * 0.5), (x - w / 2, y - w * 0.5)), wall, lift=0.4, shade=0.2)
    press.flat(
        quad((x - w * 0.54, y - w * 0.56), (x + w * 0.54, y - w * 0.56), (x + w * 0.54, y - w * 0.48), (x - w * 0.54, y - w * 0.48)),
        mix(wall, BARK, 0.4),
    )
    press.flat(
        np.concatenate([arc(x - w * 0.2, y - w * 0.24, w * 0.09, w * 0.1, 180, 360, 8), quad((x - w * 0.11, y), (x - w * 0.29, y))]),
        mix(wall, BARK, 0.7),
    )
    press.flat(
        quad((x + w * 0.1, y - w * 0.34), (x + w * 0.3, y - w * 0.34), (x + w * 0.3, y - w * 0.18), (x + w * 0.1, y - w * 0.18)),
        mix(wall, BARK, 0.6),
    )


def yurt(press: Press, x: float, y: float, w: float) -> None:
    """Draw a felt tent standing on (x, y)."""
    press.cut(
        quad((x - w * 0.46, y), (x + w * 0.46, y), (x + w * 0.44, y - w * 0.34), (x - w * 0.44, y - w * 0.34)),
        PAPER,
        lift=0.6,
        shade=0.2,
        depth=100,
    )
    press.cut(
        blob(
            [
                (x - w * 0.52, y - w * 0.32),
                (x - w * 0.26, y - w * 0.54),
                (x, y - w * 0.63),
                (x + w * 0.26, y - w * 0.54),
                (x + w * 0.52, y - w * 0.32),
                (x, y - w * 0.29),
            ],
            6,
        ),
        CREAM,
        lift=0.3,
        shade=0.24,
        depth=110,
    )
    press.flat(
        quad((x - w * 0.45, y - w * 0.31), (x + w * 0.45, y - w * 0.31), (x + w * 0.45, y - w * 0.25), (x - w * 0.45, y - w * 0.25)), SEAL
    )
    press.flat(quad((x - w * 0.1, y), (x + w * 0.1, y), (x + w * 0.1, y - w * 0.24), (x - w * 0.1, y - w * 0.24)), SEAL)


def sheep(press: Press, x: float, y: float, w: float, flip: int = 1) -> None:
    """Draw a small grazing sheep standing on (x, y)."""
    for dx in (-0.24, -0.1, 0.12, 0.26):
        press.flat(
            quad(
                (x + (dx - 0.03) * w, y), (x + (dx + 0.03) * w, y), (x + (dx + 0.03) * w, y - w * 0.3), (x + (dx - 0.03) * w, y - w * 0.3)
            ),
            COAL,
        )
    press.cut(polar(lambda a: w * (0.38 + 0.03 * sin(9 * a)), x, y - w * 0.4, 0.68, 36), PAPER, lift=0.4, shade=0.26, depth=100)
    press.flat(
        turned(ellipse(x + flip * w * 0.42, y - w * 0.36, w * 0.16, w * 0.1, n=16), flip * 40, x + flip * w * 0.42, y - w * 0.36), COAL
    )


def sail_boat(press: Press, x: float, y: float, h: float, sail: Ink, flip: int = 1) -> None:
    """Draw a junk with two battened sails, its waterline on y."""
    hull = [(-0.62, -0.2), (-0.3, -0.12), (0.3, -0.12), (0.66, -0.24), (0.5, 0.02), (-0.44, 0.02)]
    press.cut(np.array([(x + a * h * flip, y + b * h) for a, b in hull]), BARK, lift=0.3, shade=0.2)
    for points in (
        [(-0.16, -0.16), (-0.52, -0.24), (-0.44, -0.62), (-0.14, -0.86)],
        [(0.14, -0.16), (0.62, -0.26), (0.54, -0.86), (0.16, -1.22)],
    ):
        sheet = np.array([(x + a * h * flip, y + b * h) for a, b in points])
        press.cut(sheet, sail, lift=0.4, shade=0.16)
        for t in (0.25, 0.5, 0.75):
            a, b = (sheet[0] + (sheet[3] - sheet[0]) * t, sheet[1] + (sheet[2] - sheet[1]) * t)
            press.flat(ribbon([tuple(a), tuple(b)], h * 0.018, h * 0.018), mix(sail, BARK, 0.5))


def raft(press: Press, x: float, y: float, w: float) -> None:
    """Draw a bamboo raft with a boatman in a straw hat."""
    press.cut(
        ribbon(
            [(x - w * 0.6, y - w * 0.07), (x - w * 0.3, y), (x + w * 0.35, y), (x + w * 0.66, y - w * 0.09)], w * 0.05, w * 0.05, w * 0.07
        ),
        CLAY,
        lift=0.3,
        shade=0.3,
    )
    press.cut(
        blob(
            [
                (x - w * 0.06, y - w * 0.03),
                (x - w * 0.08, y - w * 0.3),
                (x, y - w * 0.38),
                (x + w * 0.08, y - w * 0.28),
                (x + w * 0.07, y - w * 0.03),
            ],
            5,
        ),
        INK,
        lift=0.2,
        shade=0,
    )
    press.cut(quad((x - w * 0.15, y - w * 0.35), (x, y - w * 0.49), (x + w * 0.15, y - w * 0.35)), STRAW, lift=0.3, shade=0.2)
    press.flat(ribbon([(x + w * 0.3, y - w * 0.62), (x + w * 0.08, y - w * 0.2), (x - w * 0.04, y + w * 0.06)], w * 0.018, w * 0.018), BARK)


def grass(press: Press, x: float, y: float, h: float, ink: Ink) -> None:
    """Draw a tuft of blades rooted at (x, y)."""
    for lean in (-0.5, -0.2, 0.1, 0.42):
        press.flat(leaf(x + lean * h * 0.2, y, x + lean * h, y - h * (1 - 0.4 * abs(lean)), 0.16, lean * 0.2), ink)


def bamboo(p: Press, x: float, h: float) -> None:
    """Hang bamboo into the picture from one side."""
    lean = -1 if x > 0.5 else 1
    for k, (dx, top) in enumerate([(0.02, 0.1), (0.055, 0.2), (0.1, 0.36)]):
        foot = x + lean * dx
        line = [(foot, h * 1.02), (foot + lean * 0.012, h * 0.6), (foot + lean * 0.05, h * top)]
        p.cut(ribbon(line, 0.012, 0.005), mix(LEAF, PINE, 0.4 * (k % 2)), lift=0.6, shade=0.3)
        for t in np.arange(0.1, 0.95, 0.12):
            y = h * (1.0 - t * (1 - top))
            nx = foot + lean * 0.05 * t * t
            for side in (-1, 1):
                p.flat(
                    leaf(nx, y, nx + side * 0.045, y + 0.012 + 0.012 * sin(t * 20 + k), 0.26, 0.1 * side),
                    mix(PINE, SPROUT, 0.2 + 0.2 * ((k + side) % 2)),
                )
