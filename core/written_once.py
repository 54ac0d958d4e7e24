"""Rows that are written once: Django's own ways to change or delete one are refused before the database has to.

The triggers of `core.append_only` are the guarantee; this gives the mistake a name and a traceback where it is made.
"""

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class WrittenOnceError(Exception):
    """A row that is written once was to be changed or deleted."""


class WrittenOnceQuerySet(models.QuerySet[Row]):
    def update(self, **values: Any) -> NoReturn:
        raise WrittenOnceError(self.model.__name__)

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise WrittenOnceError(self.model.__name__)

    def delete(self) -> NoReturn:
        raise WrittenOnceError(self.model.__name__)


class WrittenOnce(models.Model):
    """A row that is never changed: what follows it is another row."""

    objects = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise WrittenOnceError(type(self).__name__)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise WrittenOnceError(type(self).__name__)
