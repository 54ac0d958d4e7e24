"""Products as documents."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db.models import Prefetch, Sum
from oscar.core.loading import get_model

from core.models import Region
from shop.search.bands import FEN, band_of
from shop.search.interface import PRODUCT, SEPARATOR, Document
from shop.search.registry import Source

from .categories import lineages
from .languages import each_language, other_names, plain

PLENTY = "123"


def ids() -> Iterable[str]:
    listed = get_model("catalogue", "Product").objects.listed()
    return map(str, listed.order_by("pk").values_list("pk", flat=True))


def documents(wanted: Collection[str], at: datetime) -> Iterator[Document]:
    """Yield the products of these ids that may be sold at `at`."""
    products = list(_products(wanted, at))
    tree = lineages()
    sold = _sold([product.pk for product in products])
    for product in products:
        yield from _each(product, tree, sold.get(product.pk, 0), at)


def _products(wanted: Collection[str], at: datetime):
    product_model = get_model("catalogue", "Product")
    packs = product_model.objects.filter(is_public=True).prefetch_related(
        "stockrecords"
    )
    return (
        product_model.objects.sellable_at(at)
        .filter(pk__in=wanted)
        .select_related("region__parent__parent", "producer")
        .prefetch_related(
            Prefetch("children", packs, to_attr="public_packs"),
            "categories",
            "certificates__type",
            "certificates__current",
            "lots",
        )
    )


def _sold(pks: list[int]) -> dict[int, int]:
    lines = get_model("order", "Line").objects.filter(product__parent__in=pks)
    return dict(
        lines.values_list("product__parent").annotate(Sum("quantity")).order_by()
    )


def _each(product, tree, sold: int, at: datetime) -> Iterator[Document]:
    prices = [
        price
        for pack in product.public_packs
        if (price := _unit_price(pack)) is not None
    ]
    price = min(prices, default=None)
    certificates = [
        c for c in product.certificates.all() if c.current and c.current.is_valid_at(at)
    ]
    harvest = max(
        (lot.harvest_date for lot in product.lots.all() if not lot.is_recalled),
        default=None,
    )
    facets = _facets(product, tree, certificates, price)
    for language in each_language():
        yield Document(
            kind=PRODUCT,
            object_id=str(product.pk),
            language=language,
            title=product.title,
            url=product.get_absolute_url(),
            geo=_geo(product, tree),
            body=_body(product, certificates),
            also=other_names(product, "title"),
            facets=facets,
            unit_price=price,
            sales=sold,
            harvested_on=harvest,
            sellable_until=product.sellable_until,
        )


def _unit_price(pack) -> int | None:
    records = [record for record in pack.stockrecords.all() if record.price is not None]
    price = pack.unit_price(records[0].price) if records else None
    return None if price is None else int(price * FEN)


def _lineage(region: Region | None) -> list[Region]:
    return region.lineage if region else []


def _geo(product, tree) -> str:
    """Return the places a product comes from and the shelves it stands on."""
    places = [region.name for region in _lineage(product.region)]
    shelves = dict.fromkeys(
        category.name for path in _paths(product, tree) for category in path
    )
    return SEPARATOR.join(filter(None, [*places, product.place, *shelves]))


def _body(product, certificates) -> str:
    packs, lots = product.public_packs, product.lots.all()
    return plain(
        product.lead,
        product.producer.name if product.producer else "",
        *dict.fromkeys(certificate.type.name for certificate in certificates),
        *(pack.pack_label for pack in packs),
        *other_names(product, "title"),
        *(pack.upc for pack in packs),
        *(number for lot in lots for number in (lot.lot_number, lot.code)),
        product.description,
        product.story,
    )


def _paths(product, tree):
    return [
        tree[category.pk]
        for category in product.categories.all()
        if category.pk in tree
    ]


def _facets(product, tree, certificates, price: int | None) -> dict[str, list[str]]:
    categories = {
        str(category.pk) for path in _paths(product, tree) for category in path
    }
    months = [
        str(number)
        for number, supply in enumerate(product.season or "", start=1)
        if supply in PLENTY
    ]
    return {
        "region": [region.code for region in _lineage(product.region)],
        "category": sorted(categories),
        "certificate": sorted(
            {str(certificate.type_id) for certificate in certificates}
        ),
        "supplier": [str(product.producer_id)] if product.producer_id else [],
        "month": months,
        "price": [] if price is None else [band_of(price)],
    }


PRODUCTS = Source(ids, documents)
