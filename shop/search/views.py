"""The search page and what is suggested while one types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from django.views.generic import View

from core.throttling import throttle

from . import answers, queries, stores
from .forms import SearchForm, read
from .presenting import PAGE_SIZE
from .queries import Request

SUGGESTIONS = 5
OTHERS = 4
ICONS = {
    "product": "leaf",
    "region": "pin",
    "supplier": "users",
    "category": "grid",
    "certificate": "seal",
    "page": "note",
}


class CatalogueView(View):
    """Asked for by oscar.apps.catalogue.apps; not routed."""


class ProductCategoryView(View):
    """Asked for by oscar.apps.catalogue.apps; not routed."""


class FacetedSearchView(View):
    """Asked for by oscar.apps.search; not routed."""


@throttle("search", "GET")
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    form = read(request)
    asked = request_of(form)
    if "count" in request.GET:
        return JsonResponse(
            {"count": queries.find(stores.current(), asked).results.total}
        )

    if not asked.text:
        status = 422 if form.has_error("q") else 200
        return render(
            request,
            "shop/search/empty.html",
            {"form": form, "in_season": queries.in_season(asked)},
            status=status,
        )
    return answers.response(request, form, asked)


@throttle("suggest", "GET")
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Answer the search field with names; a name is a link to its page."""
    form = SearchForm({"q": request.GET.get("q", "")})
    form.is_valid()
    asked = Request(
        form.text, language(), timezone.now(), limit=SUGGESTIONS, related=OTHERS
    )
    names = queries.labels_of(queries.suggest(stores.current(), asked))
    rows = [
        {
            "text": name.title,
            "url": name.url,
            "icon": ICONS[name.kind],
            "note": name.note,
        }
        for name in names
    ]
    return JsonResponse({"suggestions": rows})


def language() -> str:
    return translation.get_language() or "zh-hans"


def request_of(form: SearchForm) -> Request:
    now = timezone.now()
    return Request(
        text=form.text,
        language=language(),
        at=now,
        filters=form.filters(timezone.localdate(now).month),
        sort=form.sort_order,
        offset=(form.page_number - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )
