"""Why a certificate could not be changed, in words a person may read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class CertificateError(Exception):
    """A certificate could not be changed as asked; nothing was."""

    message: str | Promise = _("The certificate could not be changed.")


class NumberTakenError(CertificateError):
    message = _("This certificate number is recorded already.")


class NumberMissingError(CertificateError):
    message = _("Give the number of the certificate.")


class EndsBeforeStartError(CertificateError):
    message = _("The last day is before the first.")


class ReasonMissingError(CertificateError):
    message = _("Say why, in a few words.")


class NotValidError(CertificateError):
    message = _(
        "Only a certificate that is not suspended or withdrawn can be suspended."
    )


class NotSuspendedError(CertificateError):
    message = _("Only a suspended certificate can be reinstated.")


class WithdrawnForGoodError(CertificateError):
    message = _("This certificate was withdrawn; record a new one.")


class NotAPageError(CertificateError):
    message = _("A certificate speaks for a product, not for one of its packs.")
