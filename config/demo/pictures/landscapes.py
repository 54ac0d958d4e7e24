"""The seven kinds of country by name; each paints a page one unit wide and the given height."""

from collections.abc import Callable

from .highlands import karst, mountain, steppe, terrace
from .lowlands import coast, desert_oasis, river
from .press import Press

Scene = Callable[[Press, float], None]

SCENES: dict[str, Scene] = {
    "mountain": mountain,
    "karst": karst,
    "terrace": terrace,
    "steppe": steppe,
    "coast": coast,
    "river": river,
    "desert_oasis": desert_oasis,
}
