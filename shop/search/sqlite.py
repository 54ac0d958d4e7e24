"""Full text in SQLite: FTS5 over our own tokens."""

from django.db import connection

from .database import COLUMNS, WHERE, DatabaseStore
from .interface import Clause, Field

_COLUMN = {
    Field.TITLE: "title_tokens",
    Field.GEO: "geo_tokens",
    Field.PINYIN: "pinyin",
    Field.BODY: "body_tokens",
}


class SQLiteStore(DatabaseStore):
    """Finds documents with FTS5."""

    def statement(self) -> str:
        return f"""
            SELECT {COLUMNS} FROM search_text JOIN search_searchdocument d ON d.id = search_text.rowid
            WHERE search_text MATCH %s {WHERE}
        """  # noqa: S608 - constants only

    def expression(self, clause: Clause) -> str:
        columns = " ".join(_COLUMN[name] for name in clause.fields)
        return f'({{{columns}}} : "{" ".join(clause.tokens)}"{" *" if clause.is_prefix else ""})'

    def joined(self, expressions: list[str], *, need_all: bool) -> str:
        return (" AND " if need_all else " OR ").join(expressions)

    def refill(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text(search_text) VALUES ('rebuild')")
            cursor.execute("INSERT INTO search_text(search_text) VALUES ('optimize')")
