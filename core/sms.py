"""The seam for short messages: a backend is a callable named by `SMS_BACKEND`."""

import logging

from django.conf import settings
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)


def send_sms(*, phone: str, text: object) -> None:
    """Hand a text to the configured backend."""
    import_string(settings.SMS_BACKEND)(phone=phone, text=str(text))


def write_to_log(*, phone: str, text: str) -> None:
    """Write the message to the log, with the number masked: the default until a gateway is configured."""
    logger.info("SMS to %s…%s: %s", phone[:5], phone[-2:], text)
