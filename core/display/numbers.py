"""Money, quantities and prices per weight, as people read them."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

MINUS = "\u2212"
MAINLAND_MOBILE = re.compile(r"\+861\d{10}")
CENT = Decimal("0.01")
GRAMS_PER_KILO = 1000
GRAMS_PER_JIN = 500
Number = Decimal | int | str


class Amount(NamedTuple):
    """A sum cut for setting: the decimals stand smaller than the whole."""

    sign: str
    whole: str
    decimals: str

    def __str__(self) -> str:
        return f"{self.sign}¥{self.whole}{self.decimals}"


def amount(value: Number) -> Amount:
    """Return the sum to the fen, thousands by comma, with a true minus."""
    exact = Decimal(value).quantize(CENT, ROUND_HALF_UP)
    whole, decimals = f"{abs(exact):,.2f}".split(".")
    return Amount(MINUS if exact < 0 else "", whole, f".{decimals}")


def money(value: Number) -> str:
    """Return ¥1,234.50, in either language."""
    return str(amount(value))


def count(value: Number) -> str:
    """Return a number with thousands by comma and no idle zeros."""
    exact = Decimal(value)
    text = f"{abs(exact):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if exact < 0 else text


def quantity(value: Number, unit: str) -> str:
    """Return 1,250 kg; a thousand grams become kilos, a thousand millilitres litres."""
    exact = Decimal(value)
    if unit in {"g", "ml"} and abs(exact) >= GRAMS_PER_KILO:
        exact, unit = exact / GRAMS_PER_KILO, {"g": "kg", "ml": "L"}[unit]
    return f"{count(exact)} {unit}"


def phone(number: object) -> str:
    """Return 138 2221 7640 for a mobile number of the mainland, any other as it is."""
    text = str(number or "")
    if not MAINLAND_MOBILE.fullmatch(text):
        return text
    return f"{text[3:6]} {text[6:10]} {text[10:]}"


def price_for(price: Number, *, net: Number, size: int) -> Decimal:
    """Return what `size` grams or millilitres cost when `net` of them cost `price`."""
    return (Decimal(price) * size / Decimal(net)).quantize(CENT, ROUND_HALF_UP)
