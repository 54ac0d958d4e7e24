"""Work on products that may wait."""

from django.utils import timezone
from django_tasks import task

from core import pictures


@task
def make_renditions(image_id: int) -> None:
    """Make the sizes of a picture that pages show."""
    from . import actions  # noqa: PLC0415 - actions enqueue this task
    from .models import ProductImage  # noqa: PLC0415

    image = ProductImage.objects.get(pk=image_id)
    renditions = pictures.make_renditions(image.original.name)
    actions.set_renditions(image=image, renditions=renditions, at=timezone.now())
