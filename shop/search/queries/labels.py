"""Documents as people read them: names of what is filtered by, and what else was found."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from shop.search.interface import PRODUCT, SEPARATOR, Hit, Results
from shop.search.models import SearchDocument

NAMED = ("region", "category", "certificate", "supplier")
COUNTY = 3  # province, prefecture, county
PROVINCE = "0000"
PREFECTURE = "00"


@dataclass(frozen=True, slots=True)
class Label:
    """A document's name and address."""

    kind: str
    object_id: str
    title: str
    url: str
    geo: str
    body: str
    facets: str

    @property
    def kind_name(self) -> str:
        return str(SearchDocument.Kind(self.kind).label)

    @property
    def note(self) -> str:
        """Say in a word or two what this is: a product's county, a region's province, or the kind."""
        places = self.geo.split(SEPARATOR)
        if self.kind == PRODUCT:
            return places[:COUNTY][-1] or self.kind_name
        return places[0] if self.kind == "region" and self.geo else self.kind_name


Labels = Mapping[tuple[str, str], Label]


def labels_for(
    results: Results, filters: Mapping[str, Collection[str]], language: str
) -> Labels:
    """Return, in one query, the names of the values counted or chosen, and the rest of what was found."""
    wanted = [
        Q(
            kind=facet,
            object_id__in=_named(
                facet, results.facets.get(facet, {}), filters.get(facet, ())
            ),
        )
        for facet in NAMED
    ]
    found = Q(pk__in=[hit.pk for hit in results.related])
    return _read(reduce(or_, wanted) & Q(language=language) | found)


def labels_of(hits: Collection[Hit]) -> list[Label]:
    """Return the documents of hits, in their order."""
    rows = SearchDocument.objects.filter(pk__in=[hit.pk for hit in hits])
    by_key = {(row.kind, row.object_id): _label(row) for row in rows}
    return [by_key[key] for hit in hits if (key := (hit.kind, hit.object_id)) in by_key]


def _named(facet: str, counts: Mapping[str, int], chosen: Collection[str]) -> set[str]:
    if facet == "region":
        return set(shown_regions(counts, chosen)) | set(chosen)
    return set(counts) | set(chosen)


def shown_regions(codes: Collection[str], chosen: Collection[str]) -> list[str]:
    """Return the provinces, and what lies in the provinces and prefectures chosen."""
    inside = {code[:2] for code in chosen} | {
        code[:4] for code in chosen if not code.endswith(PROVINCE)
    }
    return [
        code
        for code in codes
        if code.endswith(PROVINCE)
        or (code[:2] if code.endswith(PREFECTURE) else code[:4]) in inside
    ]


def _read(condition: Q) -> Labels:
    rows = SearchDocument.objects.filter(condition, is_gone=False)
    return {(row.kind, row.object_id): _label(row) for row in rows}


def _label(row: SearchDocument) -> Label:
    return Label(
        row.kind, row.object_id, row.title, row.url, row.geo, row.body, row.facets
    )
