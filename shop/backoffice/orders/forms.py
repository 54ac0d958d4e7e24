"""What staff are asked before something happens to an order."""

import uuid
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.display import dates
from shop.backoffice.acting import ActionForm
from shop.order.actions.fulfilment import Packed
from shop.partner import queries as stock


class ReasonForm(ActionForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("The buyer does not see it; it stands in the history."),
    )


class NoteForm(ActionForm):
    text = forms.CharField(
        label=_("Note"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    key = forms.CharField(
        widget=forms.HiddenInput, max_length=36, initial=lambda: str(uuid.uuid4())
    )


class DispatchForm(ActionForm):
    """A field for each lot of each line that has not left; the oldest harvest is proposed first."""

    carrier = forms.CharField(label=_("Carrier"), max_length=40)
    tracking_number = forms.CharField(label=_("Parcel number"), max_length=40)

    def __init__(self, *args: Any, order: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = []
        lines = order.lines.filter(num_allocated__gt=0).order_by("pk")
        for line in lines.select_related("stockrecord", "product__parent"):
            names = [self.ask(line, *offer) for offer in self.offers(line)]
            self.lines.append((line, names))

    def offers(self, line: Any) -> Iterator[tuple[Any, int, int]]:
        """Yield each lot with what is left of it and what to take; without lots the pack itself."""
        wanted = line.num_allocated
        if not line.product.parent.lots.exists():
            yield None, wanted, wanted
            return
        for lot, left in stock.lot_balances(line.stockrecord):
            taken = min(left, wanted)
            wanted -= taken
            yield lot, left, taken

    def ask(self, line: Any, lot: Any, left: int, taken: int) -> str:
        name = f"line-{line.pk}-{lot.pk if lot else 0}"
        label: Any = _("Packs")
        if lot:
            label = _("Lot %(lot)s, harvested %(day)s, %(left)s left") % {
                "lot": lot.lot_number,
                "day": dates.plain_day(lot.harvest_date, lot.harvest_date),
                "left": left,
            }
        field = forms.IntegerField(
            label=label, min_value=0, max_value=left, required=False, initial=taken
        )
        field.line, field.lot = line, lot  # type: ignore[attr-defined]
        self.fields[name] = field
        return name

    @property
    def asked(self) -> list[tuple[Any, list[Any]]]:
        """Return each line with its fields, for the page."""
        return [(line, [self[name] for name in names]) for line, names in self.lines]

    @property
    def packed(self) -> list[Packed]:
        return [
            Packed(field.line, field.lot, self.cleaned_data[name])  # type: ignore[attr-defined]
            for name, field in self.fields.items()
            if name.startswith("line-") and self.cleaned_data.get(name)
        ]
