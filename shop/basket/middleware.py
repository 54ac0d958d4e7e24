"""The number on the basket follows who is signed in: counted at sign-in and sign-out, and in no other request."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from . import current

CHANGED = "_basket_has_another_owner"


def note(*, request: HttpRequest | None, **_kwargs: Any) -> None:
    """Note that somebody came or went; the signals come before there is a response."""
    if request is not None:
        setattr(request, CHANGED, True)


class CountAtSignIn:
    """Put a guest's basket into the member's at sign-in, and the number of packs on the badge."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if hasattr(request, CHANGED):
            current.remember(request, response, current.find(request))
        return response
