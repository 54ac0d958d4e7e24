"""Inputs of the product form."""

from typing import Any

from django import forms
from django.utils.translation import pgettext_lazy

from core.display import dates

MONTHS = range(1, 13)
SUPPLY = [
    ("0", "–"),
    ("1", pgettext_lazy("supply", "little")),
    ("2", pgettext_lazy("supply", "some")),
    ("3", pgettext_lazy("supply", "plenty")),
]


class SeasonInput(forms.MultiWidget):
    """Twelve small choices that make the twelve digits of a season."""

    template_name = "shop/backoffice/season_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        months: dict[str, forms.Widget | type[forms.Widget]] = {
            f"m{month}": forms.Select(choices=SUPPLY) for month in MONTHS
        }
        super().__init__(months, attrs)

    def decompress(self, value: str | None) -> list[str]:
        return list(value) if value else ["0"] * len(MONTHS)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        digits = super().value_from_datadict(data, files, name)
        season = "".join(digit or "0" for digit in digits)
        return season if season.strip("0") else ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for month, part in zip(MONTHS, context["widget"]["subwidgets"], strict=True):
            part["label"] = dates.short_month(month)
        return context


class PictureInput(forms.FileInput):
    """A file to choose, and the picture that is there."""

    template_name = "shop/backoffice/picture_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None, url: str = "") -> None:
        super().__init__(attrs)
        self.url = url

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return {**super().get_context(name, value, attrs), "url": self.url}
