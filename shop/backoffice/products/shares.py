"""Where the price of a pack goes: a page below its product's, a line for each share."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import F
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from shop.backoffice.acting import ActionForm
from shop.catalogue import actions
from shop.catalogue.models import CostShare

from .views import SHARES, ProductActView

FIELDS = ("label_zh_hans", "label_en", "amount", "is_village")


class ShareForm(ActionForm):
    """One share; a line with nothing in it is none."""

    label_zh_hans = forms.CharField(
        label=_("Goes to, in Chinese"), max_length=60, required=False
    )
    label_en = forms.CharField(
        label=_("Goes to, in English"), max_length=60, required=False
    )
    amount = forms.DecimalField(
        label=_("Yuan"), max_digits=10, decimal_places=2, required=False
    )
    is_village = forms.BooleanField(label=_("Stays in the village"), required=False)

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        has_name, has_sum = (
            bool(found["label_zh_hans"]),
            found.get("amount") is not None,
        )
        if has_sum and not has_name:
            self.add_error("label_zh_hans", _("Say where it goes."))
        if has_name and not has_sum and "amount" not in self.errors:
            self.add_error("amount", _("Say how much."))
        return found


ShareForms = forms.formset_factory(ShareForm, extra=3)


class SharesForm(ActionForm):
    def __init__(self, data: Any = None, *, pack: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        said = list(pack.cost_shares.values(*FIELDS))
        self.lines = ShareForms(data, initial=said, prefix="lines")

    def is_valid(self) -> bool:
        return super().is_valid() and self.lines.is_valid()

    @property
    def shares(self) -> list[CostShare]:
        return [
            CostShare(**line)
            for line in self.lines.cleaned_data
            if line.get("amount") is not None
        ]


class SharesView(ProductActView):
    form_class: Any = SharesForm
    template_name = "shop/backoffice/products/shares.html"
    page_title = SHARES
    header_icon = "list-ul"
    log_action = "shop.product_shares"
    errors = (actions.ProductError,)
    success = _("The shares of the price were changed.")

    @cached_property
    def pack(self) -> Any:
        packs = self.object.children.exclude(stockrecords=None)
        packs = packs.annotate(price=F("stockrecords__price"))
        return get_object_or_404(packs, pk=self.kwargs["pack"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"pack": self.pack}

    def act(self, form: SharesForm, by: Any, at: datetime) -> None:
        actions.set_cost_shares(pack=self.pack, shares=form.shares, by=by, at=at)
