"""Columns of lists."""

from typing import Any

from django.core.files.storage import default_storage
from wagtail.admin.ui.tables import Column, StatusTagColumn

from core.display import dates, numbers


class PictureColumn(Column):
    """A small picture, from the record that a card keeps of it."""

    cell_template_name = "shop/backoffice/picture_cell.html"

    def get_value(self, instance: Any) -> str:
        card = getattr(instance, "card", None)
        stored = card.picture if card else {}
        small = (stored.get("renditions") or {}).get("webp") or [
            [0, stored.get("name")]
        ]
        name = small[0][1]
        return default_storage.url(name) if name else ""


class MoneyColumn(Column):
    """An amount: SQLite and PostgreSQL write the same number differently."""

    def get_value(self, instance: Any) -> str:
        value = super().get_value(instance)
        return "" if value is None else numbers.money(value)


class MomentColumn(Column):
    """A moment in words and local time."""

    def get_value(self, instance: Any) -> str:
        value = super().get_value(instance)
        return dates.moment(value) if value else ""


class StateColumn(StatusTagColumn):
    """A state in words, as a tag; `primary` says where it is filled."""
