"""Ways out of an empty page."""

from dataclasses import dataclass, replace

from shop.search.asking import as_written
from shop.search.interface import SearchStore
from shop.search.tokens import parse

from .finding import Request


@dataclass(frozen=True, slots=True)
class Relaxation:
    """How many there would be without one filter."""

    facet: str
    total: int


def relaxations(store: SearchStore, request: Request) -> list[Relaxation]:
    """Return the filters whose removal alone brings something, the most first."""
    base = replace(
        request.query(as_written(parse(request.text))), offset=0, limit=0, related=0
    )
    chosen = [facet for facet, values in request.filters.items() if values]
    totals = ((facet, store.search(base.without(facet)).total) for facet in chosen)
    found = [Relaxation(facet, total) for facet, total in totals if total]
    return sorted(found, key=lambda relaxation: (-relaxation.total, relaxation.facet))
