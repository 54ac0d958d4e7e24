"""Everything the result page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from shop import queries as shop
from shop.search.interface import SearchStore

from .facets import Group, groups
from .finding import Finding, Request, find
from .labels import Label, Labels, labels_for
from .lost import Relaxation, relaxations

PICKS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """The answer in the order it is read."""

    finding: Finding
    related: Sequence[Label] = ()
    groups: Sequence[Group] = ()
    labels: Labels = field(default_factory=dict)
    relaxations: Sequence[Relaxation] = ()
    in_season: Sequence[SafeString] = ()

    @property
    def has_hits(self) -> bool:
        return bool(self.finding.results.hits)

    @property
    def total(self) -> int:
        return self.finding.results.total


def page(store: SearchStore, request: Request) -> Page:
    """Return what was found, or the ways out of having found nothing."""
    finding = find(store, request)
    results = finding.results
    labels = labels_for(results, request.filters, request.language)
    others = [
        labels[key]
        for hit in results.related
        if (key := (hit.kind, hit.object_id)) in labels
    ]
    is_lost = not results.hits
    return Page(
        finding=finding,
        related=others,
        groups=groups(results, request.filters, labels, localdate(request.at).month),
        labels=labels,
        relaxations=relaxations(store, request) if is_lost and request.filters else [],
        in_season=in_season(request) if is_lost else [],
    )


def in_season(request: Request) -> list[SafeString]:
    """Return a few cards of what is in season."""
    picks = shop.in_season(at=request.at, limit=PICKS)
    return shop.cards_html(picks, language=request.language, at=request.at)
