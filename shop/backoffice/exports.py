"""Exports of lists and reports, ours and Wagtail's: no cell of one is a formula."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language, gettext, override
from wagtail.admin.views import generic
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.coreutils import multigetattr

from core.display import numbers

from .tables import RowsTable

# A spreadsheet takes what begins so for a formula; a Chinese one the wide signs too.
FORMULA_STARTS = tuple(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)


def safe_cell(value: Any) -> Any:
    """Return a text so that no spreadsheet reckons with it; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def guard_every_export() -> None:
    """Wrap the one method through which each cell is written: reports of Wagtail's have no setting for it."""
    plain = SpreadsheetExportMixin.preprocess_field_value

    def guarded(view: Any, field: str, value: Any, export_format: str) -> Any:
        return safe_cell(plain(view, field, value, export_format))

    SpreadsheetExportMixin.preprocess_field_value = guarded


class ListView(generic.IndexView):
    """A list that may be taken away, and that says in words of its own that it is empty."""

    template_name = "shop/backoffice/rows.html"
    table_class = RowsTable
    empty_words: str | Promise = ""

    @cached_property
    def no_results_message(self) -> str | Promise:
        if self.empty_words and not (self.is_searching or self.is_filtering):
            return self.empty_words
        return super().no_results_message

    def get_paginator(self, *args: Any, **kwargs: Any) -> Paginator:
        """Return the pages, which count the things by the name that the list gives them."""
        pages = super().get_paginator(*args, **kwargs)
        one, many = self.verbose_name, self.verbose_name_plural
        pages.items_count_label = gettext("%(count)s %(things)s") % {
            "count": numbers.count(pages.count),
            "things": one if pages.count == 1 else many,
        }
        return pages

    def get_heading(self, queryset: Any, field: str) -> str:
        """Call a column of an export as the list does."""
        shown = {one.name.replace("__", "."): one.label for one in self.columns}
        if field in shown and field not in self.export_headings:
            return str(shown[field])
        return super().get_heading(queryset, field)

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return {field: at_home(self.cell(item, field)) for field in self.list_export}

    def cell(self, item: Any, field: str) -> Any:
        """Return what an export says of a field: a choice by its words."""
        way, _dot, name = field.rpartition(".")
        owner = multigetattr(item, way) if way else item
        in_words = getattr(owner, f"get_{name}_display", None)
        return in_words() if in_words else multigetattr(item, field)

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Write in the reader's language: the rows are made when the request is over."""
        return spoken(get_language(), super().stream_csv(queryset))


def spoken(language: str | None, lines: Iterator[bytes]) -> Iterator[bytes]:
    while True:
        with override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line


def at_home(value: Any) -> Any:
    """Return a moment in local time, to the second."""
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    return value
