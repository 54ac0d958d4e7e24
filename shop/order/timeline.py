"""An order as five steps for its reader."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from core.display import dates

from .models import Order, OrderEvent

Kind = OrderEvent.Kind
BAD = {Kind.CANCELLED, Kind.EXPIRED}


def steps(order: Order) -> list[dict[str, Any]]:
    """Return ordered, paid, packed, on its way and delivered, each with its moment when it has happened."""
    moments = {event.kind: event.at for event in order.events.all()}
    paid = moments.get(Kind.PAID) or moments.get(Kind.PAID_LATE)
    rows = [
        (_("Ordered"), moments.get(Kind.PLACED)),
        (_("Paid"), paid),
        (_("On its way"), moments.get(Kind.DISPATCHED)),
        (_("Delivered"), moments.get(Kind.DELIVERED)),
    ]
    ended = next(
        (
            (event.get_kind_display(), event.at)
            for event in order.events.all()
            if event.kind in BAD
        ),
        None,
    )
    if ended:
        rows = [row for row in rows if row[1]] + [ended]
    reached = sum(at is not None for _text, at in rows)
    return [
        {
            "text": text,
            "state": "bad"
            if ended and place == len(rows) - 1
            else state(place, reached, of=len(rows)),
            "time": dates.moment(at) if at else "",
        }
        for place, (text, at) in enumerate(rows)
    ]


def state(place: int, reached: int, *, of: int) -> str:
    """Return how a step stands: the last one reached is where the order is now, unless it has arrived."""
    if place >= reached:
        return ""
    return "now" if place == reached - 1 and reached < of else "done"


def shared_state(orders: Iterable[Order]) -> str:
    """Return in words how far all orders that were not cancelled have come, nothing before all of them have left."""
    counted = {one.status for one in orders if one.status != Order.Status.CANCELLED}
    is_sent = counted in ({Order.Status.DISPATCHED}, {Order.Status.DELIVERED})
    return str(Order.Status(counted.pop()).label) if is_sent else ""


def with_states(groups: Iterable[Any]) -> list[Any]:
    """Return purchases with `state_text`: how far they have come, before they left how the payment stands."""
    shown = list(groups)
    for group in shown:
        state_text = shared_state(group.orders.all())
        group.state_text = state_text or group.get_status_display()
    return shown
