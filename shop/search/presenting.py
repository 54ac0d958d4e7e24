"""What the result page's template needs beside what was found: addresses and names."""

from collections.abc import Iterator
from typing import Any, Protocol

from django.http import QueryDict
from django.utils.translation import gettext as _

from . import links, queries
from .forms import LAST_PAGE, SearchForm
from .interface import Sort
from .queries import Way
from .queries.labels import Labels

PAGE_SIZE = 24
PARAMETER = {"month": "season"}  # of the address, where it is not the facet's name


class Named(Protocol):
    """A page that knows the names of what it can be filtered by."""

    @property
    def labels(self) -> Labels: ...


def context(address: QueryDict, form: SearchForm, page: queries.Page) -> dict[str, Any]:
    """Return the template's variables; `address` is the query the page was asked with."""
    meant = page.finding.meant
    return {
        "form": form,
        "page": page,
        **paging(address, form.page_number, page.total),
        "chips": chips(address, form, page),
        "clear_url": links.only(address, "q", "sort"),
        "kept": [pair for pair in links.pairs(address) if pair[0] != "sort"],
        "sorts": sorts(form.sort_order),
        "meant_url": links.asking(meant) if meant else "",
        "ways_out": [
            {
                "total": way.total,
                "name": "、".join(
                    name_of(page, way.facet, value) for value in chosen(form, way.facet)
                ),
                "url": links.without(address, PARAMETER.get(way.facet, way.facet)),
            }
            for way in page.relaxations
        ],
        "is_loose": page.finding.way == Way.LOOSE,
    }


def paging(address: QueryDict, number: int, total: int) -> dict[str, Any]:
    """Return the ways to other pages; behind the last that can be asked for, a filter leads on."""
    last = max(1, -(-total // PAGE_SIZE))
    return {
        "number": number,
        "pages": last,
        "first_url": links.to_page(address, 1),
        "previous_url": links.to_page(address, number - 1)
        if 1 < number <= last
        else "",
        "next_url": links.to_page(address, number + 1)
        if number < min(last, LAST_PAGE)
        else "",
        "is_cut": number == LAST_PAGE < last,
    }


def sorts(chosen_sort: Sort) -> list[tuple[str, str, bool]]:
    names = [
        (Sort.RELEVANCE, _("Best match first")),
        (Sort.PRICE, _("Price for 500 g, low to high")),
        (Sort.HARVEST, _("Newest harvest first")),
        (Sort.SALES, _("Most sold first")),
    ]
    return [(sort.value, name, sort is chosen_sort) for sort, name in names]


def chosen(form: SearchForm, facet: str) -> list[str]:
    if facet == "month":
        return ["now"] if form.cleaned_data.get("season") else []
    return form.cleaned_data.get(facet) or []


def chips(address: QueryDict, form: SearchForm, page: Named) -> list[tuple[str, str]]:
    """Return what is chosen, each with the address without it."""
    return list(_chips(address, form, page))


def _chips(
    address: QueryDict, form: SearchForm, page: Named
) -> Iterator[tuple[str, str]]:
    for facet in (*form.FILTERS, "month"):
        for value in chosen(form, facet):
            parameter = PARAMETER.get(facet, facet)
            yield name_of(page, facet, value), links.without(address, parameter, value)


def name_of(page: Named, facet: str, value: str) -> str:
    """Return how people call a value to filter by."""
    if facet == "price":
        return queries.price_text(value)
    if facet == "month":
        return _("In season now")
    label = page.labels.get((facet, value))
    return label.title if label else value
