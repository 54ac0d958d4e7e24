"""Live pages as documents of the search, made anew when an editor publishes, moves or withdraws one."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from shop.search import tasks
from shop.search.interface import Document
from shop.search.registry import Source

from .models.base import ContentPage

KIND = "page"
LONGEST_BODY = 3000


def ids() -> Iterable[str]:
    return map(
        str,
        Page.objects.live()
        .public()
        .filter(depth__gt=1)
        .order_by("pk")
        .values_list("pk", flat=True),
    )


def documents(wanted: Collection[str], _at: datetime) -> Iterator[Document]:
    """Yield the live pages of these ids, each in its own language."""
    pages = (
        Page.objects.live()
        .public()
        .filter(pk__in=wanted, depth__gt=1)
        .select_related("locale")
        .specific()
    )
    for page in pages:
        if isinstance(page, ContentPage) and (url := page.get_url()):
            yield Document(
                kind=KIND,
                object_id=str(page.pk),
                language=page.locale.language_code,
                title=page.title,
                url=url,
                body=f"{page.lead} {words_of(page)}"[:LONGEST_BODY],
            )


def words_of(page: ContentPage) -> str:
    block = page.body.stream_block
    return " ".join(
        strip_tags(str(text)) for text in block.get_searchable_content(page.body)
    )


def follow_editors() -> None:
    """Have the documents follow what editors do."""
    for signal in (page_published, page_unpublished, page_slug_changed):
        signal.connect(refresh_page, dispatch_uid="search")


def refresh_page(instance: Page, **_kwargs: Any) -> None:
    below = instance.get_descendants(inclusive=True).values_list("pk", flat=True)
    tasks.update_documents.enqueue(KIND, [str(pk) for pk in below])


PAGES = Source(ids, documents)
