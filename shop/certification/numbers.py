"""What a certificate's number looks like. Formats change with each edition of a rule, so an odd one only warns."""

import re

from django.utils.translation import gettext as _

from .models import CertificateType


def warning(*, type: CertificateType, number: str) -> str:  # noqa: A002 - the field's name
    """Return a sentence when a number does not look like others of its type, else nothing."""
    if not type.number_pattern or re.fullmatch(type.number_pattern, number.strip()):
        return ""
    return _(
        "Numbers of the type “%(type)s” usually look different. Compare it with the document; you may still save it."
    ) % {"type": type.name}
