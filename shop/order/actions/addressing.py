"""Send a purchase somewhere else, as long as nothing of it has left and shipping costs the same."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.display import numbers
from shop.order.models import Order, OrderEvent, OrderGroup, ShippingAddress
from shop.shipping import queries as shipping
from shop.shipping.rules import Quote, quote

from .placing import Destination, make_address

GRAMS = 1000


class AddressError(Exception):
    """The address could not be changed; nothing was."""

    message: Any = _("The address could not be changed.")


class TooLateForAddressError(AddressError):
    message = _(
        "The address can be changed only before the first parcel leaves. Ask us to help."
    )


class NotSentThereError(AddressError):
    message = _("One of the suppliers does not deliver to this address.")


class OtherChargeError(AddressError):
    """Shipping there costs another sum than was agreed."""

    def __init__(self, order: Order, charge: Any) -> None:
        super().__init__(order, charge)
        self.message = _(
            "Shipping from %(supplier)s to this address costs %(new)s instead of %(old)s. Cancel the order and order again."
        ) % {
            "supplier": order.supplier,
            "new": numbers.money(charge),
            "old": numbers.money(order.shipping_incl_tax),
        }


@transaction.atomic
def change_address(
    *, group: OrderGroup, destination: Destination, by: Any, at: datetime
) -> ShippingAddress:
    """Send every order of a purchase that will be delivered to another place.

    Raises:
        TooLateForAddressError, NotSentThereError, OtherChargeError: nothing is changed.
    """
    # The purchase's lock is the one that a dispatch takes first: either it has left, or it goes to the new place.
    group = OrderGroup.objects.select_for_update().get(pk=group.pk)
    orders = list(Order.objects.live().filter(group=group).prefetch_related("lines"))
    if not orders or not all(order.is_cancellable for order in orders):
        raise TooLateForAddressError
    tables = shipping.tables_of(order.partner_id for order in orders)
    province = destination.region.code[:2]
    days = {
        order.pk: same_quote(order, *tables[order.partner_id], province).days
        for order in orders
    }
    address = make_address(destination)
    for order in orders:
        Order.objects.filter(pk=order.pk).update(
            shipping_address=address, shipping_days=days[order.pk]
        )
        OrderEvent.objects.create(
            order=order, kind=OrderEvent.Kind.ADDRESS_CHANGED, by=by, at=at
        )
    return address


def same_quote(order: Order, rates: Any, surcharge: Any, province: str) -> Quote:
    """Return the quote for an order to a province when it is what was agreed."""
    found = quote(
        rates,
        province,
        weight_g=sum(
            (line.gross_weight_g or GRAMS) * line.quantity for line in order.lines.all()
        ),
        goods=order.goods_total,
        is_cold=order.needs_cold_chain,
        surcharge=surcharge,
    )
    if found is None:
        raise NotSentThereError
    if found.charge != order.shipping_incl_tax:
        raise OtherChargeError(order, found.charge)
    return found
