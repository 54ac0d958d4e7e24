"""Which store answers."""

from functools import lru_cache

from django.db import connection

from .database import DatabaseStore
from .interface import SearchStore
from .postgres import PostgresStore
from .sqlite import SQLiteStore


@lru_cache
def database_store(vendor: str) -> DatabaseStore:
    return {"sqlite": SQLiteStore, "postgresql": PostgresStore}[vendor]()


def current() -> SearchStore:
    """Return the store in use."""
    return database_store(connection.vendor)
