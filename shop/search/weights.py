"""What a document is worth before anybody asks: what sells and what is named shortly comes first among equals."""

import math

SALES_SHARE = 0.15
BREVITY_SHARE = 0.5


def weight(title_length: int, sales: int) -> float:
    """Return the factor of a document's score.

    `title_length` is in tokens: a title that is hardly more than the words asked for is more likely meant.
    """
    popularity = 1 + SALES_SHARE * math.log1p(max(0, sales))
    brevity = 1 + BREVITY_SHARE / max(1, title_length)
    return round(popularity * brevity, 6)
