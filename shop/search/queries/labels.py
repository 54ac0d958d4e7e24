"""Documents as people read them: names of what is filtered by, and what else was found."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import connection

from core.prepared import marks
from shop.search.interface import PRODUCT, SEPARATOR, Hit, Results
from shop.search.models import SearchDocument

NAMED = ("region", "category", "certificate", "supplier")
MOST_VALUES = 40  # of a facet without levels; who looks for another narrows by place or category first
COUNTY = 3  # province, prefecture, county
PROVINCE = "0000"
PREFECTURE = "00"
# Written out, since every listing asks for it: to build it costs more than to answer it.
READ = """
    SELECT kind, object_id, title, url, geo, facets FROM search_searchdocument
    WHERE NOT is_gone AND (language = %s AND kind IN ({kinds}) AND object_id IN ({names}) OR id IN ({ids}))
"""


@dataclass(frozen=True, slots=True)
class Label:
    """A document's name and address."""

    kind: str
    object_id: str
    title: str
    url: str
    geo: str
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
    wanted = {
        facet: _named(facet, results.facets.get(facet, {}), filters.get(facet, ()))
        for facet in NAMED
    }
    names = {value for values in wanted.values() for value in values}
    found = _read(language, names, [hit.pk for hit in results.related])
    related = {(hit.kind, hit.object_id) for hit in results.related}
    return {
        key: label
        for key, label in found.items()
        if key in related or key[1] in wanted.get(key[0], ())
    }


def labels_of(hits: Collection[Hit]) -> list[Label]:
    """Return the documents of hits, in their order."""
    by_key = _read("", (), [hit.pk for hit in hits])
    return [by_key[key] for hit in hits if (key := (hit.kind, hit.object_id)) in by_key]


def _named(facet: str, counts: Mapping[str, int], chosen: Collection[str]) -> set[str]:
    if facet == "region":
        return set(shown_regions(counts, chosen)) | set(chosen)
    if facet == "category":
        return set(counts) | set(chosen)
    return set(most_frequent(counts, chosen))


def by_frequency(counts: Mapping[str, int], chosen: Collection[str]) -> list[str]:
    """Return the values with a count, the most frequent first, and those chosen whatever their count."""
    known = [value for value, count in counts.items() if count]
    ordered = sorted(known, key=lambda value: (-counts[value], value))
    return ordered + [value for value in chosen if not counts.get(value)]


def most_frequent(counts: Mapping[str, int], chosen: Collection[str]) -> list[str]:
    """Return the first of these values, and those chosen wherever they stand."""
    ordered = by_frequency(counts, chosen)
    first = ordered[:MOST_VALUES]
    return first + [value for value in ordered[MOST_VALUES:] if value in chosen]


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


def _read(language: str, names: Collection[str], pks: Collection[int]) -> Labels:
    """Return the documents of these names in a language, of whatever kind, and those of these keys."""
    statement = READ.format(kinds=marks(NAMED), names=marks(names), ids=marks(pks))
    with connection.cursor() as cursor:
        cursor.execute(statement, [language, *NAMED, *names, *pks])
        return {(row[0], row[1]): Label(*row) for row in cursor.fetchall()}
