"""What a scanner reads and what a person types."""

import pytest

from shop.provenance.typed import Typed, read

GTIN = "09520000000012"


@pytest.mark.parametrize(
    ("raw", "gtin", "number"),
    [
        (" HZ-260928-07 ", "", "HZ-260928-07"),
        ("HZ－260928－07", "", "HZ-260928-07"),
        ("ABCD 2345", "", "ABCD2345"),
        ("https://example.org/l/ABCD2345?lang=en", "", "ABCD2345"),
        (f"https://example.org/01/{GTIN}/10/HZ-1", GTIN, "HZ-1"),
        (f"https://example.org/01/{GTIN}/10/HZ-1?17=270928", GTIN, "HZ-1"),
        (f"/01/{GTIN}/10/HZ%2D1/", GTIN, "HZ-1"),
        (f"(01){GTIN}(10)HZ-1", GTIN, "HZ-1"),
        (f"(01){GTIN}(17)270928(10)HZ-1", GTIN, "HZ-1"),
    ],
)
def test_what_was_meant_is_found(raw, gtin, number):
    typed = read(raw)

    assert (typed.gtin, typed.lot_number) == (gtin, number)


@pytest.mark.parametrize("raw", ["", "   ", "\x00"])
def test_nothing_stays_nothing(raw):
    assert read(raw) == Typed("", "")


@pytest.mark.parametrize("raw", ["//[bad", "https://example.org/p/a-1/", "x" * 900])
def test_what_is_no_label_is_kept_as_typed(raw):
    assert (read(raw).text, read(raw).gtin) == (raw[:300], "")
