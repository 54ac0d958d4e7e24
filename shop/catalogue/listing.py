"""A page of a shelf with its filters: what the listing shows. It shares forms, links and filters with the search page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shop.search import links, presenting
from shop.search.forms import SearchForm
from shop.search.interface import Results
from shop.search.queries.facets import Group, groups
from shop.search.queries.labels import Labels, labels_for
from shop.shelf import fragments
from shop.shelf import queries as shelf
from shop.shelf.board import Board

FACETS = ("region", "certificate", "supplier", "month", "price")
ORDERS = ("sales", "price", "harvest")
held_labels: dict[Any, Labels] = {}
MOST_HELD = 500


@dataclass(frozen=True)
class Listing:
    """What a listing shows; `page` is what the filters' template reads."""

    cards: list[SafeString]
    total: int
    counties: int
    groups: list[Group]
    labels: Labels


def listing(
    category_id: int, form: SearchForm, *, language: str, at: datetime
) -> Listing:
    """Return a page of a shelf: two queries when its names are held."""
    filters = form.filters(timezone.localdate(at).month)
    filters.pop("category", None)
    shown = shelf.shelf_page(
        category_id, filters=filters, order=order_of(form), page=form.page_number, at=at
    )
    counts = counts_of(shown.board, category_id, filters, at)
    labels = labels_of(shown.board, category_id, counts, filters, language)
    return Listing(
        cards=fragments.card_html(shown.rows, language=language, at=at),
        total=shown.total,
        counties=sum(not code.endswith("00") for code in counts["region"]),
        groups=groups(
            Results(facets=counts), filters, labels, timezone.localdate(at).month
        ),
        labels=labels,
    )


def counts_of(
    board: Board, category_id: int, filters: dict[str, list[str]], at: datetime
) -> dict[str, dict[str, int]]:
    """Return how many products each value of each facet would bring beside the other filters."""
    counts = {}
    for facet in FACETS:
        others = {name: values for name, values in filters.items() if name != facet}
        counts[facet] = board.counts(
            board.chosen(others, category_id=category_id, at=at), facet
        )
    return counts


def order_of(form: SearchForm) -> str:
    order = form.cleaned_data.get("sort") or "sales"
    return order if order in ORDERS else "sales"


def labels_of(
    board: Board,
    category_id: int,
    counts: dict[str, dict[str, int]],
    filters: dict[str, list[str]],
    language: str,
) -> Labels:
    """Return the names of what can be filtered by, held until the shelves change."""
    key = (language, category_id, board.token, ",".join(filters.get("region", ())))
    found = held_labels.get(key)
    if found is None:
        if len(held_labels) >= MOST_HELD:
            held_labels.clear()
        found = held_labels[key] = labels_for(Results(facets=counts), filters, language)
    return found


def context(address: QueryDict, form: SearchForm, page: Listing) -> dict[str, Any]:
    """Return the template's variables; `address` is the query the page was asked with."""
    return {
        "form": form,
        "page": page,
        **presenting.paging(address, form.page_number, page.total),
        "chips": presenting.chips(address, form, page),
        "clear_url": links.only(address, "sort"),
        "kept": [
            (name, value)
            for name, values in address.lists()
            for value in values
            if name not in {"sort", "page"}
        ],
        "sorts": [
            (order, name, order == order_of(form)) for order, name in sort_names()
        ],
    }


def sort_names() -> list[tuple[str, str]]:
    return [
        ("sales", _("Most sold first")),
        ("price", _("Price for 500 g, low to high")),
        ("harvest", _("Newest harvest first")),
    ]
