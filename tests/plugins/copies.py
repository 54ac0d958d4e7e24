"""Making, copying and removing whole databases, on each of the two engines."""

import shutil
import time
from pathlib import Path
from typing import Protocol

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

A_DAY = 24 * 60 * 60


class Copies(Protocol):
    def template_name(self, fingerprint: str) -> str: ...
    def copy_name(self, run: str) -> str: ...
    def exists(self, name: str) -> bool: ...
    def draft(self, name: str, *, base: str | None) -> str:
        """Create a draft beside the name, empty or as the base is: an interrupted migration leaves no template."""
        ...

    def rename(self, draft: str, name: str) -> None: ...
    def copy(self, template: str, name: str) -> None: ...
    def remove(self, name: str) -> None: ...


class SQLiteCopies:
    """Files: a copy is a copy of the file. SQLite folds its journal in when the last connection closes."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache

    def template_name(self, fingerprint: str) -> str:
        return str(self.cache / f"migrated-{fingerprint}.sqlite3")

    def copy_name(self, run: str) -> str:
        return str(self.cache / f"copy-{run}.sqlite3")

    def exists(self, name: str) -> bool:
        return Path(name).exists()

    def draft(self, name: str, *, base: str | None) -> str:
        for old in self.cache.glob("*.sqlite3*"):
            if time.time() - old.stat().st_mtime > A_DAY and str(old) != base:
                old.unlink()
        draft = f"{name}.draft"
        Path(draft).unlink(missing_ok=True)
        if base:
            self.copy(base, draft)
        return draft

    def rename(self, draft: str, name: str) -> None:
        Path(draft).rename(name)

    def copy(self, template: str, name: str) -> None:
        shutil.copyfile(template, name)

    def remove(self, name: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)


class PostgresCopies:
    """Databases of one server: CREATE DATABASE … TEMPLATE copies files, in a tenth of a second."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.parameters = connection.get_connection_params()
        for unwanted in ("cursor_factory", "context"):
            self.parameters.pop(unwanted, None)

    def execute(self, statement: str, *names: str) -> list[tuple]:
        with psycopg.connect(**self.parameters, autocommit=True) as server:
            cursor = server.execute(
                sql.SQL(statement).format(*map(sql.Identifier, names))
            )
            return cursor.fetchall() if cursor.description else []

    def template_name(self, fingerprint: str) -> str:
        return f"shanhai_migrated_{fingerprint}"

    def copy_name(self, run: str) -> str:
        return f"shanhai_test_{run}"

    def exists(self, name: str) -> bool:
        return (name,) in self.execute("SELECT datname FROM pg_database")

    def draft(self, name: str, *, base: str | None) -> str:
        draft = f"{name}_draft"
        self.remove(draft)
        if base:
            self.copy(base, draft)
        else:
            self.execute("CREATE DATABASE {}", draft)
        return draft

    def rename(self, draft: str, name: str) -> None:
        self.execute("ALTER DATABASE {} RENAME TO {}", draft, name)

    def copy(self, template: str, name: str) -> None:
        self.execute(
            "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template
        )

    def remove(self, name: str) -> None:
        # FORCE: a live server's thread may still hold a connection.
        self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def copies_for(connection: BaseDatabaseWrapper, cache: Path) -> Copies:
    return (
        PostgresCopies(connection)
        if connection.vendor == "postgresql"
        else SQLiteCopies(cache)
    )
