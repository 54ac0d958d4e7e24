"""Pictures of products with their renditions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractProductImage


class ProductImage(AbstractProductImage):
    """A picture that passed the upload gate; `renditions` is filled by a task.

    `renditions` maps a format ("avif", "webp") to a list of `[width in px, name in the public storage]`, narrow first.
    """

    width = models.PositiveIntegerField(_("width in px"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height in px"), default=0, editable=False)
    renditions = models.JSONField(default=dict, blank=True, editable=False)
