"""Who makes a request."""

from typing import cast

from django.http import HttpRequest

from core.models import User


def person(request: HttpRequest) -> User:
    """Return who is signed in, for a view that wants somebody."""
    return cast("User", request.user)
