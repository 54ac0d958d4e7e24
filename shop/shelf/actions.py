"""Keep what may be sold, the cards and the shelves in step with the rows they are made of."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from oscar.core.loading import get_model

from shop.certification.sellability import sellability
from shop.search import tasks as search_tasks

from . import boards, build
from .models import ProductCard, Shelf, Stamp
from .stamps import SHELVES, bump_on_commit

CHUNK = 500


@transaction.atomic
def refresh(*, product_ids: Iterable[int], at: datetime) -> None:
    """Recompute what may be sold, the cards and the shelves of products; call it last, in the transaction of the change.

    Only what differs is written, so that an unchanged product keeps its version.
    """
    wanted = sorted(set(product_ids))
    for start in range(0, len(wanted), CHUNK):
        refresh_chunk(wanted[start : start + CHUNK], at)


@transaction.atomic
def page_changed(*, product_ids: Collection[int], at: datetime) -> None:
    """Have the pages of products made anew, after a change that no card shows; then refresh."""
    pages = get_model("catalogue", "Product").objects.filter(pk__in=product_ids)
    pages.update(page_version=F("page_version") + 1)
    refresh(product_ids=product_ids, at=at)


@transaction.atomic
def stock_moved(*, changes: Mapping[int, int], at: datetime) -> None:
    """Refresh the products of stock records of which the last pack went or the first came; `changes` is by record id."""
    records = get_model("partner", "StockRecord").objects.filter(pk__in=changes)
    pages = {
        record.product.parent_id
        for record in records.select_related("product")
        if not (record.available > 0 and record.available - changes[record.pk] > 0)
    }
    refresh(product_ids=pages, at=at)


def refresh_chunk(product_ids: Sequence[int], at: datetime) -> None:
    lock(product_ids)
    products = build.products_for_cards(product_ids)
    for product in products:
        store_sellability(product, at)
    paths = dict(get_model("catalogue", "Category").objects.values_list("path", "pk"))
    sold = build.sold_by_product(product_ids)
    built = {
        product.pk: build.build(
            product, sold=sold.get(product.pk, 0), paths=paths, at=at
        )
        for product in products
    }
    changed = write_cards(built)
    listed = {
        product.pk
        for product in products
        if is_listed(product) and built[product.pk].card["price"] is not None
    }
    moved = write_shelves(built, listed)
    if changed:
        get_model("catalogue", "Product").objects.filter(pk__in=changed).update(
            page_version=F("page_version") + 1
        )
    if moved:
        boards.drop()
        bump_on_commit(SHELVES)
    if changed or moved:
        tell_search(sorted(changed | moved))


def lock(product_ids: Sequence[int]) -> None:
    # Of two changes of one product the later must read what the earlier wrote. Stock records come before products,
    # each in the order of their ids, wherever both are locked.
    products = get_model("catalogue", "Product").objects.filter(pk__in=product_ids)
    list(products.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def store_sellability(product: Any, at: datetime) -> None:
    """Write `sellable_until` and `blocked_at` when they differ from what the certificates say."""
    required = [
        recognition.certificate.current
        for recognition in product.recognitions.all()
        if recognition.is_required
    ]
    found = sellability(required, at)
    blocked_at = (product.blocked_at or at) if found.blocked else None
    if (product.sellable_until, product.blocked_at) == (
        found.sellable_until,
        blocked_at,
    ):
        return
    product.sellable_until, product.blocked_at = found.sellable_until, blocked_at
    type(product).objects.filter(pk=product.pk).update(
        sellable_until=product.sellable_until,
        blocked_at=blocked_at,
        page_version=F("page_version") + 1,
    )


def is_listed(product: Any) -> bool:
    return (
        product.is_public
        and product.withdrawn_at is None
        and product.blocked_at is None
    )


def write_cards(built: dict[int, build.Built]) -> set[int]:
    """Write the cards that differ, each with a new version; return their products."""
    known = ProductCard.objects.in_bulk(built)
    fresh = [
        ProductCard(pk=pk, **one.card) for pk, one in built.items() if pk not in known
    ]
    ProductCard.objects.bulk_create(fresh)
    changed = []
    for pk, card in known.items():
        values = built[pk].card
        if any(getattr(card, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(card, name, value)
            card.version += 1
            changed.append(card)
    if changed:
        ProductCard.objects.bulk_update(
            changed, [*next(iter(built.values())).card, "version"]
        )
    return {card.pk for card in (*fresh, *changed)}


def write_shelves(built: dict[int, build.Built], listed: set[int]) -> set[int]:
    """Write the shelf rows that differ and take away those that should not be; return the products concerned."""
    wanted = {
        (pk, category): one.shelf
        for pk, one in built.items()
        if pk in listed
        for category in one.categories
    }
    known = {
        (row.card_id, row.category_id): row
        for row in Shelf.objects.filter(card__in=built)
    }
    gone = [row.pk for key, row in known.items() if key not in wanted]
    fresh = [
        Shelf(card_id=key[0], category_id=key[1], **values)
        for key, values in wanted.items()
        if key not in known
    ]
    changed = []
    for key in wanted.keys() & known.keys():
        row = known[key]
        if any(getattr(row, name) != value for name, value in wanted[key].items()):
            for name, value in wanted[key].items():
                setattr(row, name, value)
            changed.append(row)
    if gone:
        Shelf.objects.filter(pk__in=gone).delete()
    Shelf.objects.bulk_create(fresh)
    if changed:
        Shelf.objects.bulk_update(changed, list(next(iter(wanted.values()))))
    return {key[0] for key in known if key not in wanted} | {
        row.card_id for row in (*fresh, *changed)
    }


def tell_search(product_ids: Sequence[int]) -> None:
    """Have the search documents of these products made anew, by a task row of the same transaction."""
    search_tasks.update_documents.enqueue("product", [str(pk) for pk in product_ids])


def rebuild_all(at: datetime, tell: Callable[[int, int], None] | None = None) -> int:
    """Refresh every product and return how many there are; `tell` hears what is done, and of how many."""
    product_ids = list(
        get_model("catalogue", "Product")
        .objects.parents()
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    for start in range(0, len(product_ids), CHUNK):
        with transaction.atomic():
            refresh_chunk(product_ids[start : start + CHUNK], at)
        if tell:
            tell(min(start + CHUNK, len(product_ids)), len(product_ids))
    Stamp.objects.get_or_create(name=SHELVES)
    return len(product_ids)
