"""Reads about lots."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from oscar.core.loading import get_model


@dataclass(frozen=True)
class Journey:
    """A lot on its way: what the journey component takes, and how much stands behind it."""

    lot: Any
    product: Any
    stops: list[Any]
    valid_certificates: int


def orders_concerned(lot: Any) -> list[Any]:
    """Return the orders a recall breaks or reaches: those that hold packs of its stock, and those it was sent to."""
    Order = get_model("order", "Order")
    held = Q(lines__stockrecord__movements__lot=lot, lines__num_allocated__gt=0)
    sent = Q(despatch_advices__lines__lot=lot)
    return list(Order.objects.filter(held | sent).distinct().order_by("pk"))
