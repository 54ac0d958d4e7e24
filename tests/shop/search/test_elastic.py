"""The server's index: fed from the rows, rebuilt without a pause, and nothing lost when it dies."""

import os
import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from scripts.services.elasticsearch import VERSION, Elasticsearch, archive, java_home
from scripts.services.process import ServiceError
from shop.search import actions, elastic_index, stores, tasks
from shop.search.breaker import Breaker
from shop.search.elastic import ElasticStore, client
from shop.search.fallback import FallbackStore
from shop.search.models import SearchDocument
from shop.search.queries import Request, find
from shop.search.registry import Source

from .contract import corpus

pytestmark = [pytest.mark.elastic, pytest.mark.django_db]
LATER = corpus.NOW + timedelta(hours=1)


def found(store, text):
    return [
        hit.object_id
        for hit in find(store, Request(text, "zh-hans", corpus.NOW)).results.hits
    ]


def rename(title, object_id="16", at=LATER):
    """Change one document's title, as its source would."""
    row = SearchDocument.objects.get(
        kind="product", object_id=object_id, language="zh-hans"
    )
    changed = next(
        d
        for d in corpus.documents()
        if (d.object_id, d.language) == (object_id, "zh-hans")
    )
    actions.write([type(changed)(**{**fields(changed), "title": title})], at=at)
    return row.pk


def fields(document):
    return {name: getattr(document, name) for name in document.__slots__}


def seen(store):
    store.server.indices.refresh(index=store.alias)
    return store


def test_a_change_is_sent_once_and_then_found(server, rows):
    server.rebuild()
    assert elastic_index.unsent().count() == 0
    rename("松茸干")
    assert found(server, "松茸") == []

    assert server.catch_up() == 1

    assert found(seen(server), "松茸") == ["16"]
    assert server.catch_up() == 0


def test_what_is_forgotten_is_forgotten_by_the_server_too(server, rows):
    server.rebuild()
    nothing = Source(list, lambda _ids, _at: iter(()))
    actions.refresh(kind="product", ids=["16"], source=nothing, at=LATER)
    assert (
        SearchDocument.objects.filter(
            kind="product", object_id="16", is_gone=True
        ).count()
        == 2
    )

    server.catch_up()

    assert found(seen(server), "羊肚菌") == []
    assert SearchDocument.objects.filter(kind="product", object_id="16").count() == 0


def test_an_older_message_that_comes_late_changes_nothing(server, rows):
    server.rebuild()
    pk = rename("松茸干")
    server.catch_up()
    SearchDocument.objects.filter(pk=pk).update(title_tokens="旧名", version=1)

    server.upsert([pk])

    assert found(seen(server), "旧名") == []
    assert found(server, "松茸") == ["16"]


def test_a_rebuild_never_leaves_the_alias_without_an_index(server, rows):
    server.rebuild()
    before = set(server.server.indices.get_alias(name=server.alias))
    rename("松茸干")

    assert server.rebuild() == SearchDocument.objects.count()

    after = set(server.server.indices.get_alias(name=server.alias))
    assert (len(before), len(after), before & after) == (1, 1, set())
    assert found(server, "松茸") == ["16"]
    assert before <= set(server.server.indices.get(index=f"{server.alias}-*"))


def test_only_the_index_before_is_kept(server, rows):
    for _ in range(4):
        server.rebuild()

    assert len(server.server.indices.get(index=f"{server.alias}-*")) == 2


def test_another_layout_is_built_anew_when_the_rows_are_sent(server, rows, monkeypatch):
    server.rebuild()
    before = set(server.server.indices.get_alias(name=server.alias))
    monkeypatch.setattr(elastic_index, "FINGERPRINT", "another")

    server.catch_up()

    assert set(server.server.indices.get_alias(name=server.alias)) != before


def test_a_server_without_an_index_is_given_one(server, rows):
    assert server.catch_up() == SearchDocument.objects.count()
    assert found(server, "羊肚菌") == ["16"]


def test_the_server_forgets_rows_on_demand(server, rows):
    server.rebuild()

    server.delete(
        [
            SearchDocument.objects.get(
                kind="product", object_id="16", language="zh-hans"
            ).pk
        ]
    )

    assert found(seen(server), "羊肚菌") == []


def test_a_refusal_is_an_error_that_names_the_first(server, rows):
    server.rebuild()
    pk = rename("松茸干")
    SearchDocument.objects.filter(pk=pk).update(
        unit_price=None, sales=7, facets="price:" + "x" * 40_000
    )

    with pytest.raises(
        elastic_index.IndexRefusedError,
        match=f"1 documents were refused, the first being {pk}:",
    ):
        server.catch_up()

    assert elastic_index.unsent().count() == 1


def test_the_task_sends_what_it_changed(server, rows, settings):
    settings.SEARCH_STORE = "elastic"
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    }
    stores.server_store.cache_clear()
    server.rebuild()

    tasks.update_documents.call("product", ["16"])
    tasks.send_to_server.call()

    assert found(seen(server), "羊肚菌") == []


@pytest.fixture
def own_server(settings):
    """Start a server that this test may kill."""
    try:
        archive()
        assert java_home()
    except (ServiceError, AssertionError) as missing:
        pytest.skip(f"cannot start a server of its own: {missing}")
    process = Elasticsearch()
    settings.ELASTICSEARCH_URL = process.open()["ELASTICSEARCH_URL"]
    settings.ELASTICSEARCH_INDEX = "killed"
    yield process
    client.cache_clear()
    process.stop()


def kill(process):
    os.killpg(process.process.pid, signal.SIGKILL)  # the group is the server's own
    process.process.wait()


def start_again(process):
    home = process.folder / f"elasticsearch-{VERSION}"
    memory = {
        "ES_JAVA_HOME": str(java_home()),
        "ES_JAVA_OPTS": "-Xms512m -Xmx512m",
        "HOME": str(process.folder),
    }
    process.start([home / "bin" / "elasticsearch"], env=memory)
    process.wait(process.is_healthy, seconds=120)


@pytest.mark.slow
def test_a_killed_server_degrades_the_answers_and_loses_nothing(own_server, rows):
    store = FallbackStore(
        ElasticStore(), stores.database_store(), Breaker(limit=3, rest=0)
    )
    store.rebuild()
    request = Request("可乐猪", "zh-hans", corpus.NOW)
    before = find(store, request).results

    kill(own_server)
    during = find(store, request).results
    rename("松茸干", at=timezone.now())
    with pytest.raises(Exception, match=r"Connection|refused|Cannot connect"):
        store.catch_up()

    assert (before.hits, before.is_degraded) == (during.hits, False)
    assert during.is_degraded
    assert found(store, "松茸") == ["16"]

    start_again(own_server)
    assert store.catch_up() == 1
    after = find(store, Request("松茸", "zh-hans", corpus.NOW)).results
    seen(store.server)
    again = find(store, Request("松茸", "zh-hans", corpus.NOW)).results
    assert not after.is_degraded
    assert [hit.object_id for hit in again.hits] == ["16"]
