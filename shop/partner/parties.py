"""Writes on suppliers: an organisation that supplies, its facilities, and the partner that holds its stock."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from core.models import Facility, Organisation, OrganisationRole
from core.slugs import slugify
from shop.catalogue.models import Product
from shop.shelf import actions as shelf

from .models import Partner


@transaction.atomic
def save_supplier(
    *,
    organisation: Organisation,
    facilities: Sequence[Facility],
    by: Any,  # noqa: ARG001 - every write is told who
    at: datetime,
) -> Organisation:
    """Save a supplier with its facilities; those not among them stay as they are."""
    name = organisation.name_zh_hans  # type: ignore[attr-defined]
    organisation.slug = organisation.slug or slugify(name)
    organisation.save()
    OrganisationRole.objects.get_or_create(
        organisation=organisation, role=OrganisationRole.Role.SUPPLIES
    )
    Partner.objects.update_or_create(
        organisation=organisation,
        defaults={"name": name},
        create_defaults={
            "name": name,
            "code": f"{organisation.slug}-{organisation.pk}",
        },
    )
    for facility in facilities:
        facility.organisation = organisation
        facility.save()
    products = Product.objects.parents().filter(producer=organisation)
    shelf.page_changed(product_ids=list(products.values_list("pk", flat=True)), at=at)
    return organisation
