"""The database's own full text, kept by the database itself: made after `migrate`, on both engines (post_migrate)."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Our tokens hold no separator, so the plainest tokenizer gives them back unchanged.
_SQLITE = (
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(
        title_tokens, geo_tokens, pinyin, body_tokens,
        content='search_searchdocument', content_rowid='id', tokenize="ascii tokenchars '.'"
    )
    """,
    """
    CREATE TRIGGER IF NOT EXISTS search_text_insert AFTER INSERT ON search_searchdocument BEGIN
        INSERT INTO search_text(rowid, title_tokens, geo_tokens, pinyin, body_tokens)
        VALUES (new.id, new.title_tokens, new.geo_tokens, new.pinyin, new.body_tokens);
    END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS search_text_delete AFTER DELETE ON search_searchdocument BEGIN
        INSERT INTO search_text(search_text, rowid, title_tokens, geo_tokens, pinyin, body_tokens)
        VALUES ('delete', old.id, old.title_tokens, old.geo_tokens, old.pinyin, old.body_tokens);
    END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS search_text_update
    AFTER UPDATE OF title_tokens, geo_tokens, pinyin, body_tokens ON search_searchdocument BEGIN
        INSERT INTO search_text(search_text, rowid, title_tokens, geo_tokens, pinyin, body_tokens)
        VALUES ('delete', old.id, old.title_tokens, old.geo_tokens, old.pinyin, old.body_tokens);
        INSERT INTO search_text(rowid, title_tokens, geo_tokens, pinyin, body_tokens)
        VALUES (new.id, new.title_tokens, new.geo_tokens, new.pinyin, new.body_tokens);
    END
    """,
)

# Positions of the fields lie far apart, so that no phrase reaches from one into the next.
_POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION search_vector(title text, geo text, pinyin text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT COALESCE(string_agg(quote_literal(token) || ':' || place || weight, ' '), '')::tsvector
        FROM (
            SELECT token, place, 'A' AS weight
            FROM unnest(string_to_array(title, ' ')) WITH ORDINALITY AS t(token, place)
            UNION ALL SELECT token, place + 1000, 'B'
            FROM unnest(string_to_array(geo, ' ')) WITH ORDINALITY AS t(token, place)
            UNION ALL SELECT token, place + 2000, 'C'
            FROM unnest(string_to_array(pinyin, ' ')) WITH ORDINALITY AS t(token, place)
            UNION ALL SELECT token, place + 6000, 'D'
            FROM unnest(string_to_array(body, ' ')) WITH ORDINALITY AS t(token, place)
        ) AS tokens
    $$
    """,
    """
    ALTER TABLE search_searchdocument ADD COLUMN IF NOT EXISTS vector tsvector
    GENERATED ALWAYS AS (search_vector(title_tokens, geo_tokens, pinyin, body_tokens)) STORED
    """,
    "CREATE INDEX IF NOT EXISTS search_document_vector ON search_searchdocument USING gin(vector)",
)

STATEMENTS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def lay(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing of the full text."""
    with connection.cursor() as cursor:
        for statement in STATEMENTS[connection.vendor]:
            cursor.execute(statement)


def lay_after_migrate(using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Answer `post_migrate`; while the app is migrated back to nothing there is no table to hang on."""
    connection = connections[using]
    if "search_searchdocument" in connection.introspection.table_names():
        lay(connection)
