"""Structured data for search engines (schema.org): product, breadcrumb, organisation."""

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from .models import Product
from .queries import Pack

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
    return script_safe(
        {
            "@context": "https://schema.org",
            "@graph": [{**product, "offers": offers}, *others],
        }
    )


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
    steps = [*crumbs, (product.title, product.get_absolute_url())]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": absolute(address),
            }
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }


def absolute(address: str) -> str:
    return address if address.startswith("http") else f"{settings.SITE_ORIGIN}{address}"
