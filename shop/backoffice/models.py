"""What the back office sees of the shop's tables: proxies that limit every view to the rows it is for."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.catalogue.models import Product
from shop.catalogue.models.products import ProductQuerySet


class ProductPageManager(models.Manager.from_queryset(ProductQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> Any:
        return super().get_queryset().parents()


class ProductPage(Product):
    """A product's page. Its packs are edited within it and have no address of their own."""

    objects = ProductPageManager()

    class Meta:
        proxy = True
        verbose_name = _("product")
        verbose_name_plural = _("products")
