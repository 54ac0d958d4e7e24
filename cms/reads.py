"""What the blocks of a page name is read once for all of them: each kind of thing in one query, however many there are.

A block asks for what it names while `reading` is on; without it, as in a preview, it reads for itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from core.models import Region
from shop import queries as shop
from shop.provenance.queries import Journeys

LINKED = re.compile(r'<a [^>]*linktype="page"[^>]*>')
ID = re.compile(r'\bid="(\d+)"')
Named = Iterator[tuple[str, int]]


def named_in(block: blocks.Block, raw: Any) -> Named:
    """Return the model and the key of each thing that a block names, from its stored form alone."""
    for child_block, child in children_of(block, raw):
        yield from named_in(child_block, child)
    if raw and isinstance(block, blocks.ChooserBlock):
        yield block.model_class._meta.model_name, raw  # noqa: SLF001 - Django's own way
    elif raw and isinstance(block, blocks.RichTextBlock):
        for tag in LINKED.findall(raw):
            yield from (("page", int(key)) for key in ID.findall(tag))


def children_of(block: blocks.Block, raw: Any) -> list[tuple[blocks.Block, Any]]:
    """Return the blocks within a block, each with its stored form."""
    if isinstance(block, blocks.StreamBlock):
        return [(block.child_blocks[child["type"]], child["value"]) for child in raw]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, item["value"]) for item in raw]
    if isinstance(block, blocks.StructBlock):
        return [(child, raw.get(name)) for name, child in block.child_blocks.items()]
    return []


class Reads:
    """The things that a page and its blocks show, each kind read when the first of it is asked for."""

    def __init__(self, page: Page, request: HttpRequest | None = None) -> None:
        self.page = page
        self.request = request
        self.now = timezone.now()
        self.keys: dict[str, set[int]] = defaultdict(set)
        for field in page._meta.get_fields():  # noqa: SLF001 - Django's own way
            if isinstance(field, StreamField):
                stream = getattr(page, field.name)
                for model, key in named_in(stream.stream_block, stream.raw_data):
                    self.keys[model].add(key)

    def of(self, model_name: str) -> dict[int, Any]:
        """Return the named things of a model by their keys."""
        return getattr(self, f"{model_name}s")

    @cached_property
    def products(self) -> dict[int, Any]:
        return shop.products(self.keys["product"])

    @cached_property
    def regions(self) -> dict[int, Region]:
        return Region.objects.in_bulk(self.keys["region"])

    @cached_property
    def lots(self) -> dict[int, Any]:
        return {pk: journey.lot for pk, journey in self.journeys.by_lot.items()}

    @cached_property
    def journeys(self) -> Journeys:
        return shop.journeys(self.keys["lot"], at=self.now)

    @cached_property
    def certificate_types(self) -> list[Any]:
        return shop.certificate_types()

    @cached_property
    def cards(self) -> dict[int, SafeString]:
        """The cards of all blocks by product."""
        ids = {
            pk
            for child in self.page.body
            if hasattr(child.block, "product_ids")
            for pk in child.block.product_ids(child.value, at=self.now)
        }
        language = get_language() or "zh-hans"
        return shop.cards_by_id(sorted(ids), language=language, at=self.now)

    def cards_of(self, product_ids: list[int]) -> list[SafeString]:
        """Return the cards of those products that are on sale, in the order given."""
        return [self.cards[pk] for pk in product_ids if pk in self.cards]

    @cached_property
    def shows_halls(self) -> bool:
        return any(child["type"] == "halls" for child in self.page.body.raw_data)

    @cached_property
    def pages(self) -> dict[int, Page]:
        """The pages that doors and texts lead to; the halls and their index where the page shows them."""
        wanted = Q(pk__in=self.keys["page"])
        if self.shows_halls:
            is_of_halls = Q(hallindexpage__isnull=False) | Q(hallpage__isnull=False)
            wanted |= Q(live=True, locale=self.page.locale_id) & is_of_halls
        found = Page.objects.filter(wanted).order_by("path")
        return {
            page.pk: page
            for page in found.select_related(
                "hallindexpage", "hallpage__region", "hallpage__panel"
            )
        }

    def address_of(self, page_id: int) -> str | None:
        """Return where a page stands in the language of this one."""
        page = self.pages.get(page_id)
        if page and page.locale_id != self.page.locale_id:
            page = page.localized
        return page.get_url(self.request) if page else None

    @cached_property
    def hall_index(self) -> Page | None:
        pages = self.pages.values()
        return next((page for page in pages if hasattr(page, "hallindexpage")), None)

    @cached_property
    def halls(self) -> list[Any]:
        """The halls below their index in tree order."""
        index = self.hall_index
        return [
            page.hallpage
            for page in self.pages.values()
            if index and page.is_child_of(index) and hasattr(page, "hallpage")
        ]

    @cached_property
    def images(self) -> dict[int, Any]:
        """The pictures that blocks name; those of the page itself and of halls get their sizes along with them."""
        model = get_image_model()
        own = [getattr(self.page, name) for name in getattr(self.page, "joined", ())]
        shown = [one for one in own if isinstance(one, model)]
        if self.shows_halls:
            shown += [hall.panel for hall in self.halls if hall.panel]
        keys = self.keys["image"] | {image.pk for image in shown}
        sizes = defaultdict(list)
        if keys:
            rows = model.get_rendition_model().objects.filter(image__in=keys)
            for size in rows.select_related("image"):
                sizes[size.image_id].append(size)
        found = {pk: sizes[pk][0].image for pk in self.keys["image"] if sizes[pk]}
        if unsized := self.keys["image"] - found.keys():
            found |= model.objects.in_bulk(unsized)
        for image in [*shown, *found.values()]:
            image.prefetched_renditions = sizes[image.pk]
        return found


_reads: ContextVar[Reads | None] = ContextVar("reads", default=None)


@contextmanager
def reading(page: Page, request: HttpRequest) -> Iterator[None]:
    """Have the blocks of a page share what they read meanwhile."""
    reads = Reads(page, request)
    token = _reads.set(reads)
    try:
        reads.images  # noqa: B018 - templates find the sizes at the pictures
        yield
    finally:
        _reads.reset(token)


def current() -> Reads | None:
    return _reads.get()


class SharedReads:
    """A chooser block that takes what it names from what is read for the whole page."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        reads = current()
        if reads is None:
            return super().bulk_to_python(values)  # type: ignore[misc]
        found = reads.of(self.model_class._meta.model_name)  # type: ignore[attr-defined]  # noqa: SLF001
        return [found.get(pk) for pk in values]
