"""The press: flat colour at double size, grainy shade and light plates, slipped plates and paper grain."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from math import cos, pi, sin
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .geometry import Path
from .inks import PAPER, Ink, Palette, mix

OVERSAMPLE = 2
LIGHT_FROM = (-0.62, -0.78)  # unit vector towards the lamp, upper left
TILE = 512


@cache
def _grain(seed: int, blur: float) -> Image.Image:
    """Return a seamless noise tile whose grey values 1..255 are equally common."""
    noise = np.random.default_rng(seed).random((TILE, TILE))
    if blur:
        f = np.fft.rfft2(noise)
        k = np.exp(-2 * (pi * blur) ** 2 * (np.fft.fftfreq(TILE)[:, None] ** 2 + np.fft.rfftfreq(TILE) ** 2))
        noise = np.fft.irfft2(f * k)
    ranks = noise.ravel().argsort().argsort().reshape(TILE, TILE)
    return Image.fromarray((1 + ranks * 255 // ranks.size).astype(np.uint8))


def _tiled(tile: Image.Image, size: tuple[int, int], shift: tuple[int, int]) -> Image.Image:
    """Return a sheet of the wanted size covered with the tile."""
    sheet = Image.new("L", size)
    for y in range(-(shift[1] % TILE), size[1], TILE):
        for x in range(-(shift[0] % TILE), size[0], TILE):
            sheet.paste(tile, (x, y))
    return sheet


@cache
def _paper_tile() -> Image.Image:
    """Return a light grey tile with fibres and tooth, to multiply a print with."""
    tooth = np.asarray(_grain(3, 0.8), float) - 128
    cloud = np.asarray(_grain(4, 14.0), float) - 128
    return Image.fromarray(np.clip(249 + tooth * 0.055 + cloud * 0.022, 0, 255).astype(np.uint8))


class Press:
    """One sheet of paper under the press.

    Shapes are given in the units of the current frame (see `at`). `cut` lays a piece of paper with its shadow,
    `flat` prints ink on what is there, `dusk` and `gleam` add to the shade and light plates.
    """

    def __init__(self, size: tuple[int, int], palette: Palette, seed: int, sun_between: tuple[float, float] = (0.68, 0.8)) -> None:
        # Not for secrets: the seed is there to give the same picture again.
        self.size, self.palette, self.rng = size, palette, Random(seed)
        self.sun_between = sun_between
        self.scale = min(size) / 1200
        self._colour = Image.new("RGB", (size[0] * OVERSAMPLE, size[1] * OVERSAMPLE), palette.sky)
        half = (size[0] // 2, size[1] // 2)
        self._shade, self._light = Image.new("L", half), Image.new("L", half)
        self._matrix = np.array([[1.0, 0], [0, 1]])
        self._origin = np.array([0.0, 0])
        self._turn = self.rng.uniform(0, 2 * pi)

    @contextmanager
    def at(self, x: float, y: float, size: float = 1, turn: float = 0, *, flip: bool = False) -> Iterator[None]:
        """Draw in a frame whose origin is (x, y), one unit being `size` of the present one, turned clockwise."""
        before = self._matrix, self._origin
        a = turn * pi / 180
        local = np.array([[cos(a), sin(a)], [-sin(a), cos(a)]]) * size
        if flip:
            local = np.array([[-1.0, 0], [0, 1]]) @ local
        self._origin = np.array([x, y]) @ self._matrix + self._origin
        self._matrix = local @ self._matrix
        try:
            yield
        finally:
            self._matrix, self._origin = before

    def _placed(self, path: Path) -> Path:
        pixels: Path = path @ self._matrix + self._origin
        return pixels

    def _slip(self, ink: Ink) -> Path:
        """Return how far the plate of this ink lies beside the others, in pixels."""
        a = self._turn + (ink[0] * 7 + ink[1] * 3 + ink[2]) * 0.61
        return np.array([cos(a), sin(a)]) * 2.2 * self.scale

    def flat(self, path: Path, ink: Ink) -> None:
        """Print a flat shape on top, leaving the shade and light plates as they are."""
        self._polygon(self._placed(path) + self._slip(ink), ink)

    def _polygon(self, pixels: Path, ink: Ink) -> None:
        ImageDraw.Draw(self._colour).polygon((pixels * OVERSAMPLE).ravel().tolist(), fill=ink)

    def stamp(self, mask: Image.Image, corner: tuple[int, int], ink: Ink) -> None:
        """Print a grey mask made at the oversampled size, its corner in oversampled pixels."""
        self._colour.paste(ink, corner, mask)

    def cut(self, path: Path, ink: Ink, *, lift: float = 1.0, shade: float = 0.16, depth: int = 165, rim: float = 0.3) -> None:
        """Lay a piece of paper: drop shadow, pale cut edge, colour, grainy crescent on the side away from the lamp.

        lift scales the drop shadow, shade is the crescent's width as a share of the piece, depth its darkness
        0..255, rim the paleness of the cut edge.
        """
        pixels = self._placed(path)
        if rim:
            self._polygon(pixels + np.array(LIGHT_FROM) * 3.6 * self.scale, mix(ink, PAPER, rim))
        self._polygon(pixels + self._slip(ink), ink)
        self._lay_on_plates(pixels, lift, shade, depth)

    def _lay_on_plates(self, pixels: Path, lift: float, shade: float, depth: int) -> None:
        points = pixels / 2
        low, high = points.min(0), points.max(0)
        span = float(min(high - low))
        pad = 10 + 9 * lift * self.scale
        box = _crop(low - pad, high + pad, self._shade.size)
        if box is None:
            return
        mask = _mask(points, box)
        shade_crop = self._shade.crop(box)
        if lift and span > 6:
            drop = _mask(points - np.array(LIGHT_FROM) * 7 * lift * self.scale, box, 120)
            shade_crop = ImageChops.lighter(shade_crop, drop.filter(ImageFilter.BoxBlur(3.2 * lift * self.scale)))
        shade_crop.paste(self._crescent(points, box, mask, shade * span, depth), mask=mask)
        self._shade.paste(shade_crop, box[:2])
        self._light.paste(0, box, mask)

    @staticmethod
    def _crescent(points: Path, box: tuple[int, int, int, int], mask: Image.Image, width: float, depth: int) -> Image.Image:
        if width < 2 or not depth:
            return Image.new("L", mask.size)
        inner = _mask(points + np.array(LIGHT_FROM) * width, box, depth)
        rest = ImageChops.subtract(mask.point(lambda v: v * depth // 255), inner)
        return rest.filter(ImageFilter.BoxBlur(width * 0.55))

    def dusk(self, path: Path, depth: int = 120, soft: float = 0.0) -> None:
        """Darken a shape with overprint grain; soft is the blur as a share of the shape."""
        self._add(self._shade, path, depth, soft)

    def gleam(self, path: Path, depth: int = 150, soft: float = 0.0) -> None:
        """Lighten a shape with paper grain."""
        self._add(self._light, path, depth, soft)

    def _add(self, plate: Image.Image, path: Path, depth: int, soft: float) -> None:
        points = self._placed(path) / 2
        low, high = points.min(0), points.max(0)
        blur = soft * float(min(high - low))
        box = _crop(low - 2 - 2 * blur, high + 2 + 2 * blur, plate.size)
        if box is None:
            return
        patch = _mask(points, box, depth)
        if blur >= 0.5:
            patch = patch.filter(ImageFilter.GaussianBlur(blur))
        plate.paste(ImageChops.lighter(plate.crop(box), patch), box[:2])

    @contextmanager
    def inside(self, path: Path) -> Iterator[None]:
        """Keep what is drawn meanwhile inside the path."""
        pixels = self._placed(path)
        saved = [
            (plate, *_kept(plate, pixels * factor))
            for plate, factor in ((self._colour, OVERSAMPLE), (self._shade, 0.5), (self._light, 0.5))
        ]
        yield
        for plate, copy, box, outside in saved:
            if copy is not None:
                plate.paste(copy, box, outside)

    def pull(self) -> Image.Image:
        """Return the finished print at the sheet's size."""
        shift = (self.rng.randrange(TILE), self.rng.randrange(TILE))
        image = self._colour.reduce(OVERSAMPLE)
        dark = ImageChops.multiply(image, Image.new("RGB", self.size, self.palette.over))
        image = Image.composite(dark, image, self._stipple(self._shade, 1, shift))
        image.paste(mix(PAPER, self.palette.sun, 0.12), (0, 0), self._stipple(self._light, 2, shift))
        bare = _tiled(_grain(5, 1.1), self.size, shift).point(lambda v: 95 * min(1.0, self.scale) if v > 252 else 0)
        image.paste(PAPER, (0, 0), bare)
        strength = min(1.0, self.scale)
        tooth = _tiled(_paper_tile(), self.size, shift).point(lambda v: 255 - (255 - v) * strength)
        return ImageChops.multiply(image, Image.merge("RGB", (tooth, tooth, tooth)))

    def _stipple(self, plate: Image.Image, seed: int, shift: tuple[int, int]) -> Image.Image:
        """Return the plate broken into grain over a softer tone: coverage follows its grey."""
        smooth = plate.resize(self.size, Image.Resampling.BILINEAR)
        grains = ImageChops.subtract(smooth, _tiled(_grain(seed, 0.75), self.size, shift), scale=0.4)
        return Image.blend(smooth, grains, 0.4 + 0.2 * min(1.0, self.scale))


def _crop(low: Path, high: Path, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """Return the whole-pixel box around two corners within a plate, or None when it lies outside."""
    x0, y0 = max(0, int(low[0])), max(0, int(low[1]))
    x1, y1 = min(size[0], int(high[0]) + 2), min(size[1], int(high[1]) + 2)
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _mask(points: Path, box: tuple[int, int, int, int], value: int = 255) -> Image.Image:
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    ImageDraw.Draw(mask).polygon((points - np.array(box[:2])).ravel().tolist(), fill=value)
    return mask


def _kept(plate: Image.Image, points: Path) -> tuple[Image.Image | None, tuple[int, int], Image.Image | None]:
    """Return a copy of the plate around the points and the mask of what lies outside them."""
    margin = 20 + 0.5 * np.ptp(points, axis=0)
    box = _crop(points.min(0) - margin, points.max(0) + margin, plate.size)
    if box is None:
        return None, (0, 0), None
    return plate.crop(box), box[:2], ImageChops.invert(_mask(points, box))
