"""Querysets made into statements once a process: for the few reads that every visitor brings about.

To build a statement costs Django several times what the database needs to answer it.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models.query import ValuesListIterable

STAND_IN = 2_147_480_047  # a whole number that no queryset has of its own


def marks(values: Collection[object]) -> str:
    """Return the places of values in a list of SQL; of none, a list that nothing is in."""
    return ", ".join(["%s"] * len(values)) or "NULL"


class Prepared:
    """The rows of a `values_list` that asks for one whole number, such as the key of a row.

    `make` returns the queryset for a number. Nothing else in it may differ from call to call: no language, no moment.
    """

    def __init__(self, make: Callable[[int], QuerySet[Any, Any]]) -> None:
        self.make = make
        self.statements: dict[str, Statement] = {}

    def rows(self, number: int) -> list[tuple[Any, ...]]:
        statement = self.statements.get(connection.vendor)
        if statement is None:
            statement = Statement(self.make(STAND_IN))
            self.statements[connection.vendor] = statement
        return statement.rows(number)


class Statement:
    """SQL with the places of the number, and what turns each column into a value of Python."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        # That of modeltranslation mixes the columns and puts them right in Python, by language.
        if queryset._iterable_class is not ValuesListIterable:  # noqa: SLF001 - nothing else tells
            raise TypeError(
                "prepare a values_list, of rewrite(mode=False) where a model is translated"
            )
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.sql, self.parameters = compiler.as_sql()
        if STAND_IN not in self.parameters:
            raise ValueError(f"This asks for no number: {self.sql}")
        columns = [column for column, _sql, _alias in compiler.select]
        self.converters = [
            (place, converters, column)
            for place, (converters, column) in compiler.get_converters(columns).items()
        ]

    def rows(self, number: int) -> list[tuple[Any, ...]]:
        parameters = [number if one == STAND_IN else one for one in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return [self.converted(row) for row in cursor.fetchall()]

    def converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, converters, column in self.converters:
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        return tuple(values)
