"""What the address of a search page says, checked."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shop.shelf.held import Generations

from .bands import BANDS
from .interface import Sort

LONGEST_TEXT = 100
MOST_VALUES = 20
LAST_PAGE = 400
HELD_FORMS = 1_000


class CodesField(forms.MultipleChoiceField):
    """Several codes of one form; which of them exist is seen by what they find."""

    default_error_messages = {
        "invalid_choice": _("“%(value)s” is not something to filter by.")
    }

    def __init__(self, pattern: str, **kwargs: Any) -> None:
        self.pattern = re.compile(pattern)
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> list[str]:
        return super().clean(list(dict.fromkeys(value or ()))[:MOST_VALUES])

    def valid_value(self, value: str) -> bool:
        return bool(self.pattern.fullmatch(value))


class SearchForm(forms.Form):
    """The words, the filters, the order and the page."""

    q = forms.CharField(
        label=_("Search"),
        max_length=LONGEST_TEXT,
        required=False,
        error_messages={
            "max_length": _("Search for at most %(limit_value)d characters."),
            "null_characters_not_allowed": _(
                "There are characters in it that cannot be searched for."
            ),
        },
    )
    region = CodesField(r"[0-9]{6}")
    category = CodesField(r"[0-9]{1,9}")
    certificate = CodesField(r"[0-9]{1,9}")
    supplier = CodesField(r"[0-9]{1,9}")
    price = forms.MultipleChoiceField(
        choices=[(band, band) for band in BANDS], required=False
    )
    season = forms.ChoiceField(choices=[("now", "now")], required=False)
    sort = forms.ChoiceField(choices=[(sort, sort) for sort in Sort], required=False)
    page = forms.IntegerField(min_value=1, max_value=LAST_PAGE, required=False)

    FILTERS = ("region", "category", "certificate", "price", "supplier")

    def clean_q(self) -> str:
        return " ".join(self.cleaned_data["q"].split())

    @property
    def text(self) -> str:
        return self.cleaned_data.get("q", "")

    @property
    def sort_order(self) -> Sort:
        return Sort(self.cleaned_data.get("sort") or Sort.RELEVANCE)

    @property
    def page_number(self) -> int:
        return self.cleaned_data.get("page") or 1

    def filters(self, month: int) -> dict[str, list[str]]:
        """Return what was chosen of each facet; what is in season is so in this month."""
        chosen = {name: self.cleaned_data.get(name) or [] for name in self.FILTERS}
        if self.cleaned_data.get("season"):
            chosen["month"] = [str(month)]
        return {name: values for name, values in chosen.items() if values}

    @property
    def left_out(self) -> Iterable[str]:
        """Name the parts of the address that were not understood, apart from the words."""
        return [name for name in self.errors if name != "q"]


held: Generations[SearchForm] = Generations(HELD_FORMS)


def read(request: HttpRequest) -> SearchForm:
    """Return the checked form of an address's query; it says nothing of the visitor, so that it may be held."""
    address = request.META.get("QUERY_STRING", "")
    form = held.get(address)
    if form is None:
        form = SearchForm(request.GET)
        form.is_valid()
        held.put(address, form)
    return form
