"""Which store answers."""

from functools import lru_cache

from django.conf import settings
from django.db import connection

from .elastic import ElasticStore
from .fallback import FallbackStore
from .interface import SearchStore
from .postgres import PostgresStore
from .sqlite import SQLiteStore


def database_store() -> SearchStore:
    return {"sqlite": SQLiteStore, "postgresql": PostgresStore}[connection.vendor]()


@lru_cache
def server_store() -> FallbackStore:
    # One for the process: it remembers when the server last failed.
    return FallbackStore(ElasticStore(), database_store())


def uses_server() -> bool:
    return settings.SEARCH_STORE == "elastic"


def current() -> SearchStore:
    """Return the store in use."""
    return server_store() if uses_server() else database_store()
