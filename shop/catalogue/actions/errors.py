"""Why a product could not be written as asked, in words a person may read."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.display import numbers


class ProductError(Exception):
    """A product could not be changed as asked; nothing was."""

    message: str | Promise = _("The product could not be changed.")


class EmptyShareError(ProductError):
    message = _("A share of the price is above zero.")


class SharesDoNotAddUpError(ProductError):
    def __init__(self, total: Decimal, price: Decimal) -> None:
        sums = {"total": numbers.money(total), "price": numbers.money(price)}
        words = _("The shares add up to %(total)s, the price is %(price)s.")
        self.message = words % sums
        super().__init__(self.message)


class NoPackError(ProductError):
    message = _("A product needs at least one pack.")


class NoSellerError(ProductError):
    message = _("This producer keeps no stock here yet. Choose who sells.")


class CategoryLoopError(ProductError):
    message = _("A category cannot stand below itself.")


class GtinTakenError(ProductError):
    message = _("Another pack has this GTIN.")
