"""What lies in a basket, in one query, judged at a moment."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from shop.catalogue.models import Product
from shop.shelf.fragments import picture_url
from shop.shipping import queries as shipping
from shop.shipping.rules import Quote, quote

from .models import Line
from .shown import Change, Kind, Shown, changes

GRAMS = 1000


@dataclass(frozen=True)
class Item:
    """One line: a pack and how many, and why it cannot be bought now ("" when it can)."""

    line: Any
    price: Decimal
    unit_price: Decimal | None
    total: Decimal
    available: int
    problem: str
    picture_url: str

    @property
    def pack(self) -> Any:
        return self.line.product

    @property
    def page(self) -> Any:
        return self.line.product.parent

    @property
    def has_changed(self) -> bool:
        return (
            self.line.price_incl_tax is not None
            and self.line.price_incl_tax != self.price
        )

    @property
    def weight_g(self) -> int:
        return (self.pack.gross_weight_g or GRAMS) * self.line.quantity


@dataclass
class Group:
    """The lines of one supplier."""

    partner: Any
    items: list[Item] = field(default_factory=list)
    shipping: Quote | None = None
    is_delivered: bool = True

    @property
    def goods(self) -> Decimal:
        return sum((item.total for item in self.items), Decimal(0))

    @property
    def weight_g(self) -> int:
        return sum(item.weight_g for item in self.items)

    @property
    def is_cold(self) -> bool:
        return any(item.page.needs_cold_chain for item in self.items)

    @property
    def missing_to_free(self) -> Decimal | None:
        return self.shipping.missing_to_free(self.goods) if self.shipping else None


@dataclass(frozen=True)
class Contents:
    """A basket as its page and the checkout see it."""

    groups: list[Group]
    refused: list[Item]

    @property
    def goods(self) -> Decimal:
        return sum((group.goods for group in self.groups), Decimal(0))

    @property
    def shipping(self) -> Decimal:
        return sum(
            (group.shipping.charge for group in self.groups if group.shipping),
            Decimal(0),
        )

    @property
    def total(self) -> Decimal:
        return self.goods + self.shipping

    @property
    def count(self) -> int:
        return sum(item.line.quantity for group in self.groups for item in group.items)

    @property
    def packs(self) -> int:
        """Return how many packs lie in the basket, bought or not."""
        return self.count + sum(item.line.quantity for item in self.refused)

    @property
    def quantities(self) -> dict[int, int]:
        """Packs by stock record: what an order of all this would hold."""
        items = (item for group in self.groups for item in group.items)
        return {item.line.stockrecord_id: item.line.quantity for item in items}

    @property
    def is_deliverable(self) -> bool:
        return all(group.is_delivered for group in self.groups)

    @property
    def shown(self) -> Shown:
        """What a page says of all this: an order of anything else would be another one."""
        items = (item for group in self.groups for item in group.items)
        return Shown(
            {item.pack.pk: (item.line.quantity, item.price) for item in items},
            {
                group.partner.pk: group.shipping.charge if group.shipping else None
                for group in self.groups
            },
        )


def contents(
    basket: Any, *, at: datetime, province: str = "44", is_for_page: bool = False
) -> Contents:
    """Return what lies in a basket, grouped by supplier, with shipping to a province; an order needs more of it."""
    if basket is None or basket.pk is None:
        return Contents([], [])
    lines = (
        Line.objects.for_basket_page()
        if is_for_page
        else Line.objects.for_pages().select_related("product__parent__card")
    )
    items = [item_of(line, at) for line in lines.filter(basket=basket)]
    groups: dict[int, Group] = {}
    for item in items:
        if not item.problem:
            partner = item.line.stockrecord.partner
            groups.setdefault(partner.pk, Group(partner)).items.append(item)
    for group, (rates, surcharge) in zip(
        groups.values(), shipping.tables_of(groups).values(), strict=True
    ):
        group.shipping = quote(
            rates,
            province,
            weight_g=group.weight_g,
            goods=group.goods,
            is_cold=group.is_cold,
            surcharge=surcharge,
        )
        group.is_delivered = group.shipping is not None
    return Contents(list(groups.values()), [item for item in items if item.problem])


def item_of(line: Any, at: datetime) -> Item:
    record = line.stockrecord
    card = getattr(line.product.parent, "card", None)
    price = record.price or Decimal(0)
    return Item(
        line=line,
        price=price,
        unit_price=line.product.unit_price(price),
        total=price * line.quantity,
        available=record.available,
        problem=problem_of(line, at),
        picture_url=picture_url(card.picture if card else {}),
    )


def problem_of(line: Any, at: datetime) -> str:
    """Return why a line cannot be bought now: "not-listed", "not-sellable", "sold-out" or "too-many"."""
    if not line.product.is_listed:
        return "not-listed"
    if line.stockrecord.price is None or not line.product.is_sellable_at(at):
        return "not-sellable"
    if line.stockrecord.available == 0:
        return "sold-out"
    return "too-many" if line.stockrecord.available < line.quantity else ""


@dataclass(frozen=True)
class NamedChange:
    """A change with the name of its pack or supplier."""

    change: Change
    name: str


def named_changes(before: Shown, now: Contents) -> list[NamedChange]:
    """Return what has changed since a page was shown, in one more query for what has left the basket."""
    if not before.lines:
        return []
    found = changes(before, now.shown)
    names = {group.partner.pk: group.partner.organisation.name for group in now.groups}
    titles = pack_names(
        [one.key for one in found if one.kind is not Kind.SHIPPING], now
    )
    return [
        NamedChange(
            one,
            names[one.key] if one.kind is Kind.SHIPPING else titles.get(one.key, ""),
        )
        for one in found
    ]


def pack_names(pack_ids: list[int], now: Contents) -> dict[int, str]:
    groups = (item for group in now.groups for item in group.items)
    packs = {item.pack.pk: item.pack for item in (*groups, *now.refused)}
    if missing := [pk for pk in pack_ids if pk not in packs]:
        found = Product.objects.packs().select_related("parent")
        packs |= found.in_bulk(missing)
    return {pk: packs[pk].get_title() for pk in pack_ids if pk in packs}
