"""Bands of the price for 500 g."""

STEPS = (10, 20, 50, 100)  # yuan
FEN = 100
BANDS = tuple(
    f"{lower}-{upper}"
    for lower, upper in zip((0, *STEPS), (*map(str, STEPS), ""), strict=True)
)


def band_of(unit_price: int) -> str:
    """Return the band of a price in fen: its lower and upper limit in yuan, the last without an upper."""
    place = sum(unit_price >= step * FEN for step in STEPS)
    return BANDS[place]
