"""The picture press: any size asked for, the same bytes every time, quiet corners for slip and seal."""

import hashlib

import numpy as np
import pytest

from config.demo import pictures
from config.demo.pictures.landscapes import SCENES
from config.demo.pictures.motifs import MOTIFS
from config.demo.pictures.motifs.packs import PACKS


def digest(image) -> str:
    return hashlib.sha256(image.tobytes()).hexdigest()


def test_the_same_seed_prints_the_same_picture():
    prints = [digest(pictures.product(7, "walnut", "pine", 200)) for _ in range(2)]

    assert prints[0] == prints[1]


def test_another_seed_prints_another_picture():
    first, second = (
        digest(pictures.product(seed, "walnut", "pine", 200)) for seed in (7, 8)
    )

    assert first != second


@pytest.mark.parametrize(
    ("image", "size"),
    [
        (lambda: pictures.product(1, "pomelo", "celadon"), (800, 800)),
        (lambda: pictures.pack(1, "honey", "tea", "jar"), (800, 800)),
        (lambda: pictures.village(1, "terrace", "tea"), (960, 640)),
        (lambda: pictures.panel(1, "karst", "celadon"), (540, 1140)),
        (lambda: pictures.hero(1, "coast", "sea"), (2000, 700)),
        (lambda: pictures.hero(1, "coast", "sea", narrow=True), (1040, 960)),
        (lambda: pictures.mark(1, "walnut"), (480, 480)),
        (lambda: pictures.avatar(1), (320, 320)),
    ],
)
def test_each_kind_has_the_size_its_page_asks_for(image, size):
    assert image().size == size


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_every_motif_prints(motif):
    assert pictures.product(1, motif, "pine", 140).size == (140, 140)


@pytest.mark.parametrize("kind", sorted(PACKS))
def test_every_pack_prints(kind):
    assert pictures.pack(1, "walnut", "pine", kind, 140).size == (140, 140)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_every_landscape_prints(scene):
    assert pictures.village(1, scene, "pine", (210, 140)).size == (210, 140)


def test_an_unknown_motif_is_refused():
    with pytest.raises(KeyError):
        pictures.product(1, "durian", "pine", 140)


@pytest.mark.parametrize("seed", range(6))
def test_the_sun_is_never_behind_the_title_slip(seed):
    pixels = np.asarray(
        pictures.product(seed, "roxburgh_rose", "persimmon", 280).convert("L"), float
    )

    slip = pixels[: 280 * 36 // 100, : 280 * 14 // 100]

    assert slip.std() < 12
