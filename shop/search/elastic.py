"""Full text in Elasticsearch, over our own tokens, so that it finds what the databases find."""

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from elasticsearch import Elasticsearch
from elasticsearch.dsl import A, MultiSearch, Q, Search
from elasticsearch.dsl.query import Query as Condition
from elasticsearch.dsl.response import Response

from . import elastic_index
from .interface import FACETS, PRODUCT, WORTH, Clause, Field, Hit, Query, Results, Sort

MOST_VALUES = 4000
_ORDER = {
    Sort.RELEVANCE: [{"_score": "desc"}, "pk"],
    Sort.PRICE: [{"unit_price": {"order": "asc", "missing": "_last"}}, "pk"],
    Sort.HARVEST: [{"harvested_on": {"order": "desc", "missing": "_last"}}, "pk"],
    Sort.SALES: [{"sales": "desc"}, "pk"],
}


@lru_cache
def client(url: str) -> Elasticsearch:
    """Return the client of a server; a page does not wait for it longer than a moment."""
    return Elasticsearch(
        url, request_timeout=1.5, max_retries=1, retry_on_timeout=False
    )


def _in_field(clause: Clause, field: Field) -> Condition:
    if clause.is_prefix:
        return Q("prefix", **{field: {"value": clause.tokens[-1]}})
    if len(clause.tokens) == 1:
        return Q("term", **{field: clause.tokens[0]})
    return Q("match_phrase", **{field: " ".join(clause.tokens)})


def _condition(clause: Clause) -> Condition:
    """Return a clause whose score is the worth of the best field that holds it."""
    fields = [
        Q("constant_score", filter=_in_field(clause, field), boost=WORTH[field])
        for field in clause.fields
    ]
    return fields[0] if len(fields) == 1 else Q("dis_max", queries=fields)


def _scored(query: Query, *filters: Condition) -> Condition:
    never_ends = Q("bool", must_not=[Q("exists", field="sellable_until")])
    goes_on = Q("range", sellable_until={"gt": query.at.isoformat()})
    found = Q(
        "bool",
        should=[_condition(clause) for clause in query.clauses],
        minimum_should_match=query.needed,
        filter=[
            Q("term", language=query.language),
            Q("bool", should=[never_ends, goes_on]),
            *filters,
        ],
    )
    factor = {"field_value_factor": {"field": "weight", "missing": 1}}
    return Q("function_score", query=found, functions=[factor], boost_mode="multiply")


def _filters(query: Query) -> dict[str, Condition]:
    return {
        name: Q("terms", **{name: sorted(values)})
        for name, values in query.filters.items()
        if values
    }


def _products(query: Query) -> Search:
    return (
        Search()
        .query(_scored(query, Q("term", kind=PRODUCT)))
        .sort(*_ORDER[query.sort])  # type: ignore[arg-type]
    )


def _others(query: Query) -> Search:
    found = (
        Search()
        .query(_scored(query, ~Q("term", kind=PRODUCT)))
        .sort(*_ORDER[Sort.RELEVANCE])  # type: ignore[arg-type]
    )
    return _page(found, 0, query.related)


def _counted(search: Search, query: Query) -> Search:
    """Add the filters and, for each facet, the counts without its own filter."""
    chosen = _filters(query)
    for facet in FACETS:
        others = [condition for name, condition in chosen.items() if name != facet]
        counted = search.aggs.bucket(facet, A("filter", Q("bool", filter=others)))
        counted.bucket("by", "terms", field=facet, size=MOST_VALUES)
    if chosen:
        search = search.post_filter("bool", filter=list(chosen.values()))
    return search.extra(track_total_hits=True)


def _page(search: Search, offset: int, limit: int) -> Search:
    return search[offset : offset + limit].source(["kind", "object_id"])


def _hits(response: Response) -> tuple[Hit, ...]:
    return tuple(Hit(int(hit.meta.id), hit.kind, hit.object_id) for hit in response)


def _counts(response: Response) -> dict[str, dict[str, int]]:
    counts = {
        facet: {
            bucket.key: bucket.doc_count
            for bucket in response.aggregations[facet].by.buckets
        }
        for facet in FACETS
    }
    return {facet: values for facet, values in counts.items() if values}


class ElasticStore:
    """Finds documents with a server."""

    @property
    def server(self) -> Elasticsearch:
        return client(settings.ELASTICSEARCH_URL)

    @property
    def alias(self) -> str:
        return settings.ELASTICSEARCH_INDEX

    def search(self, query: Query) -> Results:
        if not query.clauses:
            return Results()
        page = _page(_counted(_products(query), query), query.offset, query.limit)
        products, related = self._both(page, _others(query))
        return Results(
            hits=_hits(products),
            total=products.hits.total.value,  # type: ignore[attr-defined]
            facets=_counts(products),
            related=_hits(related),
        )

    def suggest(self, query: Query) -> tuple[Hit, ...]:
        if not query.clauses:
            return ()
        products, related = self._both(
            _page(_products(query), 0, query.limit), _others(query)
        )
        return _hits(products) + _hits(related)

    def _both(self, products: Search, others: Search) -> list[Response]:
        return (
            MultiSearch(using=self.server, index=self.alias)
            .add(products)
            .add(others)
            .execute()
        )

    def upsert(self, pks: Iterable[int]) -> None:
        elastic_index.send(self.server, self.alias, pks)

    def delete(self, pks: Iterable[int]) -> None:
        elastic_index.remove(self.server, self.alias, pks)

    def rebuild(self) -> int:
        return elastic_index.rebuild(self.server, self.alias)

    def catch_up(self) -> int:
        """Tell the server what it has not been told, and return how much that was."""
        return elastic_index.send_unsent(self.server, self.alias)
