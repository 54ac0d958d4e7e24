"""What a product's card and shelf rows say, from the catalogue's own rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Sum
from django.utils import translation
from oscar.core.loading import get_model

from .models import EVERYTHING, NEVER_ENDS, NEVER_HARVESTED

SUPPLY = "123"
COUNTY_SUFFIXES = ("自治县", "县", "区", "市")


@dataclass(frozen=True)
class Built:
    """The values of one card, and of its shelf rows when it is listed."""

    card: dict[str, Any]
    shelf: dict[str, Any]
    categories: frozenset[int]


def products_for_cards(product_ids: Sequence[int]) -> list[Any]:
    """Return the products with everything their cards need, in a fixed number of queries."""
    Product = get_model("catalogue", "Product")
    packs = Product.objects.filter(is_public=True).prefetch_related("stockrecords")
    lots = (
        get_model("provenance", "Lot")
        .objects.filter(recalled_at=None)
        .order_by("-harvest_date", "-pk")
    )
    return list(
        Product.objects.parents()
        .filter(pk__in=product_ids)
        .select_related("region__parent__parent", "producer")
        .prefetch_related(
            Prefetch("children", packs, to_attr="public_packs"),
            Prefetch("lots", lots, to_attr="good_lots"),
            "categories",
            "images",
            "recognitions__certificate__type",
            "recognitions__certificate__current",
        )
    )


def sold_by_product(product_ids: Sequence[int]) -> dict[int, int]:
    """Return how many packs of each product were ordered."""
    lines = get_model("order", "Line").objects.filter(product__parent__in=product_ids)
    return dict(
        lines.values_list("product__parent").annotate(Sum("quantity")).order_by()
    )


def ancestors_of(product: Any, paths: dict[str, int]) -> frozenset[int]:
    """Return the ids of a product's categories and of all above them, with the shelf of everything."""
    step = get_model("catalogue", "Category").steplen
    found = {EVERYTHING}
    for category in product.categories.all():
        prefixes = (
            category.path[:end] for end in range(step, len(category.path) + 1, step)
        )
        found.update(paths[prefix] for prefix in prefixes if prefix in paths)
    return frozenset(found)


def build(product: Any, *, sold: int, paths: dict[str, int], at: datetime) -> Built:
    """Return what the card and the shelf of a product say at a moment."""
    offers = sorted(
        offers_of(product), key=lambda offer: (offer[1] is None, offer[1] or offer[0])
    )
    price, unit_price, unit = offers[0] if offers else (None, None, "g")
    lot = next(iter(product.good_lots), None)
    certificates = [
        recognition.certificate for recognition in product.recognitions.all()
    ]
    card = {
        "texts": {code: texts_of(product, code) for code, _name in settings.LANGUAGES},
        "picture": picture_of(product),
        "seals": seals_of(certificates, at),
        "price": price,
        "unit_price": unit_price,
        "unit": unit,
        "harvested_date": lot.harvest_date if lot else None,
        "best_before_date": lot.best_before_date if lot else None,
        "next_harvest_month": next_month(product.season, at.month),
        "is_in_stock": any(
            record.available
            for pack in product.public_packs
            for record in pack.stockrecords.all()
        ),
    }
    return Built(
        card,
        shelf_of(product, card, certificates, sold, at),
        ancestors_of(product, paths),
    )


def shelf_of(
    product: Any, card: dict[str, Any], certificates: list[Any], sold: int, at: datetime
) -> dict[str, Any]:
    valid = [
        certificate
        for certificate in certificates
        if certificate.current and certificate.current.is_valid_at(at)
    ]
    return {
        "sellable_until": product.sellable_until or NEVER_ENDS,
        "has_stock": card["is_in_stock"],
        "sold": sold,
        "unit_price": card["unit_price"] or card["price"] or Decimal(0),
        "harvested_date": card["harvested_date"] or NEVER_HARVESTED,
        "region_code": product.region.code if product.region else "",
        "supplier_id": product.producer_id,
        "certificates": " ".join(terms_of(valid)),
        "season": sum(
            1 << month
            for month, supply in enumerate(product.season or "")
            if supply in SUPPLY
        ),
    }


def terms_of(certificates: Sequence[Any]) -> list[str]:
    """Return the types of certificates, each with the last day on which one of them is valid, if it has one."""
    until: dict[int, str] = {}
    for certificate in certificates:
        last = certificate.current.valid_until
        day = last.isoformat() if last else ""
        known = until.get(certificate.type_id)
        until[certificate.type_id] = (
            day if known is None else day and known and max(day, known)
        )
    return [
        f"{kind}@{day}" if day else str(kind) for kind, day in sorted(until.items())
    ]


def offers_of(product: Any) -> list[tuple[Decimal, Decimal | None, str]]:
    """Return price, price per 500 and unit of every pack that has a price."""
    return [
        (record.price, pack.unit_price(record.price), pack.net_unit or "g")
        for pack in product.public_packs
        for record in pack.stockrecords.all()
        if record.price is not None
    ]


def texts_of(product: Any, language: str) -> dict[str, str]:
    with translation.override(language):
        pack = product.public_packs[0] if product.public_packs else None
        spec = [pack.pack_label if pack else "", product.place]
        return {
            "name": product.title,
            "spec": " · ".join(part for part in spec if part),
            "slip": slip_of(product, language),
            "url": product.get_absolute_url(),
        }


def slip_of(product: Any, language: str) -> str:
    """Return the words of the title slip: province and county without their suffixes, at most six Han characters."""
    if not product.region:
        return ""
    if language != settings.LANGUAGE_CODE:
        return product.region.name
    names = [product.region.lineage[0].name, product.region.name]
    short = [shortened(name) for name in names]
    return "".join(short)[-6:]


def shortened(name: str) -> str:
    """Return a region's name without the word for its level, unless one character would be left."""
    for suffix in (
        "维吾尔自治区",
        "壮族自治区",
        "回族自治区",
        "自治区",
        "省",
        "壮族瑶族自治县",
        *COUNTY_SUFFIXES,
    ):
        if name.endswith(suffix) and len(name) - len(suffix) > 1:
            return name.removesuffix(suffix)
    return name


def picture_of(product: Any) -> dict[str, Any]:
    images = sorted(
        product.images.all(), key=lambda image: (image.display_order, image.pk)
    )
    if not images:
        return {}
    first = images[0]
    return {
        "name": first.original.name,
        "width": first.width,
        "height": first.height,
        "renditions": first.renditions,
    }


def seals_of(certificates: list[Any], at: datetime) -> list[dict[str, Any]]:
    """Return the certificates valid now, in the order of their types; their last day decides later."""
    valid = [c for c in certificates if c.current and c.current.is_valid_at(at)]
    return [
        {
            "seal": certificate.type.seal,
            "name": {
                code: getattr(certificate.type, f"name_{code.replace('-', '_')}")
                for code, _n in settings.LANGUAGES
            },
            "until": certificate.current.valid_until.isoformat()
            if certificate.current.valid_until
            else None,
        }
        for certificate in sorted(
            valid, key=lambda certificate: (certificate.type.position, certificate.pk)
        )
    ]


def next_month(season: str, month: int) -> int | None:
    """Return the first month after this one with supply, from 1 to 12."""
    ahead = [(month + step) % 12 for step in range(12)]
    return next(
        (index + 1 for index in ahead if season and season[index] in SUPPLY), None
    )
