"""Reads about shipping."""

from collections.abc import Iterable
from decimal import Decimal

from .models import ShippingTable
from .rules import Rate

STANDARD = [
    Rate(["44"], 3000, Decimal(8), Decimal(2), Decimal(99), 2),
    Rate(
        [
            "11",
            "12",
            "13",
            "14",
            "21",
            "22",
            "23",
            "31",
            "32",
            "33",
            "34",
            "35",
            "36",
            "37",
            "41",
            "42",
            "43",
            "45",
            "46",
            "50",
            "51",
            "52",
            "53",
            "61",
        ],
        3000,
        Decimal(12),
        Decimal(3),
        Decimal(149),
        3,
    ),
    Rate(["15", "62", "63", "64", "65", "54"], 1000, Decimal(18), Decimal(8), None, 6),
]
STANDARD_SURCHARGE = Decimal(15)


def tables_of(partner_ids: Iterable[int]) -> dict[int, tuple[list[Rate], Decimal]]:
    """Return rates and cold-chain surcharge of each supplier; who has no table ships by the platform's standard."""
    wanted = list(partner_ids)
    found = dict.fromkeys(wanted, (STANDARD, STANDARD_SURCHARGE))
    for table in ShippingTable.objects.filter(partner__in=wanted).prefetch_related(
        "rates"
    ):
        rates = [
            Rate(
                rate.provinces,
                rate.first_g,
                rate.first_price,
                rate.extra_price,
                rate.free_from,
                rate.days,
            )
            for rate in table.rates.all()
        ]
        found[table.partner_id] = (rates, table.cold_chain_surcharge)
    return found
