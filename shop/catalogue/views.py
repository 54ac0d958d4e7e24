"""Pages of the catalogue."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from core.models import Organisation
from shop.search import presenting
from shop.search.forms import read
from shop.shelf import fragments

from . import detail, listing, queries, structured
from . import tree as categories
from .tree import Branch, Tree


def shelf(request: HttpRequest, tree: Tree, branch: Branch | None) -> HttpResponse:
    """Show a shelf; with `count` in the address answer only how many there would be."""
    form = read(request)
    now = timezone.now()
    if "count" in request.GET:
        filters = listing.filters_of(form, timezone.localdate(now))
        page = listing.page_of(branch, form, filters, now)
        return JsonResponse({"count": page.total})
    return listing.response(request, tree, branch, form, now)


@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    return shelf(request, categories.tree(), None)


@require_safe
def category_detail(request: HttpRequest, path: str) -> HttpResponse:
    tree = categories.tree()
    if branch := tree.by_path.get(path):
        return shelf(request, tree, branch)
    if branch := tree.named(path.rsplit("/", 1)[-1]):
        return HttpResponsePermanentRedirect(branch.get_absolute_url())
    raise Http404


@require_safe
def product_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    at = timezone.now()
    now = queries.now_of(pk, at=at)
    if now is None:
        raise Http404
    if now.slug != slug:
        address = reverse("catalogue:product-detail", args=[now.slug, pk])
        return HttpResponsePermanentRedirect(address)
    return detail.response(request, now, at)


@require_safe
def supplier_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    supplier = queries.supplier(pk)
    if supplier is None:
        raise Http404
    if supplier.slug != slug:
        return HttpResponsePermanentRedirect(address_of(supplier))
    form = read(request)
    now, language = timezone.now(), translation.get_language() or "zh-hans"
    page = listing.page_of(None, form, {"supplier": [str(pk)]}, now)
    context = {
        "supplier": supplier,
        "cards": fragments.card_html(page.rows, language=language, at=now),
        **presenting.paging(request.GET, form.page_number, page.total),
        "url": address_of(supplier),
        "picture": supplier.picture.url if supplier.picture else "",
        "structured": structured.supplier_page(supplier),
    }
    return render(request, "shop/catalogue/supplier.html", context)


def address_of(supplier: Organisation) -> str:
    return reverse("catalogue:supplier-detail", args=[supplier.slug, supplier.pk])
