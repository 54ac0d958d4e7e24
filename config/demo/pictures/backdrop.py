"""The stage behind a product: paper sky, a great sun, ridges in mist, and a shore of waves in front."""

from .geometry import ellipse
from .inks import PAPER, mix
from .landforms import birds, cloud, mist, ridge, sun, waves
from .press import Press


def _sky_life(press: Press) -> None:
    """Draw a quiet cloud or a few birds high in the middle, or nothing; the title slip hangs on the left."""
    c, rng = press.palette, press.rng
    kind = rng.randrange(3)
    if kind == 0:
        cloud(press, rng.uniform(0.36, 0.42), rng.uniform(0.09, 0.12), 0.085, mix(PAPER, c.sky, 0.2))
    if kind == 1:
        birds(press, rng.uniform(0.3, 0.38), rng.uniform(0.08, 0.12), 0.034, mix(c.near, c.sky, 0.3))


def product_stage(press: Press) -> None:
    """Paint the stage in the unit square: the sun always in the right third, the motif standing on y = 0.86.

    The page lays a title slip over the upper left and a seal over the lower right, so both corners stay quiet.
    """
    c, rng = press.palette, press.rng
    sun(press, rng.uniform(0.67, 0.73), rng.uniform(0.36, 0.42), rng.uniform(0.28, 0.31), mix(c.sun, c.sky, 0.18))
    _sky_life(press)
    for step, base in enumerate((0.6, 0.68, 0.75)):
        ink = mix(mix(c.far, c.near, step * 0.22), c.sky, 0.3 - step * 0.1)
        shape = ridge(1, base, 0.2 - step * 0.03, press, detail=3 + step * 0.7, sharp=0.75 - step * 0.25)
        press.cut(shape, ink, lift=0.5, shade=0, rim=0.35)
        mist(press, base - 0.01, 0.13)
    shore = ridge(1, 0.805, 0.035, press, detail=2, sharp=0)
    press.cut(shore, mix(c.ground, PAPER, 0.04), lift=1, shade=0, rim=0.5)
    waves(press, 0.9, mix(c.ground, PAPER, 0.28), 3)
    press.dusk(ellipse(0.5, 0.862, 0.34, 0.035), 190, 0.3)
