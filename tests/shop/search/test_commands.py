import pytest
from django.core.management import call_command
from django.db import connection

from shop.search import index, stores
from shop.search.models import SearchDocument
from tests.factories.shop import ProductFactory

pytestmark = pytest.mark.django_db


def test_everything_is_described_and_the_index_built(capsys):
    ProductFactory()

    call_command("rebuild_search")

    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["product: 1", "category: 0"]
    assert lines[-1] == f"{SearchDocument.objects.count()} documents in the index"


def test_one_kind_or_the_index_alone_can_be_built(capsys):
    ProductFactory()

    call_command("rebuild_search", kind="region")
    call_command("rebuild_search", index_only=True)

    assert capsys.readouterr().out.splitlines() == [
        "region: 3",
        "6 documents in the index",
        "6 documents in the index",
    ]


def test_without_a_server_there_is_nothing_to_feed(capsys):
    call_command("feed_search")

    assert capsys.readouterr().out == ""


@pytest.mark.elastic
def test_a_server_is_fed(capsys, server, rows, settings):
    settings.SEARCH_STORE = "elastic"
    stores.server_store.cache_clear()

    call_command("feed_search")

    assert (
        capsys.readouterr().out == f"{SearchDocument.objects.count()} documents sent\n"
    )


def test_laying_the_full_text_twice_changes_nothing(rows):
    index.lay_after_migrate()

    assert stores.database_store().rebuild() == SearchDocument.objects.count()
    assert "search_searchdocument" in connection.introspection.table_names()
