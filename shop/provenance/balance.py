"""The mass balance of a lot: what was sold, what is left, what was lost, from the movements of stock."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, FilteredRelation, Q, Sum
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from shop.partner.models import StockMovement

from .models import Lot

GRAMS = 1000
Kind = StockMovement.Kind


@dataclass(frozen=True)
class Balance:
    """Where a lot's kilograms are: sold, in stock, lost or withdrawn; they add up to what came in and what a count found.

    What came back is no longer sold; `counted` is below zero when a count missed something.
    """

    sold: Decimal
    in_stock: Decimal
    lost: Decimal
    returned: Decimal = Decimal(0)
    counted: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        return self.sold + self.in_stock + self.lost

    @property
    def received(self) -> Decimal:
        return self.total - self.counted

    @property
    def shares(self) -> list[tuple[str, Decimal, Decimal]]:
        """Return class, beginning and width of each part of the bar, in percent."""
        if not self.total:
            return []
        sold, stock = self.sold * 100 / self.total, self.in_stock * 100 / self.total
        parts = [
            ("m1", Decimal(0), sold),
            ("m2", sold, stock),
            ("m3", sold + stock, 100 - sold - stock),
        ]
        return [(css, round(start, 2), round(width, 2)) for css, start, width in parts]


def packs_of(lot: Lot) -> list[Any]:
    """Return the packs of a lot's product, small before large, each with its price and what moved of the lot."""
    ofthelot = FilteredRelation(
        "stockrecords__movements", condition=Q(stockrecords__movements__lot=lot)
    )

    def moved(*kinds: str) -> Coalesce:
        return Coalesce(Sum("moves__quantity", filter=Q(moves__kind__in=kinds)), 0)

    return list(
        get_model("catalogue", "Product")
        .objects.filter(parent=lot.product_id)
        .annotate(moves=ofthelot, price=F("stockrecords__price"))
        .annotate(
            sold=-moved(Kind.DISPATCH, Kind.RETURN),
            lost=-moved(Kind.LOSS, Kind.RECALL),
            returned=moved(Kind.RETURN),
            counted=moved(Kind.COUNT),
            left=moved(*Kind.values),
        )
        .order_by("net_content", "pk")
    )


def first_public(packs: Iterable[Any]) -> Any:
    return next((pack for pack in packs if pack.is_public), None)


def balance_of(packs: Iterable[Any]) -> Balance:
    """Return the mass balance from the movements of stock."""
    weighed = [(pack, kilos_of(pack)) for pack in packs]

    def kilograms(name: str) -> Decimal:
        return sum((getattr(pack, name) * kilos for pack, kilos in weighed), Decimal(0))

    return Balance(
        sold=kilograms("sold"),
        in_stock=kilograms("left"),
        lost=kilograms("lost"),
        returned=kilograms("returned"),
        counted=kilograms("counted"),
    )


def kilos_of(pack: Any) -> Decimal:
    """Return a pack's content in kilograms; what is sold by the piece counts by its weight."""
    is_counted = pack.net_unit == type(pack).ContentUnit.PIECE
    grams = pack.gross_weight_g if is_counted else pack.net_content
    return Decimal(grams or 0) / GRAMS
