"""The kinds of picture that pages ask for; the same arguments give the same bytes."""

from collections.abc import Callable

from PIL import Image

from .backdrop import product_stage
from .emblems import emblem
from .inks import PALETTES, STRAW, Palette
from .landscapes import SCENES
from .motifs import MOTIFS
from .motifs.packs import LOOSE, PACKS, TONES
from .portraits import portrait
from .press import Press

Size = tuple[int, int]
Paint = Callable[[Press, Size], None]
FINEST = 560  # pixels: smaller pictures are printed larger and reduced, so that the grain stays fine
SQUARE, VILLAGE, PANEL = 800, (960, 640), (540, 1140)
RIGHT_THIRD = (0.68, 0.8)
PANEL_LEFT, PANEL_SUN = (0.17, (0.52, 0.58))  # of a square's width; the strip then has the sun in its own right third
HERO_WIDE, HERO_NARROW = (2000, 700), (1040, 960)


def _printed(size: Size, palette: Palette, seed: int, paint: Paint, sun_between: tuple[float, float] = RIGHT_THIRD) -> Image.Image:
    """Return what paint draws on a sheet of the palette's paper."""
    times = max(1, -(-FINEST // min(size)))
    sheet = size[0] * times, size[1] * times
    press = Press(sheet, palette, seed, sun_between)
    paint(press, sheet)
    image = press.pull()
    return image.reduce(times) if times > 1 else image


def product(seed: int, motif: str, palette: str, side: int = SQUARE) -> Image.Image:
    """Return a square picture of one food, loose; KeyError for an unknown name."""
    return _square(seed, palette, side, MOTIFS[motif])


def pack(seed: int, motif: str, palette: str, kind: str, side: int = SQUARE) -> Image.Image:
    """Return a square picture of one food in one of PACKS, the food itself on the label."""
    shown, tone = MOTIFS[LOOSE.get(motif, motif)], TONES.get(motif, STRAW)
    return _square(seed, palette, side, lambda press: PACKS[kind](press, shown, tone))


def _square(seed: int, palette: str, side: int, draw: Callable[[Press], None]) -> Image.Image:
    def paint(press: Press, sheet: Size) -> None:
        with press.at(0, 0, sheet[0]):
            product_stage(press)
            with press.at(0.5, 0.535, 0.385):
                draw(press)

    return _printed((side, side), PALETTES[palette], seed, paint)


def _landscape(seed: int, scene: str, palette: str, size: Size, sun_between: tuple[float, float] = RIGHT_THIRD) -> Image.Image:
    def paint(press: Press, sheet: Size) -> None:
        with press.at(0, 0, sheet[0]):
            SCENES[scene](press, sheet[1] / sheet[0])

    return _printed(size, PALETTES[palette], seed, paint, sun_between)


def village(seed: int, scene: str, palette: str, size: Size = VILLAGE) -> Image.Image:
    """Return a landscape at 3:2; scenes are the keys of SCENES."""
    return _landscape(seed, scene, palette, size)


def panel(seed: int, scene: str, palette: str, size: Size = PANEL) -> Image.Image:
    """Return a landscape at 9:19, one leaf of a folding screen: a strip of a square one, with its village and sun."""
    whole = _landscape(seed, scene, palette, (size[1], size[1]), PANEL_SUN)
    left = round(size[1] * PANEL_LEFT)
    return whole.crop((left, 0, left + size[0], size[1]))


def hero(seed: int, scene: str, palette: str, *, narrow: bool = False) -> Image.Image:
    """Return the wide picture at the head of the home page, 20:7, or 13:12 for phones."""
    return _landscape(seed, scene, palette, HERO_NARROW if narrow else HERO_WIDE)


def mark(seed: int, crop: str = "", side: int = 480) -> Image.Image:
    """Return the emblem of a cooperative: mountain and sea in a window, a crop in the middle."""

    def paint(press: Press, sheet: Size) -> None:
        with press.at(sheet[0] / 2, sheet[1] / 2, sheet[0] / 2):
            emblem(press, crop)

    return _printed((side, side), PALETTES["paper"], seed, paint)


def avatar(seed: int, side: int = 320) -> Image.Image:
    """Return a portrait for somebody without a photograph."""
    names = [name for name in PALETTES if name != "paper"]

    def paint(press: Press, sheet: Size) -> None:
        with press.at(sheet[0] / 2, sheet[1] / 2, sheet[0] / 2):
            portrait(press)

    return _printed((side, side), PALETTES[names[seed % len(names)]], seed, paint)
