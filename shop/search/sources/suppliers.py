"""Suppliers as documents."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.urls import reverse

from core.models import Organisation, OrganisationRole
from shop.search.interface import SEPARATOR, Document
from shop.search.registry import Source

from .languages import each_language, other_names, plain


def _suppliers():
    return (
        Organisation.objects.with_role(OrganisationRole.Role.SUPPLIES)
        .filter(withdrawn_at=None)
        .order_by("pk")
    )


def ids() -> Iterable[str]:
    return map(str, _suppliers().values_list("pk", flat=True))


def documents(wanted: Collection[str], _at: datetime) -> Iterator[Document]:
    for supplier in (
        _suppliers().filter(pk__in=wanted).select_related("region__parent__parent")
    ):
        for language in each_language():
            places = [region.name for region in supplier.region.lineage]
            yield Document(
                kind="supplier",
                object_id=str(supplier.pk),
                language=language,
                title=supplier.name,
                url=reverse(
                    "catalogue:supplier-detail", args=[supplier.slug, supplier.pk]
                ),
                geo=SEPARATOR.join(filter(None, [*places, supplier.place])),
                body=plain(supplier.short_name, supplier.story),
                also=other_names(supplier, "name"),
            )


SUPPLIERS = Source(ids, documents)
