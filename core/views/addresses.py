"""The page of a person's e-mail addresses."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import EmailView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse


class AddressesView(EmailView):
    """Allauth's page, but for an unproven address as the main one: it may be somebody else's."""

    def _action_primary(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        address = self._get_email_address(request)
        if address is None or address.verified:
            return super()._action_primary(request, *args, **kwargs)
        get_adapter().add_message(
            request,
            messages.ERROR,
            "account/messages/unverified_primary_email.txt",
        )
        return None
