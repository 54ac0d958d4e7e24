"""What a page showed is sealed, read again, and compared with what would be ordered."""

from decimal import Decimal

import pytest

from shop.basket.shown import Change, Kind, Shown, changes, unsealed

PAGE = Shown({1: (2, Decimal("19.90")), 2: (1, Decimal("5.00"))}, {7: Decimal("8.00")})


def test_what_was_sealed_is_read_again():
    shown = Shown(PAGE.lines, {7: Decimal("8.00"), 8: None})

    assert unsealed(shown.sealed()) == shown


@pytest.mark.parametrize("text", ["", "x", "W10:1abc:xyz", PAGE.sealed()[:-1] + "!"])
def test_a_missing_or_forged_seal_has_shown_nothing(text):
    assert unsealed(text) == Shown()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (PAGE, []),
        (
            Shown({**PAGE.lines, 1: (2, Decimal("21.00"))}, PAGE.shipping),
            [Change(Kind.PRICE, 1, Decimal("19.90"), Decimal("21.00"))],
        ),
        (
            Shown({**PAGE.lines, 1: (3, Decimal("19.90"))}, PAGE.shipping),
            [Change(Kind.QUANTITY, 1, 2, 3)],
        ),
        (Shown({2: PAGE.lines[2]}, PAGE.shipping), [Change(Kind.GONE, 1)]),
        (
            Shown({**PAGE.lines, 3: (1, Decimal(1))}, {**PAGE.shipping, 9: Decimal(8)}),
            [Change(Kind.ADDED, 3)],
        ),
        (
            Shown(PAGE.lines, {7: None}),
            [Change(Kind.SHIPPING, 7, Decimal("8.00"), None)],
        ),
    ],
)
def test_each_difference_is_named(now, expected):
    assert changes(PAGE, now) == expected
