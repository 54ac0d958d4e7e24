"""The server is a closed port here: connections to it are refused at once."""

import pytest

from shop.search import stores
from shop.search.breaker import Breaker
from shop.search.elastic import ElasticStore
from shop.search.fallback import FallbackStore
from shop.search.queries import Request, find, suggest

from .contract import corpus


@pytest.fixture
def lonely(settings, rows):
    """Return a store whose server is away, and its clock."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    moment = [0.0]
    store = FallbackStore(
        ElasticStore(),
        stores.database_store(),
        Breaker(limit=2),
        clock=lambda: moment[0],
    )
    return store, moment


def ask(text):
    return Request(text, "zh-hans", corpus.NOW)


def test_the_database_answers_and_says_so(lonely):
    store, _ = lonely

    results = find(store, ask("可乐猪")).results

    assert [hit.object_id for hit in results.hits] == ["1", "2"]
    assert results.is_degraded


def test_suggestions_come_from_the_database_too(lonely):
    store, _ = lonely

    assert [hit.object_id for hit in suggest(store, ask("klz"))] == ["1", "2"]


def test_a_server_that_is_away_is_left_alone_for_a_while(lonely):
    store, moment = lonely
    for _ in range(2):
        find(store, ask("可乐猪"))
    assert store.breaker.is_open(moment[0])

    moment[0] = 59.0
    assert find(store, ask("可乐猪")).results.is_degraded
    assert store.breaker.failures.maxlen is None
    assert len(store.breaker.failures) == 0

    moment[0] = 61.0
    find(store, ask("可乐猪"))
    assert len(store.breaker.failures) == 1


@pytest.mark.django_db
def test_the_page_shows_the_note(client, settings):
    settings.SEARCH_STORE, settings.ELASTICSEARCH_URL = "elastic", "http://127.0.0.1:9"
    stores.server_store.cache_clear()

    response = client.get("/search/", {"q": "核桃"})

    stores.server_store.cache_clear()
    assert response.status_code == 200
    assert "暂时使用简化的搜索" in response.content.decode()
