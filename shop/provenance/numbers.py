"""How lot numbers and GTINs are written. Pure: a wrong one never reaches the database."""

import re

# GS1's AI (10) has up to 20 characters; of them only those that need no escape in an address.
LOT_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
GTIN_LENGTHS = (8, 12, 13, 14)


def is_lot_number(text: str) -> bool:
    """Tell whether a text can be a lot number, or the short code of a lot."""
    return LOT_NUMBER.fullmatch(text) is not None


def is_gtin(text: str) -> bool:
    """Tell whether a text has the form of a GTIN; its check digit is the printer's affair."""
    return text.isascii() and text.isdigit() and len(text) in GTIN_LENGTHS
