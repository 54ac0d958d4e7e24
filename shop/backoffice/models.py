"""What the back office sees of the shop's tables: proxies that limit every view to the rows it is for."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Organisation
from core.models.organisations import OrganisationQuerySet, OrganisationRole
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

    def clean(self) -> None:
        """Leave out Oscar's: it asks for what the action fills in."""


class Pack(Product):
    """A pack within the form of its page."""

    class Meta:
        proxy = True
        verbose_name = _("pack")
        verbose_name_plural = _("packs")

    def clean(self) -> None:
        """Leave out Oscar's: it asks the database for a page that is not saved yet."""


class SupplierManager(models.Manager.from_queryset(OrganisationQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> Any:
        return super().get_queryset().with_role(OrganisationRole.Role.SUPPLIES)


class Supplier(Organisation):
    """An organisation that supplies; buyers have no address here."""

    objects = SupplierManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name = _("supplier")
        verbose_name_plural = _("suppliers")
