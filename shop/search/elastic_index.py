"""The server's index: how it is laid out, fed from the rows, and built anew without a pause."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from elasticsearch import Elasticsearch, helpers

from .interface import FACETS
from .models import SearchDocument

CHUNK = 500
MICROSECONDS = 1_000_000
MARGIN = timedelta(minutes=1)  # between the moment of a change and its commit
PATIENCE = 30  # seconds: feeding may wait where a page may not
TEXT = {"type": "text", "analyzer": "whitespace", "norms": False}
KEYWORD = {"type": "keyword"}
PROPERTIES: dict[str, dict[str, Any]] = {
    "pk": {"type": "long"},
    "kind": KEYWORD,
    "object_id": KEYWORD,
    "language": KEYWORD,
    "title": TEXT,
    "geo": TEXT,
    "pinyin": TEXT,
    "body": TEXT,
    **dict.fromkeys(FACETS, KEYWORD),
    "weight": {"type": "double"},
    "unit_price": {"type": "long"},
    "sales": {"type": "long"},
    "harvested_on": {"type": "date"},
    "sellable_until": {"type": "date"},
}
FINGERPRINT = hashlib.sha256(
    json.dumps(PROPERTIES, sort_keys=True).encode()
).hexdigest()[:16]
MAPPINGS = {
    "dynamic": "strict",
    "_meta": {"fingerprint": FINGERPRINT},
    "properties": PROPERTIES,
}
SETTINGS = {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "1s"}
HARMLESS = {
    "index": {409},
    "delete": {404, 409},
}  # the server knows something newer, or nothing


class IndexRefusedError(Exception):
    """The server took some documents and refused others."""


def content(row: SearchDocument) -> dict[str, Any]:
    """Return what the server is told of a row."""
    facets: dict[str, list[str]] = {}
    for token in row.facets.split():
        name, value = token.split(":", 1)
        facets.setdefault(name, []).append(value)
    return {
        "pk": row.pk,
        "kind": row.kind,
        "object_id": row.object_id,
        "language": row.language,
        "title": row.title_tokens,
        "geo": row.geo_tokens,
        "pinyin": row.pinyin,
        "body": row.body_tokens,
        "weight": row.weight,
        "unit_price": row.unit_price,
        "sales": row.sales,
        "harvested_on": row.harvested_on,
        "sellable_until": row.sellable_until,
        **{name: facets.get(name, []) for name in FACETS},
    }


def _operations(rows: Iterable[SearchDocument], index: str) -> Iterator[dict[str, Any]]:
    for row in rows:
        # The server keeps the highest version it was told, so a repeated or late message does no harm.
        address = {
            "_index": index,
            "_id": row.pk,
            "version": row.version,
            "version_type": "external_gte",
        }
        if row.is_gone:
            yield address | {"_op_type": "delete"}
        else:
            yield address | {"_op_type": "index", "_source": content(row)}


def _tell(
    server: Elasticsearch,
    index: str,
    rows: Iterable[SearchDocument],
    *,
    require_alias: bool,
) -> int:
    """Send rows; return how many were taken."""
    patient = server.options(request_timeout=PATIENCE)
    taken, refused = 0, []
    answers = helpers.streaming_bulk(
        patient,
        _operations(rows, index),
        chunk_size=CHUNK,
        raise_on_error=False,
        require_alias=require_alias,
    )
    for is_taken, answer in answers:
        ((operation, outcome),) = answer.items()
        if is_taken or outcome["status"] in HARMLESS[operation]:
            taken += 1
        else:
            refused.append(f"{outcome['_id']}: {outcome.get('error')}")
    if refused:
        raise IndexRefusedError(
            f"{len(refused)} documents were refused, the first being {refused[0]}"
        )
    return taken


def unsent() -> QuerySet[SearchDocument]:
    """Return the rows the server has not been told of as they stand."""
    return SearchDocument.objects.filter(version__gt=F("sent_version")).order_by("pk")


def send(server: Elasticsearch, alias: str, pks: Iterable[int]) -> int:
    """Tell the server of these rows, and remember that it was told."""
    pks = list(pks)
    # Remembered before the first word: a row that the server may know must not vanish without another word.
    SearchDocument.objects.filter(pk__in=pks, sent_version=0).update(sent_version=1)
    rows = list(SearchDocument.objects.filter(pk__in=pks).order_by("pk"))
    taken = _tell(server, alias, rows, require_alias=True)
    _mark_sent(rows)
    return taken


def _mark_sent(rows: Iterable[SearchDocument]) -> None:
    by_version: dict[int, list[int]] = {}
    for row in rows:
        by_version.setdefault(row.version, []).append(row.pk)
    for version, pks in by_version.items():
        told = SearchDocument.objects.filter(pk__in=pks, version=version)
        told.filter(is_gone=True).delete()
        told.update(sent_version=version)


def remove(server: Elasticsearch, alias: str, pks: Iterable[int]) -> None:
    """Have the server forget rows, whatever it was told of them."""
    operations = [{"_op_type": "delete", "_index": alias, "_id": pk} for pk in pks]
    helpers.bulk(
        server.options(request_timeout=PATIENCE), operations, raise_on_error=False
    )


def send_unsent(server: Elasticsearch, alias: str) -> int:
    """Catch up with everything the server has not been told of, a chunk at a time; return how much it was."""
    if not is_laid_out(server, alias):
        return rebuild(server, alias)
    count = 0
    while pks := list(unsent().values_list("pk", flat=True)[:CHUNK]):
        count += send(server, alias, pks)
    return count


def is_laid_out(server: Elasticsearch, alias: str) -> bool:
    """Tell whether the index behind the alias is laid out as this program needs it."""
    if not server.indices.exists_alias(name=alias):
        return False
    mappings = server.indices.get_mapping(index=alias)
    return all(
        layout["mappings"].get("_meta", {}).get("fingerprint") == FINGERPRINT
        for layout in mappings.body.values()
    )


def rebuild(server: Elasticsearch, alias: str) -> int:
    """Build a new index beside the old one, move the alias in one step, and keep the index before for a return."""
    patient = server.options(request_timeout=PATIENCE)
    started = timezone.now()
    index = f"{alias}-{started:%Y%m%d%H%M%S%f}"
    patient.indices.create(index=index, mappings=MAPPINGS, settings=SETTINGS)
    SearchDocument.objects.filter(sent_version=0).update(sent_version=1)
    newest = 0
    # What changed while the rows were sent is sent again, before and after the alias has moved.
    for _ in range(2):
        newest = _send_newer(server, index, newest)
    _move(patient, alias, index)
    _send_newer(server, index, newest)
    patient.indices.refresh(index=index)
    return server.count(index=index)["count"]


def _send_newer(server: Elasticsearch, index: str, version: int) -> int:
    rows = SearchDocument.objects.filter(version__gt=version).order_by("pk")
    newest = (
        rows.order_by("-version").values_list("version", flat=True).first() or version
    )
    for chunk in _chunks(rows):
        _tell(server, index, chunk, require_alias=False)
        _mark_sent(chunk)
    return newest


def _chunks(rows: QuerySet[SearchDocument]) -> Iterator[list[SearchDocument]]:
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _move(server: Elasticsearch, alias: str, index: str) -> None:
    others = sorted(set(server.indices.get(index=f"{alias}-*")) - {index})
    holders = (
        server.indices.get_alias(name=alias).body
        if server.indices.exists_alias(name=alias)
        else {}
    )
    steps = [{"remove": {"index": old, "alias": alias}} for old in holders]
    server.indices.update_aliases(
        actions=[
            *steps,
            {"add": {"index": index, "alias": alias, "is_write_index": True}},
        ]
    )
    for old in others[:-1]:
        server.indices.delete(index=old)
