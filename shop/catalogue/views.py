"""Pages of the catalogue."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from core.models import Organisation
from shop.search import presenting
from shop.search.forms import SearchForm
from shop.shelf.models import EVERYTHING

from . import detail, listing, queries
from .models import Category


def shelf(request: HttpRequest, category_id: int, extra: dict) -> HttpResponse:
    """Show a shelf; with `count` in the address answer only how many there would be."""
    form = SearchForm(request.GET)
    form.is_valid()
    language = translation.get_language() or "zh-hans"
    page = listing.listing(category_id, form, language=language, at=timezone.now())
    if "count" in request.GET:
        return JsonResponse({"count": page.total})
    return render(
        request,
        "shop/catalogue/list.html",
        {**listing.context(request.GET, form, page), **extra},
    )


@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    return shelf(
        request,
        EVERYTHING,
        {"children": Category.get_root_nodes().filter(is_public=True)},
    )


@require_safe
def category_detail(request: HttpRequest, path: str) -> HttpResponse:
    category = get_object_or_404(
        Category.objects.filter(is_public=True), slug=path.rsplit("/", 1)[-1]
    )
    address = category.get_absolute_url()
    if path != category.full_slug:
        return HttpResponsePermanentRedirect(address)
    children = category.get_children().filter(is_public=True)
    return shelf(request, category.pk, {"category": category, "children": children})


@require_safe
def product_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    product = queries.page_of(pk)
    if product is None:
        raise Http404
    if product.slug != slug:
        return HttpResponsePermanentRedirect(product.get_absolute_url())
    now = timezone.now()
    packs = queries.packs_of(product, at=now)
    return render(
        request,
        "shop/catalogue/detail.html",
        detail.context(product, packs, request.GET.get("pack", ""), at=now),
    )


@require_safe
def supplier_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    supplier = queries.supplier(pk)
    if supplier is None:
        raise Http404
    if supplier.slug != slug:
        return HttpResponsePermanentRedirect(address_of(supplier))
    query = request.GET.copy()
    query["supplier"] = str(pk)
    form = SearchForm(query)
    form.is_valid()
    language = translation.get_language() or "zh-hans"
    page = listing.listing(EVERYTHING, form, language=language, at=timezone.now())
    context = {
        "supplier": supplier,
        "page": page,
        **presenting.paging(request.GET, form.page_number, page.total),
    }
    return render(request, "shop/catalogue/supplier.html", context)


def address_of(supplier: Organisation) -> str:
    return reverse("catalogue:supplier-detail", args=[supplier.slug, supplier.pk])
