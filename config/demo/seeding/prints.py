"""Pictures of the demo world, printed by several processes and kept from one seeding to the next."""

import io
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from config.demo.pictures import prints
from core import pictures
from shop.catalogue.models import Product, ProductImage

from .world import Facts, Setting, suppliers

# Foods without a drawing of their own are shown by a near one.
STAND_INS = {"salt": "millet", "yam": "herb_root", "pineapple": "hami_melon"}
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


@dataclass(frozen=True)
class Print:
    """A picture to make: its name, the kind of print and its arguments."""

    name: str
    kind: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class Printed:
    name: str
    width: int
    height: int
    renditions: dict[str, list]


def make(job: Print) -> Printed:
    """Print one picture and its renditions, unless they are there."""
    if not default_storage.exists(job.name):
        image: Image.Image = PRINTERS[job.kind](*job.arguments)
        buffer = io.BytesIO()
        image.convert("RGB").save(buffer, "JPEG", quality=QUALITY)
        default_storage.save(job.name, ContentFile(buffer.getvalue()))
    with default_storage.open(job.name) as file, Image.open(file) as image:
        width, height = image.size
    return Printed(job.name, width, height, pictures.make_renditions(job.name))


def make_all(jobs: Iterable[Print], tell: Callable[[int], None]) -> dict[str, Printed]:
    """Print everything on all processors and tell how many are done."""
    found = {}
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        for done, printed in enumerate(pool.map(make, jobs, chunksize=4), start=1):
            found[printed.name] = printed
            tell(done)
    return found


def jobs_of(setting: Setting) -> list[Print]:
    """Return the pictures of all products and villages."""
    found = []
    for place, supplier in enumerate(suppliers()):
        seed = setting.seed * 1000 + place * 10
        palette = supplier["palette"]
        found.append(
            Print(village_name(supplier), "village", (seed, supplier["scene"], palette))
        )
        found.append(
            Print(
                mark_name(supplier),
                "mark",
                (seed, STAND_INS.get(supplier["motif"], supplier["motif"])),
            )
        )
        for facts in supplier["products"]:
            motif = STAND_INS.get(facts["motif"], facts["motif"])
            found.append(
                Print(picture_name(facts, 0), "product", (seed + 1, motif, palette))
            )
            found.append(
                Print(
                    picture_name(facts, 1),
                    "pack",
                    (seed + 2, motif, palette, facts["picture"]),
                )
            )
    return found


def picture_name(facts: Facts, place: int) -> str:
    return f"demo/{facts['key']}-{place + 1}.jpg"


def village_name(supplier: Facts) -> str:
    return f"demo/village-{supplier['key']}.jpg"


def mark_name(supplier: Facts) -> str:
    return f"demo/mark-{supplier['key']}.jpg"


def attach(printed: dict[str, Printed], products: dict[str, Product]) -> None:
    """Give every product its food, its pack and its village."""
    for supplier in suppliers():
        for facts in supplier["products"]:
            product = products[facts["key"]]
            names = [
                picture_name(facts, 0),
                picture_name(facts, 1),
                village_name(supplier),
            ]
            for place, name in enumerate(names):
                sheet = printed[name]
                ProductImage.objects.update_or_create(
                    product=product,
                    display_order=place,
                    defaults={
                        "original": name,
                        "width": sheet.width,
                        "height": sheet.height,
                        "renditions": sheet.renditions,
                        "caption_zh_hans": product.title_zh_hans,
                        "caption_en": product.title_en,
                    },
                )
        producer = products[supplier["products"][0]["key"]].producer
        if producer is None:
            continue
        type(producer).objects.filter(pk=producer.pk).update(
            picture=mark_name(supplier)
        )
