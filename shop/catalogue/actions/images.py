"""Writes on the pictures of products."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction

from shop.catalogue import tasks
from shop.catalogue.models import Product, ProductImage
from shop.shelf import actions as shelf


@transaction.atomic
def add_image(
    *,
    product: Product,
    file: File,
    width: int,
    height: int,
    caption: tuple[str, str],
    at: datetime,
) -> ProductImage:
    """Add a picture that passed the upload gate; its renditions are made by a task."""
    image = ProductImage(
        product=product,
        width=width,
        height=height,
        caption_zh_hans=caption[0],
        caption_en=caption[1],
        display_order=product.images.count(),
    )
    image.original.save(file.name or "picture", file, save=False)
    image.save()
    tasks.make_renditions.enqueue(image.pk)
    shelf.page_changed(product_ids=[product.pk], at=at)
    return image


@transaction.atomic
def set_renditions(
    *, image: ProductImage, renditions: dict[str, list], at: datetime
) -> None:
    """Record the renditions of a picture, and show them on the card and the page."""
    ProductImage.objects.filter(pk=image.pk).update(renditions=renditions)
    shelf.page_changed(product_ids=[image.product_id], at=at)


@transaction.atomic
def arrange_images(
    *,
    product: Product,
    images: Sequence[ProductImage],
    by: Any,  # noqa: ARG001 - every write is told who
    at: datetime,
) -> None:
    """Keep these pictures of a product in this order with these captions; the others are removed, their files stay."""
    # Not delete() of each: Oscar's writes every other picture again.
    product.images.exclude(pk__in=[image.pk for image in images]).delete()
    for place, image in enumerate(images):
        product.images.filter(pk=image.pk).update(
            display_order=place,
            caption_zh_hans=image.caption_zh_hans,
            caption_en=image.caption_en,
        )
    shelf.page_changed(product_ids=[product.pk], at=at)
