"""A search server that costs nothing: filters are indexed SQL, counts are remembered, facets are constants.

It isolates what Oscar's own views, templates and queries cost from what Whoosh or Solr would add.
"""

from collections.abc import Iterator
from typing import Any

from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, SearchNode
from haystack.models import SearchResult
from oscar.core.loading import get_model

FACETS = {
    "fields": {
        "product_class": [(f"Class {number}", 1880) for number in range(5)],
        "rating": [(number, 800) for number in range(1, 6)],
    },
    "queries": {
        "price:[0 TO 20]": 400,
        "price:[20 TO 40]": 400,
        "price:[40 TO 60]": 400,
        "price:[60 TO *]": 8000,
    },
}
counts: dict[tuple, int] = {}


class IdealBackend(BaseSearchBackend):
    """Answers from the catalogue's own tables."""

    def update(self, *args: Any, **kwargs: Any) -> None:
        """Keep no index."""

    remove = clear = update

    def search(
        self, query: tuple, start_offset: int = 0, end_offset: int = 20, **kwargs: Any
    ) -> dict[str, Any]:
        text, categories = query
        products = get_model("catalogue", "Product").objects.filter(is_public=True)
        if categories:
            links = get_model("catalogue", "ProductCategory").objects.filter(
                category_id__in=categories
            )
            products = products.filter(pk__in=links.values("product_id"))
        if text:
            products = products.filter(title__icontains=text)
        key = (text, categories)
        if key not in counts:
            counts[key] = products.count()
        found = products.order_by("pk").values_list("pk", flat=True)[
            start_offset:end_offset
        ]
        result = kwargs.get("result_class") or SearchResult
        hits = [result("catalogue", "product", pk, 1.0) for pk in found]
        return {"results": hits, "hits": counts[key], "facets": FACETS}


class IdealQuery(BaseSearchQuery):
    """Reduces Haystack's tree to a text and the categories."""

    def leaves(self, node: Any) -> Iterator[tuple[str, Any]]:
        for child in node.children:
            if isinstance(child, SearchNode):
                yield from self.leaves(child)
            else:
                yield child

    def build_query(self) -> tuple[str, tuple[int, ...]]:
        text, categories = "", ()
        for field, value in self.leaves(self.query_filter) if self.query_filter else ():
            if field.startswith("content"):
                text = str(getattr(value, "query_string", value))
            elif field.startswith("category"):
                categories = tuple(sorted(int(pk) for pk in value))
        return text, categories

    def build_params(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {}

    def run(self, *_args: Any, **_kwargs: Any) -> None:
        answer = self.backend.search(
            self.build_query(),
            start_offset=self.start_offset,
            end_offset=self.end_offset,
            result_class=self.result_class,
        )
        self._results, self._hit_count, self._facet_counts = (
            answer["results"],
            answer["hits"],
            answer["facets"],
        )

    def get_count(self) -> int:
        if self._hit_count is None:
            self.run()
        return self._hit_count

    def get_facet_counts(self) -> dict[str, Any]:
        if self._facet_counts is None:
            self.run()
        return self._facet_counts

    def clean(self, query_fragment: str) -> str:
        return query_fragment


class Engine(BaseEngine):
    backend = IdealBackend
    query = IdealQuery
