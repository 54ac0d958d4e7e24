"""What the two database stores share: they find rows by their own full text, Python ranks and counts."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from django.db import connection

from . import index, ranking
from .interface import Clause, Hit, Query, Results
from .models import SearchDocument
from .ranking import Row

COLUMNS = """d.id, d.kind, d.object_id, d.title_tokens, d.geo_tokens, d.pinyin, d.facets, d.weight, d.unit_price,
    d.harvested_on, d.sales"""
WHERE = "AND d.language = %s AND (d.sellable_until IS NULL OR d.sellable_until > %s)"


class DatabaseStore(ABC):
    """The full text lives in the database and changes in the transaction of the rows."""

    @abstractmethod
    def statement(self) -> str:
        """Return the SQL that finds rows by an expression."""

    @abstractmethod
    def expression(self, clause: Clause) -> str:
        """Return one clause in the database's language."""

    @abstractmethod
    def joined(self, expressions: list[str], *, need_all: bool) -> str:
        """Return the clauses as one expression."""

    @abstractmethod
    def refill(self) -> None:
        """Make the full text anew from the rows."""

    def rows(self, query: Query) -> Iterable[Row]:
        if not query.clauses:
            return
        expressions = [self.expression(clause) for clause in query.clauses]
        expression = self.joined(expressions, need_all=query.needed == len(expressions))
        moment = connection.ops.adapt_datetimefield_value(query.at)
        with connection.cursor() as cursor:
            cursor.execute(self.statement(), [expression, query.language, moment])
            yield from map(Row._make, cursor)

    def search(self, query: Query) -> Results:
        return ranking.results(query, self.rows(query))

    def suggest(self, query: Query) -> tuple[Hit, ...]:
        results = ranking.results(query, self.rows(query))
        return results.hits + results.related

    def upsert(self, pks: Iterable[int]) -> None:  # noqa: B027 - the database has followed its rows
        pass

    def delete(self, pks: Iterable[int]) -> None:  # noqa: B027 - likewise
        pass

    def rebuild(self) -> int:
        index.lay(connection)
        self.refill()
        return SearchDocument.objects.count()
