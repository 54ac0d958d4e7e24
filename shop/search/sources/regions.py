"""Regions that products come from, as documents."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.urls import reverse
from oscar.core.loading import get_model

from core.models import Region
from shop.search.interface import SEPARATOR, Document
from shop.search.registry import Source

from .languages import each_language, other_names

WITH_ZEROS = 6


def ids() -> Iterable[str]:
    """Return the codes of the counties products come from and of what lies above them."""
    counties = (
        get_model("catalogue", "Product")
        .objects.listed()
        .exclude(region=None)
        .order_by()
    )
    codes = set(counties.values_list("region__code", flat=True).distinct())
    above = {
        code[:digits].ljust(WITH_ZEROS, "0") for code in codes for digits in (2, 4)
    }
    return sorted(codes | above)


def documents(wanted: Collection[str], _at: datetime) -> Iterator[Document]:
    regions = Region.objects.filter(code__in=wanted).select_related("parent__parent")
    for region in regions:
        for language in each_language():
            yield Document(
                kind="region",
                object_id=region.code,
                language=language,
                title=region.name,
                url=f"{reverse('catalogue:product-list')}?region={region.code}",
                geo=SEPARATOR.join(above.name for above in region.lineage[:-1]),
                also=other_names(region, "name"),
                facets={"level": [region.level]},
            )


REGIONS = Source(ids, documents)
