"""Pages of the CMS, held as frames: whoever comes after the first reader costs a query or two."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction
from wagtail.views import serve

from core.display import frames
from shop.shelf import stamps, watch
from shop.shelf.held import Generations

HELD_PAGES = 100
SLOT_SECONDS = 600
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
        int(now.timestamp()) // SLOT_SECONDS,
        stamps.all_now(),
    )
    found = held.get(key)
    if found is None or not found.shown.is_current(at=now):
        with watch.watched() as shown:
            response = serve(request, path)
            frame = frame_of(response)
        if frame is None:
            return response
        found = Held(frame, shown)
        held.put(key, found)
    return frames.filled(found.frame, request)


def frame_of(response: Any) -> list[str] | None:
    """Return Wagtail's answer as a frame, None when not everybody may see the page."""
    context = getattr(response, "context_data", None) or {}
    shown = context.get("page")
    if shown is None or is_for_some(shown):
        return None
    context[frames.HAS_HOLES] = True
    return frames.cut(response.rendered_content)


def is_for_some(page: Page) -> bool:
    """Tell whether the page or one above it is for some readers only."""
    above = range(page.steplen, len(page.path) + 1, page.steplen)
    paths = [page.path[:end] for end in above]
    return PageViewRestriction.objects.filter(page__path__in=paths).exists()
