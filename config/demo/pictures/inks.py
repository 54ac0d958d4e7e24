"""The ink cabinet: a small set of spot colours for things, and one palette of paper and distance for each region."""

from dataclasses import dataclass

Ink = tuple[int, int, int]


def ink(code: str) -> Ink:
    """Return the colour of a #RRGGBB code."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(a: Ink, b: Ink, share: float) -> Ink:
    """Return a with the given share of b in it."""
    return tuple(round(p + (q - p) * share) for p, q in zip(a, b, strict=True))  # type: ignore[return-value]


PAPER, CREAM, STRAW = ink("#FAF7F0"), ink("#F4E6C8"), ink("#EBCB84")
GOLD, HONEY, PERSIMMON, TANGERINE = (ink("#D9A441"), ink("#D98A2B"), ink("#D9572B"), ink("#EA8A35"))
SEAL, CHERRY, BLUSH, ROSE = (ink("#B5332A"), ink("#8C1F2A"), ink("#EDB3A0"), ink("#DE7A83"))
PINE, LEAF, SPROUT, JADE = (ink("#1F5F4A"), ink("#4C8C4A"), ink("#A7BE57"), ink("#7FAE97"))
SEA, SKY, NIGHT = ink("#2B6C8A"), ink("#9CC3CC"), ink("#24405A")
BARK, CHESTNUT, CLAY, TAN = (ink("#573622"), ink("#8A4A28"), ink("#B9774A"), ink("#D5AE7C"))
COAL, STONE, PLUM, INK = ink("#33332F"), ink("#8B9290"), ink("#7A3350"), ink("#1F2421")


@dataclass(frozen=True)
class Palette:
    """Colours of a region's paper: sky and mist, sun, far and near ridge, water, ground and the overprint."""

    name: str
    title: str
    sky: Ink
    sun: Ink
    far: Ink
    near: Ink
    sea: Ink
    ground: Ink
    over: Ink
    accent: Ink


def _palette(name: str, title: str, codes: str) -> Palette:
    return Palette(name, title, *(ink(code) for code in codes.split()))


_ALL = [  # sky, sun, far, near, sea, ground, over, accent
    _palette("pine", "乌蒙 pine hills", "#EFE9D6 #F0B98A #C9D3BC #3F7A62 #7FAFB0 #1F5F4A #6E7A96 #D9572B"),
    _palette("sea", "粤西 sea", "#E6EEE9 #F3C9A0 #BFD6D8 #4C8AA0 #2B6C8A #24586F #6A739C #D9A441"),
    _palette("millet", "黄土 millet", "#F8ECCB #E79A6A #EBD6A2 #C39A4C #93B3A8 #A8752F #86749A #1F5F4A"),
    _palette("persimmon", "晚照 dusk", "#F9E2CC #E8764A #EBC1A4 #B5674D #7E9CA6 #8C4636 #85709C #1F5F4A"),
    _palette("celadon", "黔桂 karst", "#E9EFE2 #F5DDA3 #C4D8CB #5C9484 #8DBBB5 #2F6B62 #6B7B9E #B5332A"),
    _palette("plum", "滇中 highland", "#F3E6E4 #F2C178 #D9C6CF #8D6C86 #93AEBB #5C4763 #7A75A4 #D9A441"),
    _palette("snow", "天山 snow", "#EAF0F2 #F4B99B #C6D8E0 #6F98AE #5A93A8 #3C6478 #7580A6 #D9572B"),
    _palette("tea", "英德 tea", "#F0F0D4 #F2C66D #D0DBA6 #6F9A4E #9CC0B0 #41703A #74809A #B5332A"),
    _palette("redearth", "丹霞 red earth", "#F6E5D3 #F6C98B #E2B999 #A8573A #86A7A4 #7A3A2A #80709A #1F5F4A"),
    _palette("paper", "marks", "#FAF7F0 #F0C9A0 #DCE3D4 #5C9484 #8DBBB5 #1F5F4A #6E7A96 #B5332A"),
    _palette("steppe", "塞上 grass", "#E8EFEA #F6D27E #D3DDB0 #8FA758 #93BCC9 #647F3A #77809E #B5332A"),
]

PALETTES: dict[str, Palette] = {palette.name: palette for palette in _ALL}
