"""Why a product could not be written as asked, in words a person may read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ProductError(Exception):
    """A product could not be changed as asked; nothing was."""

    message: str | Promise = _("The product could not be changed.")


class SharesDoNotAddUpError(ProductError):
    message = _("The shares must add up to the price.")


class NoPackError(ProductError):
    message = _("A product needs at least one pack.")


class NoSellerError(ProductError):
    message = _("This producer keeps no stock here yet. Choose who sells.")


class CategoryLoopError(ProductError):
    message = _("A category cannot stand below itself.")


class GtinTakenError(ProductError):
    message = _("Another pack has this GTIN.")
