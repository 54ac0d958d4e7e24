"""Why stock could not be taken, in words a buyer may read."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class StockError(Exception):
    """Stock could not be changed as asked; nothing was."""

    message: str | Promise = _("The stock could not be changed.")


class OutOfStockError(StockError):
    """Less is left than was asked; `left` says how much of each stock record."""

    message = _("There is not enough left.")

    def __init__(self, left: Mapping[int, int]) -> None:
        super().__init__(dict(left))
        self.left = dict(left)


class NotSellableError(StockError):
    """Certificates, lots or the listing forbid the sale at this moment."""

    message = _("This cannot be bought now.")

    def __init__(self, stock_record_ids: Sequence[int]) -> None:
        super().__init__(list(stock_record_ids))
        self.stock_record_ids = list(stock_record_ids)


class HoldMissingError(StockError):
    message = _("This stock is not held.")


class LotRecalledError(StockError):
    message = _("This lot was recalled and cannot be sent.")


class LotUsedUpError(StockError):
    message = _("Not that many packs are left of this lot.")


class HeldByOrdersError(StockError):
    """A count or withdrawal would leave less than orders hold; `held` says how much that is."""

    message = _("More than that is held by orders.")

    def __init__(self, held: int) -> None:
        super().__init__(held)
        self.held = held


class BadQuantityError(StockError):
    message = _("Give a whole number of packs, at least 1.")


class BadPriceError(StockError):
    message = _("Give a price above zero, to the fen.")
