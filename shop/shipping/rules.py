"""What a parcel costs, from values alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

FEN = Decimal("0.01")
KILO = 1000


@dataclass(frozen=True)
class Rate:
    """A row of a supplier's table, for provinces named by the first two digits of their codes."""

    provinces: Sequence[str]
    first_g: int
    first_price: Decimal
    extra_price: Decimal
    free_from: Decimal | None
    days: int


@dataclass(frozen=True)
class Quote:
    """The charge for a parcel, the days it takes and what is missing to free delivery."""

    charge: Decimal
    days: int
    free_from: Decimal | None

    def missing_to_free(self, goods: Decimal) -> Decimal | None:
        if self.free_from is None or self.charge == 0:
            return None
        return max(Decimal(0), self.free_from - goods)


def quote(
    rates: Sequence[Rate],
    province: str,
    *,
    weight_g: int,
    goods: Decimal,
    is_cold: bool,
    surcharge: Decimal,
) -> Quote | None:
    """Return the charge for a parcel to a province, None when nobody delivers there.

    The first weight costs its price, each further kilogram begun the extra price; from `free_from` on only the
    cold chain is charged.
    """
    rate = next((rate for rate in rates if province in rate.provinces), None)
    if rate is None:
        return None
    is_free = rate.free_from is not None and goods >= rate.free_from
    extra_kilos = -(-max(0, weight_g - rate.first_g) // KILO)
    charge = (
        Decimal(0) if is_free else rate.first_price + extra_kilos * rate.extra_price
    )
    return Quote(
        (charge + (surcharge if is_cold else 0)).quantize(FEN),
        rate.days,
        rate.free_from,
    )
