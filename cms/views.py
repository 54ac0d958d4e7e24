"""Pages of the CMS, held as frames: whoever comes after the first reader costs a query or two."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from wagtail.views import serve

from core.display import frames
from shop.shelf import stamps, watch
from shop.shelf.held import Generations, slot

from . import reads, routing

HELD_PAGES = 100
held: "Generations[Held]" = Generations(HELD_PAGES)


@dataclass(frozen=True)
class Held:
    """A page's frame, and the products on it."""

    frame: list[str]
    shown: watch.Shown


def page(request: HttpRequest, path: str) -> HttpResponse:
    """Show a page as held under address, language, stamps and ten minutes, while its products are as they were.

    Editors' pages read nothing of the query, so a campaign's parameters ask for the same page.
    """
    if request.method != "GET":
        return serve(request, path)
    now = timezone.now()
    key = (
        path,
        translation.get_language(),
        timezone.localdate(now),
        slot(now),
        stamps.all_now(),
    )
    found = held.get(key)
    if found is None or not found.shown.is_current(at=now):
        with watch.watched() as shown:
            shown_page = routing.public_page(request, path)
            if shown_page is None:
                return serve(request, path)
            with reads.reading(shown_page, request):
                frame = frame_of(shown_page.serve(request))
        found = Held(frame, shown)
        held.put(key, found)
    return frames.filled(found.frame, request)


def frame_of(response: Any) -> list[str]:
    """Return the answer of a page as a frame."""
    response.context_data[frames.HAS_HOLES] = True
    return frames.cut(response.rendered_content)
