"""What the page of a basket shows, as values; each supplier's lines are a piece held under them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from core.display import frames
from shop.shelf.held import Generations, slot
from shop.shelf.pieces import piece

from .queries import Contents, Group, Item

HELD_FRAMES = 10
held: Generations[list[str]] = Generations(HELD_FRAMES)


@dataclass(frozen=True)
class LineShown:
    """A line: `was` is the price when it was put in, where it differs; `most` how many there are."""

    pk: int
    url: str
    picture: str
    title: str
    label: str
    price: Decimal
    unit_price: Decimal | None
    unit: str
    was: Decimal | None
    quantity: int
    most: int
    total: Decimal
    problem: str

    @classmethod
    def of(cls, item: Item) -> Self:
        return cls(
            pk=item.line.pk,
            url=f"{item.page.get_absolute_url()}?pack={item.pack.pk}",
            picture=item.picture_url,
            title=item.page.title,
            label=item.pack.pack_label,
            price=item.price,
            unit_price=item.unit_price,
            unit=item.pack.net_unit,
            was=item.line.price_incl_tax if item.has_changed else None,
            quantity=item.line.quantity,
            most=item.available,
            total=item.total,
            problem=item.problem,
        )


@dataclass(frozen=True)
class GroupShown:
    """A supplier's lines with its shipping; `missing` is what lacks to free delivery."""

    supplier: str
    charge: Decimal | None
    missing: Decimal | None
    lines: tuple[LineShown, ...]

    @classmethod
    def of(cls, group: Group) -> Self:
        return cls(
            supplier=group.partner.organisation.name,
            charge=group.shipping.charge if group.shipping else None,
            missing=group.missing_to_free,
            lines=tuple(map(LineShown.of, group.items)),
        )


@dataclass(frozen=True)
class RefusedShown:
    lines: tuple[LineShown, ...]


@dataclass(frozen=True)
class SumsShown:
    goods: Decimal
    shipping: Decimal
    total: Decimal
    may_order: bool
    is_rest: bool


def response(request: HttpRequest, contents: Contents) -> HttpResponse:
    """Answer with the page: its frame is the same for everybody."""
    frame = held.get_or_make(
        (translation.get_language(), slot(timezone.now())),
        lambda: frames.made("shop/basket/detail.html", {}, request),
    )
    return frames.filled(frame, request, {"contents": contents_html(request, contents)})


def contents_html(request: HttpRequest, contents: Contents) -> str:
    if not contents.groups and not contents.refused:
        return render_to_string("shop/basket/_empty.html")
    shown = [
        piece("shop/basket/_group.html", GroupShown.of(group), request)
        for group in contents.groups
    ]
    if contents.refused:
        refused = RefusedShown(tuple(map(LineShown.of, contents.refused)))
        shown.append(piece("shop/basket/_refused.html", refused, request))
    sums = SumsShown(
        goods=contents.goods,
        shipping=contents.shipping,
        total=contents.total,
        may_order=bool(contents.groups),
        is_rest=bool(contents.refused),
    )
    context = {"groups": shown, "sums": piece("shop/basket/_sums.html", sums, request)}
    return render_to_string("shop/basket/_contents.html", context)
