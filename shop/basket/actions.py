"""Writes on baskets. A basket's row is locked first, so that clicks in two tabs add up."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from .models import Basket, Line

MOST_OF_ONE = 999
MOST_LINES = 60


class BasketError(Exception):
    """The basket could not be changed as asked; nothing was."""

    message: Any = _("The basket could not be changed.")


class NotForSaleError(BasketError):
    message = _("This cannot be bought now.")


class NotEnoughError(BasketError):
    """Less is left; `left` says how much."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left
        self.message = (
            _("Only %(left)s left.") % {"left": left}
            if left
            else _("This is sold out.")
        )


class BadQuantityError(BasketError):
    message = _("Give a whole number of packs from 1 to 999.")


class BasketFullError(BasketError):
    message = _("A basket holds 60 different products. Order these first.")


def open_basket(owner: Any) -> Basket:
    """Return a member's one open basket, or a new one for a guest."""
    if owner is None:
        return Basket.objects.create()
    return Basket.objects.get_or_create(owner=owner, status=Basket.OPEN)[0]


@transaction.atomic
def add(*, basket: Basket, pack: Any, quantity: int, at: datetime) -> Line:
    """Put packs in; more of what lies there already adds up.

    Raises:
        BadQuantityError, NotForSaleError, NotEnoughError, BasketFullError: nothing is changed.
    """
    Basket.objects.select_for_update().get(pk=basket.pk)
    line = Line.objects.filter(basket=basket, product=pack).first()
    wanted = quantity + (line.quantity if line else 0)
    record = check(pack, wanted, at)
    if line is None:
        if Line.objects.filter(basket=basket).count() >= MOST_LINES:
            raise BasketFullError
        return Line.objects.create(
            basket=basket,
            product=pack,
            stockrecord=record,
            quantity=wanted,
            line_reference=str(pack.pk),
            price_currency=record.price_currency,
            price_incl_tax=record.price,
        )
    Line.objects.filter(pk=line.pk).update(quantity=wanted, price_incl_tax=record.price)
    line.quantity = wanted
    return line


def check(pack: Any, quantity: int, at: datetime) -> Any:
    """Return the stock record of a pack that may be bought in that quantity."""
    if not 1 <= quantity <= MOST_OF_ONE:
        raise BadQuantityError
    record = get_model("partner", "StockRecord").objects.filter(product=pack).first()
    if record is None or record.price is None or not pack.is_sellable_at(at):
        raise NotForSaleError
    if record.available < quantity:
        raise NotEnoughError(record.available)
    return record


@transaction.atomic
def set_quantity(*, line: Line, quantity: int, at: datetime) -> None:
    """Set how many of a line are wanted; none takes it out."""
    Basket.objects.select_for_update().get(pk=line.basket_id)
    if quantity == 0:
        Line.objects.filter(pk=line.pk).delete()
        return
    record = check(line.product, quantity, at)
    Line.objects.filter(pk=line.pk).update(
        quantity=quantity, price_incl_tax=record.price
    )


@transaction.atomic
def merge(*, guest: Basket, owner: Any, at: datetime) -> Basket:
    """Put a guest's lines into the member's basket at sign-in, as far as stock and room reach; the guest's is closed."""
    basket = open_basket(owner)
    for line in guest.lines.select_related("product", "stockrecord").order_by("pk"):
        mine = Line.objects.filter(basket=basket, product=line.product).first()
        room = line.stockrecord.available - (mine.quantity if mine else 0)
        with suppress(BasketError):
            quantity = min(line.quantity, room)
            add(basket=basket, pack=line.product, quantity=quantity, at=at)
    Basket.objects.filter(pk=guest.pk).update(status=Basket.MERGED, date_merged=at)
    return basket


@transaction.atomic
def put_back(*, basket: Basket, wanted: Sequence[tuple[Any, int]], at: datetime) -> int:
    """Fill a basket up to the quantities of an earlier order, as far as they are there; return how many packs are not.

    What lies in the basket already counts, so that a second click puts nothing in twice.
    """
    Basket.objects.select_for_update().get(pk=basket.pk)
    return sum(fill_up(basket, pack, quantity, at) for pack, quantity in wanted)


def fill_up(basket: Basket, pack: Any, quantity: int, at: datetime) -> int:
    """Have that many packs in the basket, or as many as there are; return how many are missing."""
    line = Line.objects.filter(basket=basket, product=pack).first()
    lying = line.quantity if line else 0
    try:
        if quantity > lying:
            add(basket=basket, pack=pack, quantity=quantity - lying, at=at)
    except NotEnoughError as error:
        if error.left > lying:
            add(basket=basket, pack=pack, quantity=error.left - lying, at=at)
        return quantity - max(error.left, lying)
    except BasketError:
        return quantity - lying
    return 0


@transaction.atomic
def submit(*, basket: Basket, rest: Sequence[Line], at: datetime) -> None:
    """Close a basket that was ordered; lines that were left out wait in a new one."""
    Basket.objects.filter(pk=basket.pk).update(
        status=Basket.SUBMITTED, date_submitted=at
    )
    if rest:
        kept = Basket.objects.create(owner=basket.owner, checkout_id=basket.rest_id)
        Line.objects.filter(pk__in=[line.pk for line in rest]).update(basket=kept)
