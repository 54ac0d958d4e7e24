"""What a buyer was shown before ordering, and what has changed since. Values in, values out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from django.core import signing

SALT = "shop.basket.shown"


class Kind(StrEnum):
    PRICE = "price"
    QUANTITY = "quantity"
    GONE = "gone"
    ADDED = "added"
    SHIPPING = "shipping"


@dataclass(frozen=True)
class Change:
    """One difference: of a pack, or of a supplier's shipping; None for what is not there."""

    kind: Kind
    key: int
    old: int | Decimal | None = None
    new: int | Decimal | None = None


@dataclass(frozen=True)
class Shown:
    """Packs with quantity and price, and each supplier's shipping (None where nobody delivers)."""

    lines: Mapping[int, tuple[int, Decimal]] = field(default_factory=dict)
    shipping: Mapping[int, Decimal | None] = field(default_factory=dict)

    def sealed(self) -> str:
        """Return it as signed text for a hidden field."""
        lines = [[pk, count, str(price)] for pk, (count, price) in self.lines.items()]
        charges = [
            [pk, None if charge is None else str(charge)]
            for pk, charge in self.shipping.items()
        ]
        return signing.dumps([lines, charges], salt=SALT, compress=True)


def unsealed(text: str) -> Shown:
    """Return what a page showed; a missing or forged seal has shown nothing."""
    try:
        lines, charges = signing.loads(text, salt=SALT)
        return Shown(
            {pk: (count, Decimal(price)) for pk, count, price in lines},
            {pk: None if charge is None else Decimal(charge) for pk, charge in charges},
        )
    except (signing.BadSignature, ValueError, TypeError, InvalidOperation):
        return Shown()


def changes(before: Shown, now: Shown) -> list[Change]:
    """Return what differs, packs first; the shipping of a supplier that came or went follows from its packs."""
    shipping = [
        Change(Kind.SHIPPING, key, before.shipping[key], now.shipping[key])
        for key in sorted(before.shipping.keys() & now.shipping.keys())
        if before.shipping[key] != now.shipping[key]
    ]
    return [*changed_lines(before, now), *shipping]


def changed_lines(before: Shown, now: Shown) -> Iterator[Change]:
    for key in sorted(before.lines.keys() | now.lines.keys()):
        if key not in now.lines:
            yield Change(Kind.GONE, key)
        elif key not in before.lines:
            yield Change(Kind.ADDED, key)
        else:
            yield from changed_line(key, before.lines[key], now.lines[key])


def changed_line(
    key: int, before: tuple[int, Decimal], now: tuple[int, Decimal]
) -> Iterator[Change]:
    if before[1] != now[1]:
        yield Change(Kind.PRICE, key, before[1], now[1])
    if before[0] != now[0]:
        yield Change(Kind.QUANTITY, key, before[0], now[0])
