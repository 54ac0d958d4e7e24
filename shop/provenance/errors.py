"""Why a lot could not be written as asked, in words a person may read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LotError(Exception):
    """A lot could not be changed as asked; nothing was."""

    message: str | Promise = _("The lot could not be changed.")


class LotNumberError(LotError):
    message = _("Write the lot number with up to 20 letters, digits, dots and hyphens.")


class LotNumberTakenError(LotError):
    message = _("This product has a lot of this number already.")


class LotCodeTakenError(LotError):
    message = _("Another lot has this short code.")


class NotAPageError(LotError):
    message = _("A lot belongs to a product, not to one of its packs.")


class LotQuantityError(LotError):
    message = _("Give a quantity above zero.")


class LotDatesError(LotError):
    message = _("Best before cannot be earlier than the harvest.")


class FutureEventError(LotError):
    message = _("This lies in the future; record it once it has happened.")


class UnknownStepError(LotError):
    message = _("EPCIS knows no such business step or disposition.")


class WrongActionError(LotError):
    message = _(
        "A transformation has no action; every other event adds, observes or deletes."
    )


class NothingTestedError(LotError):
    message = _("Give the number of items tested, at least 1.")


class RecallReasonMissingError(LotError):
    message = _("Say why the lot is recalled.")


class AlreadyRecalledError(LotError):
    message = _("This lot was recalled already.")
