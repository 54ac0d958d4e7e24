"""Columns of lists."""

from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from wagtail.admin.ui.tables import Column

from core.display import numbers


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


@dataclass(frozen=True)
class Standing:
    """A state and the sentence that explains it."""

    state: str
    words: str

    def __str__(self) -> str:
        return self.words


class StateColumn(Column):
    """A state as a tag, with its sentence."""

    cell_template_name = "shop/backoffice/state_cell.html"
