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


RATE = ("provinces", "first_g", "first_price", "extra_price", "free_from", "days")


def tables_of(partner_ids: Iterable[int]) -> dict[int, tuple[list[Rate], Decimal]]:
    """Return rates and cold-chain surcharge of each supplier, in one query.

    Who has no table ships by the platform's standard; a table without rates delivers nowhere.
    """
    wanted = list(partner_ids)
    found = dict.fromkeys(wanted, (STANDARD, STANDARD_SURCHARGE))
    tables = ShippingTable.objects.filter(partner__in=wanted).order_by("rates__pk")
    rows = tables.values_list(
        "partner_id",
        "cold_chain_surcharge",
        "rates__pk",
        *(f"rates__{name}" for name in RATE),
    )
    own: dict[int, tuple[list[Rate], Decimal]] = {}
    for partner_id, surcharge, rate_id, *rate in rows:
        rates, _surcharge = own.setdefault(partner_id, ([], surcharge))
        if rate_id is not None:
            rates.append(Rate(*rate))
    return found | own
