"""The stores under test: the database's own, and the server where there is one."""

import os
import uuid

import hypothesis
import pytest

from shop.search import actions, stores
from shop.search.elastic import ElasticStore, client

from .contract import corpus

# Machines that run other things at once are slow now and then; that is no mistake of the tokenizer.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture
def rows(db):
    """Write the corpus as rows."""
    actions.write(corpus.documents(), at=corpus.NOW)


@pytest.fixture
def server(settings):
    """Use an index of one's own on the server."""
    settings.ELASTICSEARCH_URL = os.environ["ELASTICSEARCH_URL"]
    settings.ELASTICSEARCH_INDEX = f"test-{uuid.uuid4().hex[:12]}"
    yield ElasticStore()
    connected = client(settings.ELASTICSEARCH_URL)
    for index in connected.indices.get(index=f"{settings.ELASTICSEARCH_INDEX}-*"):
        connected.indices.delete(index=index)


@pytest.fixture(params=["database", pytest.param("server", marks=pytest.mark.elastic)])
def store(request, rows):
    """Return each store, filled with the corpus; the database's is SQLite's or PostgreSQL's, as the run has it."""
    if request.param == "database":
        return stores.database_store()
    found = request.getfixturevalue("server")
    found.rebuild()
    return found
