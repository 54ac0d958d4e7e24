"""What staff write down beside an order's history."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shop.order.models import Order, OrderEvent

from .fulfilment import FulfilmentError, lock

LONGEST_NOTE = 500


class EmptyNoteError(FulfilmentError):
    message = _("Write something down.")


@transaction.atomic
def write_down(
    *, order: Order, text: str, key: str, by: Any, at: datetime
) -> OrderEvent:
    """Add a note to the history of an order; sent twice with the same key it stands there once.

    Raises:
        EmptyNoteError: when nothing is written.
    """
    text = text.strip()[:LONGEST_NOTE]
    if not text:
        raise EmptyNoteError
    _group, order = lock(order)
    notes = OrderEvent.objects.filter(order=order, kind=OrderEvent.Kind.NOTE)
    known = notes.filter(data__key=key).first()
    return known or OrderEvent.objects.create(
        order=order,
        kind=OrderEvent.Kind.NOTE,
        data={"text": text, "key": key},
        by=by,
        at=at,
    )
