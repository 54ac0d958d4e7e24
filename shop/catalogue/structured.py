"""Structured data for search engines (schema.org): product, breadcrumb, organisation."""

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.models import Organisation

from .models import Product
from .queries import Pack
from .tree import Branch

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script_safe(data: Any) -> SafeString:
    """Return JSON that may stand inside a script element, whatever the texts hold."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 - nothing can close the element


def product_page(
    graph: Sequence[dict[str, Any]],
    packs: Sequence[Pack],
    url: str,
    *,
    may_be_sold: bool,
) -> SafeString:
    """Return the graph of a product page with what is offered now."""
    offers = [
        {
            "@type": "Offer",
            "sku": pack.gtin,
            "gtin13": pack.gtin,
            "name": pack.label,
            "price": str(pack.price),
            "priceCurrency": settings.OSCAR_DEFAULT_CURRENCY,
            "availability": f"https://schema.org/{'InStock' if may_be_sold and pack.available else 'OutOfStock'}",
            "url": absolute(f"{url}?pack={pack.pk}"),
        }
        for pack in packs
    ]
    product, *others = graph
    return as_script([{**product, "offers": offers}, *others])


def graph(
    product: Product,
    gallery: Sequence[dict[str, Any]],
    crumbs: Sequence[tuple[str, str]],
) -> list[dict[str, Any]]:
    """Return the graph without its offers: it changes with the page's version only."""
    return [
        {
            "@type": "Product",
            "name": product.title,
            "description": product.lead,
            "image": [absolute(picture["src"]) for picture in gallery],
            "brand": {
                "@type": "Organization",
                "name": product.producer.name if product.producer else "",
            },
        },
        breadcrumb(product, crumbs),
    ]


def breadcrumb(product: Product, crumbs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return steps([*crumbs, (product.title, product.get_absolute_url())])


def steps(crumbs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": absolute(address),
            }
            for place, (name, address) in enumerate(crumbs, start=1)
        ],
    }


def shelf_page(branch: Branch | None) -> SafeString:
    """Return the graph of a listing: where it stands. What it shows changes too often to be told here."""
    everything = (_("All products"), reverse("catalogue:product-list"))
    way = branch.way if branch else []
    crumbs = [everything, *((one.name, one.get_absolute_url()) for one in way)]
    name, address = crumbs[-1]
    page = {
        "@type": "CollectionPage",
        "name": name,
        "url": absolute(address),
        "inLanguage": get_language(),
        "hasPart": [
            {
                "@type": "CollectionPage",
                "name": one.name,
                "url": absolute(one.get_absolute_url()),
            }
            for one in (branch.children if branch else [])
        ],
    }
    return as_script([page, steps(crumbs)])


def supplier_page(supplier: Organisation) -> SafeString:
    """Return the graph of a supplier's page."""
    region = supplier.region
    address = reverse("catalogue:supplier-detail", args=[supplier.slug, supplier.pk])
    facts = {
        "@type": "Organization",
        "name": supplier.name,
        "url": absolute(address),
        "description": supplier.story,
        "logo": absolute(supplier.picture.url) if supplier.picture else "",
        "foundingDate": str(supplier.founded_year or ""),
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            "addressRegion": region.lineage[0].name if region else "",
            "addressLocality": region.name if region else supplier.place,
        },
    }
    return as_script([{name: value for name, value in facts.items() if value}])


def as_script(graph: Sequence[dict[str, Any]]) -> SafeString:
    return script_safe({"@context": "https://schema.org", "@graph": graph})


def absolute(address: str) -> str:
    return address if address.startswith("http") else f"{settings.SITE_ORIGIN}{address}"
