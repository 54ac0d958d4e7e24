"""Pictures of the demo world, printed by several processes and kept from one seeding to the next."""

import hashlib
import io
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

import config.demo.pictures
from config.demo.pictures import prints
from core import pictures
from core.models import Organisation
from shop.catalogue.models import Product, ProductImage

from .world import Facts, Setting, suppliers

QUALITY = 90
PRINTERS: dict[str, Callable[..., Image.Image]] = {
    "product": prints.product,
    "pack": prints.pack,
    "village": prints.village,
    "panel": prints.panel,
    "mark": prints.mark,
    "hero": prints.hero,
    "narrow_hero": partial(prints.hero, narrow=True),
}


@cache
def edition() -> str:
    """Return a digest of the press itself: a drawing that changed is printed anew."""
    press = Path(config.demo.pictures.__file__).parent
    digest = hashlib.sha256()
    for source in sorted(press.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class Print:
    """A picture to make: what it is called here, the kind of print and its arguments; goods are shown in many widths."""

    key: str
    kind: str
    arguments: tuple[Any, ...]
    is_of_goods: bool = False

    @property
    def name(self) -> str:
        """The name in the storage, which changes with everything the picture depends on."""
        made_from = repr((self.kind, self.arguments, edition()))
        digest = hashlib.sha256(made_from.encode()).hexdigest()[:10]
        return f"demo/{self.key}-{digest}.jpg"


@dataclass(frozen=True)
class Printed:
    name: str
    width: int
    height: int
    renditions: dict[str, list]


def make(job: Print) -> Printed:
    """Print one picture and its renditions, unless they are there."""
    name = job.name
    if not default_storage.exists(name):
        image: Image.Image = PRINTERS[job.kind](*job.arguments)
        buffer = io.BytesIO()
        image.convert("RGB").save(buffer, "JPEG", quality=QUALITY)
        default_storage.save(name, ContentFile(buffer.getvalue()))
    with default_storage.open(name) as file, Image.open(file) as image:
        width, height = image.size
    renditions = pictures.make_renditions(name) if job.is_of_goods else {}
    return Printed(name, width, height, renditions)


def make_all(jobs: Sequence[Print], tell: Callable[[int], None]) -> dict[str, Printed]:
    """Print everything on all processors and tell how many are done."""
    found = {}
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        for done, (job, printed) in enumerate(
            zip(jobs, pool.map(make, jobs, chunksize=4), strict=True), start=1
        ):
            found[job.key] = printed
            tell(done)
    return found


def jobs_of(setting: Setting) -> list[Print]:
    """Return the pictures of all products and villages."""
    found = []
    for place, supplier in enumerate(suppliers()):
        seed, palette = setting.seed * 1000 + place * 10, supplier["palette"]
        landscape = seed, supplier["scene"], palette
        found.append(
            Print(village_key(supplier), "village", landscape, is_of_goods=True)
        )
        found.append(Print(mark_key(supplier), "mark", (seed, supplier["motif"])))
        for facts in supplier["products"]:
            food = seed + 1, facts["motif"], palette
            packed = seed + 2, facts["motif"], palette, facts["picture"]
            found.append(Print(food_key(facts), "product", food, is_of_goods=True))
            found.append(Print(pack_key(facts), "pack", packed, is_of_goods=True))
    return found


def food_key(facts: Facts) -> str:
    return f"{facts['key']}-food"


def pack_key(facts: Facts) -> str:
    return f"{facts['key']}-pack"


def village_key(supplier: Facts) -> str:
    return f"village-{supplier['key']}"


def mark_key(supplier: Facts) -> str:
    return f"mark-{supplier['key']}"


def attach(printed: dict[str, Printed], products: dict[str, Product]) -> None:
    """Give every product its food, its pack and its village, and every supplier its mark."""
    for supplier in suppliers():
        for facts in supplier["products"]:
            keys = [food_key(facts), pack_key(facts), village_key(supplier)]
            for place, key in enumerate(keys):
                put(products[facts["key"]], place, printed[key])
        mark = printed[mark_key(supplier)].name
        Organisation.objects.filter(partner__code=supplier["key"]).update(picture=mark)


def put(product: Product, place: int, sheet: Printed) -> None:
    """Show a picture at a place of a product's gallery."""
    ProductImage.objects.update_or_create(
        product=product,
        display_order=place,
        defaults={
            "original": sheet.name,
            "width": sheet.width,
            "height": sheet.height,
            "renditions": sheet.renditions,
            "caption_zh_hans": product.title_zh_hans,
            "caption_en": product.title_en,
        },
    )
