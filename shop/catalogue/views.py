"""Pages of the catalogue."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from core.models import Organisation

from .models import Category, Product


def product_list(request: HttpRequest) -> HttpResponse:
    products = Product.objects.listed().select_related("region")[:24]
    return render(request, "shop/catalogue/list.html", {"products": products})


def product_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    product = get_object_or_404(
        Product.objects.listed().select_related("region", "producer"), pk=pk
    )
    if product.slug != slug:
        return HttpResponsePermanentRedirect(product.get_absolute_url())
    now = timezone.now()
    return render(
        request,
        "shop/catalogue/detail.html",
        {"product": product, "may_be_sold": product.is_sellable_at(now)},
    )


def category_detail(request: HttpRequest, path: str) -> HttpResponse:
    category = get_object_or_404(
        Category.objects.filter(is_public=True), slug=path.rsplit("/", 1)[-1]
    )
    products = (
        Product.objects.listed()
        .filter(categories__path__startswith=category.path)
        .distinct()[:24]
    )
    return render(
        request,
        "shop/catalogue/list.html",
        {"products": products, "category": category},
    )


def supplier_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    supplier = get_object_or_404(
        Organisation, pk=pk, withdrawn_at=None, roles__role="supplies"
    )
    return render(request, "shop/catalogue/supplier.html", {"supplier": supplier})
