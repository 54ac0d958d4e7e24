"""Exports of lists: no cell of one is a formula."""

from typing import Any

from wagtail.admin.views import generic

# A spreadsheet takes what begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """Return a text so that no spreadsheet reckons with it; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class ListView(generic.IndexView):
    """A list that may be taken away."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return safe_cell(super().preprocess_field_value(field, value, export_format))
