"""Writes the rows that the stores are made from."""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db import transaction

from shop.shelf import stamps

from .interface import Document
from .models import SearchDocument
from .pinyin import typed_tokens
from .registry import Source
from .tokens import tokens
from .weights import weight

BATCH = 200
_KEY = ("kind", "object_id", "language")
_FIXED = {"id", "sent_version", *_KEY}
_FIELDS = SearchDocument._meta.concrete_fields  # noqa: SLF001 - Django's documented interface
_CHANGING = [field.name for field in _FIELDS if field.name not in _FIXED]
MICROSECONDS = 1_000_000


def version_at(moment: datetime) -> int:
    """Return a number that grows with time: a server keeps the highest it was told."""
    return int(moment.timestamp() * MICROSECONDS)


def row_for(document: Document, version: int) -> SearchDocument:
    """Return the row of a document, with its tokens."""
    title_tokens = tokens(document.title)
    return SearchDocument(
        kind=document.kind,
        object_id=document.object_id,
        language=document.language,
        title=document.title[:300],
        geo=document.geo[:300],
        body=document.body,
        url=document.url,
        title_tokens=" ".join(title_tokens),
        geo_tokens=" ".join(tokens(document.geo)),
        pinyin=" ".join(typed_tokens(document.title, document.also, document.geo)),
        body_tokens=" ".join(tokens(document.body)),
        facets=" ".join(
            f"{name}:{value}"
            for name, values in document.facets.items()
            for value in values
        ),
        weight=weight(len(title_tokens), document.sales),
        unit_price=document.unit_price,
        sales=document.sales,
        harvested_on=document.harvested_on,
        sellable_until=document.sellable_until,
        version=version,
    )


def write(documents: Iterable[Document], *, at: datetime) -> int:
    """Write these documents in batches and return how many there were."""
    version, count = version_at(at), 0
    rows = (row_for(document, version) for document in documents)
    while batch := list(islice(rows, BATCH)):
        SearchDocument.objects.bulk_create(
            batch, update_conflicts=True, unique_fields=_KEY, update_fields=_CHANGING
        )
        count += len(batch)
    return count


@transaction.atomic
def refresh(*, kind: str, ids: Collection[str], source: Source, at: datetime) -> None:
    """Make the rows of these objects what their source says now; what it no longer names goes."""
    _claim(kind, ids)
    documents = list(source.documents(ids, at))
    write(documents, at=at)
    kept = {(document.object_id, document.language) for document in documents}
    rows = SearchDocument.objects.filter(kind=kind, object_id__in=ids).values_list(
        "pk", "object_id", "language"
    )
    forget([pk for pk, *key in rows if tuple(key) not in kept], at=at)
    stamps.bump_on_commit(stamps.SEARCH)


def _claim(kind: str, ids: Collection[str]) -> None:
    # Lock before reading the source: of two tasks for one object the later must read the later facts.
    blanks = [
        SearchDocument(kind=kind, object_id=object_id, language=language, is_gone=True)
        for object_id in sorted(ids)
        for language, _ in settings.LANGUAGES
    ]
    SearchDocument.objects.bulk_create(blanks, ignore_conflicts=True)
    list(
        SearchDocument.objects.select_for_update()
        .filter(kind=kind, object_id__in=ids)
        .order_by("pk")
        .values("pk")
    )


def forget(pks: Collection[int], *, at: datetime) -> None:
    """Make rows unfindable. A server that was told of them must be told again, so those stay as blanks until then."""
    rows = SearchDocument.objects.filter(pk__in=pks)
    rows.filter(sent_version=0).delete()
    rows.exclude(sent_version=0).update(
        title_tokens="",
        geo_tokens="",
        pinyin="",
        body_tokens="",
        is_gone=True,
        version=version_at(at),
    )


def rebuild(*, kind: str, source: Source, at: datetime) -> int:
    """Refresh every object of a kind, a batch at a time, forget the rest, and return how many there are."""
    ids = sorted(set(source.ids()))
    for batch in (ids[start : start + BATCH] for start in range(0, len(ids), BATCH)):
        refresh(kind=kind, ids=batch, source=source, at=at)
    known = set(ids)
    rows = SearchDocument.objects.filter(kind=kind, is_gone=False).values_list(
        "pk", "object_id"
    )
    forget([pk for pk, object_id in rows if object_id not in known], at=at)
    stamps.bump_on_commit(stamps.SEARCH)
    return len(ids)
