"""Pieces of a page held under all that they show: equal values give equal HTML, so none is ever old."""

from collections.abc import Hashable
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from core.display.frames import hole

from .held import Generations

HELD_PIECES = 20_000
TOKEN = hole("csrf")
held: Generations[list[str]] = Generations(HELD_PIECES)


def piece(template: str, shown: Any, request: HttpRequest) -> SafeString:
    """Return a template's HTML for the fields of a frozen dataclass; its forms carry this visitor's token.

    Raises:
        TypeError: a field cannot be hashed, so it may change while it is held.
    """
    key: Hashable = (template, translation.get_language(), shown)
    parts = held.get_or_make(key, lambda: made(template, shown))
    if len(parts) == 1:
        return SafeString(parts[0])
    return SafeString(get_token(request).join(parts))


def made(template: str, shown: Any) -> list[str]:
    context = {**vars(shown), "csrf_token": TOKEN}
    return render_to_string(template, context).split(TOKEN)
