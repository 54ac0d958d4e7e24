from decimal import Decimal

import pytest

from core.display import numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1234.5", "¥1,234.50"),
        ("0", "¥0.00"),
        ("-30", "−¥30.00"),
        ("0.005", "¥0.01"),
        ("1234567.891", "¥1,234,567.89"),
    ],
)
def test_money_is_shown_to_the_fen(value: str, shown: str) -> None:
    assert numbers.money(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1250.50"), "1,250.5"),
        (7, "7"),
        (-3, "−3"),
        (Decimal("10.00"), "10"),
        (1000, "1,000"),
    ],
)
def test_counts_drop_idle_zeros(value: Decimal | int, shown: str) -> None:
    assert numbers.count(value) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (2500, "g", "2.5 kg"),
        (500, "g", "500 g"),
        (1000, "ml", "1 L"),
        (Decimal("1250.0"), "kg", "1,250 kg"),
    ],
)
def test_a_thousand_grams_are_a_kilo(
    value: Decimal | int, unit: str, shown: str
) -> None:
    assert numbers.quantity(value, unit) == shown


def test_the_price_for_a_size_rounds_half_up() -> None:
    assert numbers.price_for("29.90", net=1500, size=500) == Decimal("9.97")
    assert numbers.price_for("0.01", net=1000, size=500) == Decimal("0.01")


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("+8613822217640", "138 2221 7640"),
        ("+85291234567", "+85291234567"),
        ("1382221", "1382221"),
        (None, ""),
    ],
)
def test_a_mobile_number_of_the_mainland_is_read_in_three_parts(number, read):
    assert numbers.phone(number) == read
