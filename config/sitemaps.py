"""What search engines may read: products, categories, suppliers and pages, in both languages."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.models import Organisation
from shop.catalogue.models import Category, Product

PAGE = 5000


class OnOurOrigin(Sitemap):
    limit = PAGE

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_ORIGIN).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_ORIGIN).scheme


class InBothLanguages(OnOurOrigin):
    """One object with an address in each language."""

    i18n = True
    alternates = True


class Products(InBothLanguages):
    def items(self) -> QuerySet[Product]:
        return Product.objects.listed().only("slug", "date_updated").order_by("pk")

    def lastmod(self, item: Product) -> Any:
        return item.date_updated

    def location(self, item: Product) -> str:
        return reverse("catalogue:product-detail", args=[item.slug, item.pk])


class Categories(InBothLanguages):
    def items(self) -> QuerySet[Category]:
        return Category.objects.filter(is_public=True).order_by("path")

    def location(self, item: Category) -> str:
        return str(item.get_absolute_url())


class Suppliers(InBothLanguages):
    def items(self) -> QuerySet[Organisation]:
        found = Organisation.objects.with_role("supplies").filter(withdrawn_at=None)
        return found.only("slug").order_by("pk")

    def location(self, item: Organisation) -> str:
        return reverse("catalogue:supplier-detail", args=[item.slug, item.pk])


class Places(InBothLanguages):
    """Pages that are no rows."""

    def items(self) -> list[str]:
        return ["catalogue:product-list", "provenance:trace"]

    def location(self, item: str) -> str:
        return reverse(item)


class Pages(OnOurOrigin):
    """Wagtail's pages: each language has its own; home, halls, stories, news and help."""

    def items(self) -> QuerySet[Page]:
        return Page.objects.live().public().filter(depth__gt=1).order_by("path")

    def lastmod(self, item: Page) -> Any:
        return item.last_published_at

    def location(self, item: Page) -> str:
        return urlsplit(item.url or "/").path


SECTIONS: dict[str, type[OnOurOrigin]] = {
    "pages": Pages,
    "places": Places,
    "products": Products,
    "categories": Categories,
    "suppliers": Suppliers,
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the parts of each section."""
    parts = [
        {"location": f"{settings.SITE_ORIGIN}{reverse('sitemap', args=[name])}?p={p}"}
        for name, section in SECTIONS.items()
        for p in section().paginator.page_range
    ]
    return xml(request, "sitemap_index.xml", {"sitemaps": parts})


@require_safe
def section(request: HttpRequest, name: str) -> HttpResponse:
    if name not in SECTIONS:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        try:
            urls = SECTIONS[name]().get_urls(page=request.GET.get("p", 1))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error
    return xml(request, "sitemap.xml", {"urlset": urls})


def xml(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, name, context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """Let everybody read the shop, but nobody's own pages; nothing at all in the demonstration."""
    if settings.DEMO_ALLOWED:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        own = ("account", "auth", "basket", "checkout", "pay", "search", "display")
        closed = [f"Disallow: {p}/{name}/" for p in ("", "/en") for name in own]
        site = f"Sitemap: {settings.SITE_ORIGIN}{reverse('sitemap-index')}"
        lines = ["User-agent: *", *closed, "Disallow: /cms/", "", site]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")
