"""A page of a shelf with its filters: what the listing shows. It shares forms, links and filters with the search page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.display import frames
from shop.search import links, presenting
from shop.search.forms import SearchForm
from shop.search.interface import Results
from shop.search.queries.facets import Group, groups
from shop.search.queries.labels import Labels, labels_for
from shop.shelf import fragments, stamps
from shop.shelf import queries as shelf
from shop.shelf.board import Filters
from shop.shelf.held import Generations
from shop.shelf.models import EVERYTHING

from . import structured
from .tree import Branch, Tree

FACETS = ("region", "certificate", "supplier", "month", "price")
ORDERS = ("sales", "price", "harvest")
HELD_FRAMES = 300
held: Generations[list[str]] = Generations(HELD_FRAMES)


@dataclass(frozen=True)
class Listing:
    """What a listing shows around its cards."""

    total: int
    is_empty: bool
    counties: int
    groups: list[Group]
    labels: Labels


def response(
    request: HttpRequest,
    tree: Tree,
    branch: Branch | None,
    form: SearchForm,
    at: datetime,
) -> HttpResponse:
    """Answer with a page of a shelf: one query, and one more for cards that are not held.

    All but the cards is held under the address, the board and how many are on sale; a card under its own version.
    """
    language, day = translation.get_language() or "zh-hans", timezone.localdate(at)
    filters = filters_of(form, day)
    shown = page_of(branch, form, filters, at)
    key = (
        request.get_full_path(),
        language,
        day,
        stamps.current(stamps.CATEGORIES),
        shown.board.token,
        shown.total,
        bool(shown.rows),
    )
    frame = held.get(key)
    if frame is None:
        context = {
            **context_of(
                request.GET, form, around(shown, branch, filters, language, at)
            ),
            "category": branch,
            "children": branch.children if branch else tree.roots,
            "structured": structured.shelf_page(branch),
        }
        frame = frames.made("shop/catalogue/list.html", context, request)
        held.put(key, frame)
    cards = fragments.card_html(shown.rows, language=language, at=at)
    return frames.filled(frame, request, {"cards": "".join(cards)})


def page_of(
    branch: Branch | None, form: SearchForm, filters: Filters, at: datetime
) -> shelf.ShelfPage:
    return shelf.shelf_page(
        branch.pk if branch else EVERYTHING,
        filters=filters,
        order=order_of(form),
        page=form.page_number,
        at=at,
    )


def filters_of(form: SearchForm, day: date) -> dict[str, list[str]]:
    """Return what is chosen; a shelf is a category by itself."""
    filters = form.filters(day.month)
    filters.pop("category", None)
    return filters


def around(
    shown: shelf.ShelfPage,
    branch: Branch | None,
    filters: dict[str, list[str]],
    language: str,
    at: datetime,
) -> Listing:
    counts = counts_of(shown, branch.pk if branch else EVERYTHING, filters, at)
    regions = shown.board.counts(shown.on_sale, "region")
    labels = labels_for(Results(facets=counts), filters, language)
    month = timezone.localdate(at).month
    return Listing(
        total=shown.total,
        is_empty=not shown.rows,
        counties=sum(not code.endswith("00") for code in regions),
        groups=groups(Results(facets=counts), filters, labels, month),
        labels=labels,
    )


def counts_of(
    shown: shelf.ShelfPage,
    category_id: int,
    filters: dict[str, list[str]],
    at: datetime,
) -> dict[str, dict[str, int]]:
    """Return how many products each value of each facet would bring beside the other filters."""
    board, counts = shown.board, {}
    for facet in FACETS:
        mask = shown.on_sale
        if facet in filters:
            others = {name: values for name, values in filters.items() if name != facet}
            mask = board.chosen(others, category_id=category_id, at=at)
        counts[facet] = board.counts(mask, facet)
    return counts


def order_of(form: SearchForm) -> str:
    order = form.cleaned_data.get("sort") or "sales"
    return order if order in ORDERS else "sales"


def context_of(address: QueryDict, form: SearchForm, page: Listing) -> dict[str, Any]:
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
