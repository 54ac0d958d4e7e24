"""Structured data for search engines (schema.org): product, breadcrumb, organisation."""

import json
from collections.abc import Sequence
from datetime import datetime
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
    product: Product, packs: Sequence[Pack], origin: dict[str, Any], *, at: datetime
) -> SafeString:
    """Return the graph of a product page."""
    graph = [
        product_data(product, packs, origin, at),
        breadcrumb(product, origin["crumbs"]),
    ]
    return script_safe({"@context": "https://schema.org", "@graph": graph})


def product_data(
    product: Product, packs: Sequence[Pack], origin: dict[str, Any], at: datetime
) -> dict[str, Any]:
    may_be_sold = product.is_sellable_at(at)
    return {
        "@type": "Product",
        "name": product.title,
        "description": product.lead,
        "image": [absolute(picture["src"]) for picture in origin["gallery"]],
        "brand": {
            "@type": "Organization",
            "name": product.producer.name if product.producer else "",
        },
        "offers": [
            {
                "@type": "Offer",
                "sku": pack.gtin,
                "gtin13": pack.gtin,
                "name": pack.label,
                "price": str(pack.price),
                "priceCurrency": settings.OSCAR_DEFAULT_CURRENCY,
                "availability": f"https://schema.org/{'InStock' if may_be_sold and pack.available else 'OutOfStock'}",
                "url": absolute(f"{product.get_absolute_url()}?pack={pack.pk}"),
            }
            for pack in packs
        ],
    }


def breadcrumb(product: Product, crumbs: list[tuple[str, str]]) -> dict[str, Any]:
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
