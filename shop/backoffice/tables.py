"""Lists that a phone can show: there each row is a card, and each cell says which column it is of."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.ui.tables import BaseColumn, Table


class LabelledCell(BaseColumn.Cell):
    """A cell with its column's name; one that says nothing has none, and a card leaves it out."""

    def render_html(self, parent_context: Mapping[str, Any]) -> SafeString:
        html = super().render_html(parent_context)
        if not strip_tags(html).strip() and "<img" not in html:
            return html
        label = format_html('<td data-label="{}"', self.column.label)
        return mark_safe(html.replace("<td", label, 1))  # noqa: S308 - the cell is a template's, the label escaped


class RowsTable(Table):
    classname = "listing bo-cards"

    class Row(Table.Row):
        def __getitem__(self, key: str) -> LabelledCell:
            return LabelledCell(self.columns[key], self.instance)

    @property
    def rows(self) -> Iterator[Table.Row]:
        for index, instance in enumerate(self.data):
            yield self.Row(self, instance, index)
