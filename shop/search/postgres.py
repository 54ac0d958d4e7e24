"""Full text in PostgreSQL: a tsvector of our own tokens under a GIN index."""

from django.db import connection

from .database import COLUMNS, WHERE, DatabaseStore
from .interface import Clause, Field

_WEIGHT = {Field.TITLE: "A", Field.GEO: "B", Field.PINYIN: "C", Field.BODY: "D"}


class PostgresStore(DatabaseStore):
    """Finds documents with a tsquery."""

    def statement(self) -> str:
        return f"SELECT {COLUMNS} FROM search_searchdocument d WHERE d.vector @@ %s::tsquery {WHERE}"  # noqa: S608 - constants only

    def expression(self, clause: Clause) -> str:
        weights = "".join(_WEIGHT[name] for name in clause.fields)
        lexemes = [f"'{token}':{weights}" for token in clause.tokens]
        if clause.is_prefix:
            lexemes[-1] = f"'{clause.tokens[-1]}':*{weights}"
        return f"({' <-> '.join(lexemes)})"

    def joined(self, expressions: list[str], *, need_all: bool) -> str:
        return (" & " if need_all else " | ").join(expressions)

    def refill(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("REINDEX INDEX search_document_vector")
