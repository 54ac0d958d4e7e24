"""Keeps mail in the database, where the mail viewer shows it, instead of sending it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from .models import SentMail


class StoredMailBackend(BaseEmailBackend):
    """The e-mail backend of the demonstration."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep each message and return how many there were."""
        SentMail.objects.bulk_create(_kept(message) for message in email_messages)
        return len(email_messages)


def _kept(message: EmailMessage) -> SentMail:
    html = [
        content
        for content, kind in getattr(message, "alternatives", [])
        if kind == "text/html"
    ]
    return SentMail(
        sender=message.from_email,
        recipients=message.recipients(),
        subject=str(message.subject),
        text=str(message.body),
        html=html[0] if html else "",
        language=get_language() or "",
    )
