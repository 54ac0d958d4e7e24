"""Leaves and flowers: tea, daylily buds, camellia."""

from config.demo.pictures.geometry import arc, blob, ellipse, lathe, leaf, quad, ribbon, turned, vein
from config.demo.pictures.inks import BARK, CREAM, GOLD, HONEY, LEAF, PAPER, PERSIMMON, PINE, SEAL, SPROUT, STRAW, TANGERINE, mix
from config.demo.pictures.press import Press

from .parts import green_leaf
from .registry import motif


def tea_sprig(p: Press) -> None:
    """Draw two leaves and a bud growing up from the origin, one unit tall."""
    p.cut(ribbon([(0, 0.1), (0.01, -0.3), (0, -0.5)], 0.045, 0.03), SPROUT, lift=0.3, shade=0)
    green_leaf(p, 0, -0.1, -0.56, -0.66, 0.46, 0.1, PINE)
    green_leaf(p, 0, -0.24, 0.56, -0.76, 0.46, -0.1, LEAF)
    p.cut(leaf(0, -0.42, 0.04, -1.06, 0.3, 0.04), SPROUT, lift=0.5, shade=0.24)
    p.flat(ribbon([(0.0, -0.46), (0.03, -0.9)], 0.014, 0.004), mix(SPROUT, PINE, 0.4))


def _tin(p: Press) -> None:
    """Draw a round-shouldered tea tin with a paper label."""
    p.cut(lathe([(0.46, -0.5), (0.5, -0.46), (0.5, 0.72), (0.44, 0.8), (0, 0.8)], smooth=False), PINE, shade=0.2)
    p.cut(
        lathe([(0.34, -0.74), (0.4, -0.7), (0.42, -0.5), (0.48, -0.46), (0.0, -0.44)], smooth=False),
        mix(PINE, BARK, 0.3),
        lift=0.3,
        shade=0.16,
    )
    for y in (-0.4, 0.66):
        p.flat(quad((-0.5, y), (0.5, y), (0.5, y + 0.035), (-0.5, y + 0.035)), GOLD)
    label = quad((-0.27, -0.26), (0.27, -0.26), (0.27, 0.54), (-0.27, 0.54))
    p.cut(label, CREAM, lift=0.3, shade=0)
    p.flat(quad((-0.23, -0.22), (0.23, -0.22), (0.23, -0.2), (-0.23, -0.2)), SEAL)
    p.flat(quad((-0.23, 0.48), (0.23, 0.48), (0.23, 0.5), (-0.23, 0.5)), SEAL)
    with p.at(0, 0.38, 0.44):
        tea_sprig(p)
    p.gleam(quad((-0.43, -0.36), (-0.34, -0.36), (-0.34, 0.64), (-0.43, 0.64)), 110, 0.2)


@motif("tea_leaves")
def tea_leaves(p: Press) -> None:
    for x, y, size, turn in [(-0.5, 0.52, 0.9, -24), (0.5, 0.52, 0.9, 24), (0, 0.68, 1.24, 0)]:
        with p.at(x, y, size, turn):
            tea_sprig(p)


@motif("tea")
def tea(p: Press) -> None:
    with p.at(-0.62, 0.12, 0.86, -16):
        tea_sprig(p)
    with p.at(-0.16, 0.0, 1.0):
        _tin(p)
    with p.at(0.56, 0.38, 0.46):
        _cup(p)


def _cup(p: Press) -> None:
    """Draw a small cup of tea with a thread of steam."""
    p.cut(lathe([(0.9, -0.2), (0.84, 0.3), (0.56, 0.76), (0.4, 0.84), (0.38, 0.92), (0, 0.92)]), PAPER, shade=0.22, depth=120)
    p.cut(ellipse(0, -0.2, 0.9, 0.22), mix(PAPER, CREAM, 0.5), lift=0, shade=0)
    p.flat(ellipse(0, -0.17, 0.8, 0.17), mix(GOLD, SPROUT, 0.35))
    p.flat(ellipse(-0.2, -0.2, 0.3, 0.05), mix(STRAW, SPROUT, 0.3))
    p.flat(ribbon(arc(0, 0.3, 0.8, 0.16, 14, 166, 9), 0.04, 0.04), PINE)
    for x, h in [(-0.2, 0.7), (0.2, 0.9)]:
        p.flat(ribbon([(x, -0.34), (x + 0.14, -0.5 - h * 0.2), (x - 0.1, -0.4 - h * 0.6), (x + 0.06, -0.4 - h)], 0.02, 0.01, 0.09), PAPER)


def _daylily_bud(p: Press, k: int) -> None:
    """Draw a closed bud on its stalk, 1.5 units tall."""
    p.cut(ribbon([(0, 0), (0.02, -0.4), (0, -0.72)], 0.04, 0.035), LEAF, lift=0.4, shade=0)
    bud = blob([(0, -0.66), (0.05, -0.8), (0.085, -1.1), (0.06, -1.36), (0, -1.48), (-0.06, -1.36), (-0.085, -1.1), (-0.05, -0.8)])
    p.cut(bud, mix(GOLD, TANGERINE, 0.2 * (k % 3)), lift=0.8, shade=0.3)
    p.flat(leaf(0, -1.5, 0, -1.2, 0.26), mix(SPROUT, LEAF, 0.3))
    for dx in (-0.03, 0.03):
        p.flat(ribbon([(dx * 0.6, -0.76), (dx, -1.1), (dx * 0.5, -1.36)], 0.006, 0.006, 0.014), mix(HONEY, PERSIMMON, 0.3))


@motif("daylily")
def daylily(p: Press) -> None:
    for k, turn in enumerate((-42, 42, -30, 30, -18, 18, -7, 7)):
        with p.at(0.0, 0.66, 0.98 + 0.04 * (k % 3), turn):
            _daylily_bud(p, k)
    with p.at(0.02, -0.06, 0.62, 0):
        for turn in (-100, 100, -58, 58, -22, 22):
            p.cut(
                turned(leaf(0, 0.3, 0, -0.62, 0.36, 0.04), turn, 0, 0.3),
                TANGERINE if abs(turn) == 58 else mix(TANGERINE, GOLD, 0.5),
                lift=0.8,
                shade=0.2,
            )
            p.flat(turned(vein(0, 0.3, 0, -0.62, 0.04, 0.03), turn, 0, 0.3), STRAW)
        for turn in (-24, 0, 24):
            p.flat(turned(ribbon([(0, 0.3), (0.02, -0.1)], 0.03, 0.02), turn, 0, 0.3), PAPER)
            x, y = turned(quad((0.02, -0.12)), turn, 0, 0.3)[0]
            p.flat(ellipse(x, y, 0.035, 0.05), BARK)
    for turn in (-30, -12, 8, 26):
        p.cut(turned(ribbon([(0, 0.52), (0.01, 0.84)], 0.05, 0.045), turn, 0, 0.5), LEAF, lift=0.4, shade=0)
    p.cut(quad((-0.2, 0.42), (0.2, 0.42), (0.17, 0.6), (-0.17, 0.6)), SEAL, lift=0.6, shade=0.2)
    p.flat(quad((-0.19, 0.5), (0.19, 0.5), (0.185, 0.53), (-0.185, 0.53)), GOLD)
