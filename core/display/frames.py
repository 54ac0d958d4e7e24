"""Frames: pages made once for everybody, with holes for what belongs to a visitor or must be read anew.

A frame is an ordinary page rendered with `has_holes`: the tags of the shell then leave holes. The badge, the reader's
own text size and colours, the messages and the addresses in both languages are filled in at each request.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from . import shell, toasts

HAS_HOLES = "has_holes"
CUT = "<!--hole-->"


def hole(name: str) -> SafeString:
    """Return the place where `filled` puts a piece."""
    return mark_safe(f"{CUT}{name}{CUT}")  # noqa: S308 - our own words


def made(template: str, context: Mapping[str, Any], request: HttpRequest) -> list[str]:
    """Return a page as a frame: text and names of holes by turns."""
    return cut(render_to_string(template, {**context, HAS_HOLES: True}, request))


def cut(html: str) -> list[str]:
    """Cut a page at its holes."""
    for whole, name in ((shell.BADGE_HOLE, "badge"), (shell.LANGUAGE_HOLE, "language")):
        html = html.replace(whole, hole(name))
    return html.split(CUT)


def filled(
    frame: list[str], request: HttpRequest, pieces: Mapping[str, str] | None = None
) -> HttpResponse:
    """Answer with a frame; `pieces` fill the holes that the page itself left."""
    ready = dict(pieces or {})
    parts = list(frame)
    for place in range(1, len(parts), 2):
        name = parts[place]
        if name not in ready:
            ready[name] = OF_SHELL[name](request)
        parts[place] = ready[name]
    return HttpResponse("".join(parts))


def language_link(request: HttpRequest) -> str:
    return escape(shell.other_language_url(request, get_language() or "zh-hans"))


def waiting_toasts(
    request: HttpRequest | None, csrf_token: str | None = None
) -> SafeString:
    """Return the messages waiting for this visitor; a page without any costs no template."""
    waiting = toasts.of_request(request) if request else []
    name = "components/toasts.html"
    if request is None or not waiting:
        return mark_safe(shell.piece(name, ""))  # noqa: S308 - our own template
    if csrf_token is None:
        csrf_token = get_token(request)
    return mark_safe(  # noqa: S308 - likewise
        render_to_string(name, {"toasts": waiting, "csrf_token": csrf_token})
    )


OF_SHELL: dict[str, Callable[[HttpRequest], str]] = {
    "badge": shell.badge,
    "language": language_link,
    "html": shell.html_attributes,
    "alternates": shell.alternate_links,
    "toasts": waiting_toasts,
}
