"""Exports of lists: no cell of one is a formula."""

from typing import Any

from django.utils.functional import Promise, cached_property
from wagtail.admin.views import generic

from .tables import RowsTable

# A spreadsheet takes what begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """Return a text so that no spreadsheet reckons with it; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


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

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return safe_cell(super().preprocess_field_value(field, value, export_format))
