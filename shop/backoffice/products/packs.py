"""Packs within the form of their page."""

from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy as _
from stdnum import ean
from wagtail.admin.forms import WagtailAdminModelForm

from shop.backoffice.models import Pack
from shop.catalogue import actions
from shop.catalogue.models import Product
from shop.partner.models import StockMovement, StockRecord
from shop.provenance.numbers import is_gtin

Kind = StockMovement.Kind
CHANGES = [
    ("", _("No change")),
    (Kind.RECEIPT, _("Received: add this many")),
    (Kind.LOSS, _("Lost or spoilt: take this many away")),
    (Kind.COUNT, _("Counted: this many are there")),
]


class PackForm(WagtailAdminModelForm):
    price = forms.DecimalField(
        label=_("Price in yuan"), max_digits=12, decimal_places=2, min_value=0.01
    )
    change = forms.ChoiceField(
        label=_("Change of stock"), choices=CHANGES, required=False
    )
    quantity = forms.IntegerField(label=_("Packs"), min_value=0, required=False)
    note = forms.CharField(label=_("Reason"), max_length=200, required=False)

    class Meta(WagtailAdminModelForm.Meta):
        model = Pack
        fields = (
            "pack_label_zh_hans",
            "pack_label_en",
            "upc",
            "net_content",
            "net_unit",
            "gross_weight_g",
            "is_public",
        )
        labels = {"upc": _("GTIN"), "is_public": _("In the shop")}
        help_texts = {
            "upc": _("8, 12, 13 or 14 digits; the last one is the check digit."),
            "is_public": _("Without it the pack cannot be bought; old orders keep it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = self._record()
        self.fields["pack_label_zh_hans"].required = True
        self.fields["net_content"].required = True
        self.fields["net_unit"].required = True
        if self.record:
            self.initial["price"] = self.record.price
            self.fields["quantity"].help_text = _(
                "In stock: %(stock)s, held by orders: %(held)s."
            ) % {
                "stock": self.record.num_in_stock or 0,
                "held": self.record.num_allocated or 0,
            }

    def _record(self) -> StockRecord | None:
        if not self.instance.pk:
            return None
        return next(iter(self.instance.stockrecords.all()), None)

    def clean_upc(self) -> str | None:
        gtin = (self.cleaned_data["upc"] or "").strip()
        if gtin and "upc" in self.changed_data and not is_checked_gtin(gtin):
            raise forms.ValidationError(
                _("This is no GTIN: its digits and its check digit do not agree.")
            )
        return gtin or None

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("change"):
            self.check_change(found)
        return found

    def check_change(self, found: dict[str, Any]) -> None:
        kind, quantity = found["change"], found.get("quantity")
        if quantity is None or (quantity == 0 and kind != Kind.COUNT):
            self.add_error("quantity", _("Say how many packs."))
            return
        if not found.get("note", "").strip():
            self.add_error("note", _("Say why, in a few words."))
        held = (self.record.num_allocated or 0) if self.record else 0
        free = self.record.available if self.record else 0
        is_short = (kind == Kind.LOSS and quantity > free) or (
            kind == Kind.COUNT and quantity < held
        )
        if is_short:
            self.add_error("quantity", _("More than that is held by orders."))

    @property
    def offer(self) -> actions.Offer:
        found = self.cleaned_data
        change = found.get("change")
        return actions.Offer(
            pack=self.instance,
            price=found["price"],
            is_public=found["is_public"],
            change=actions.StockChange(change, found["quantity"], found["note"])
            if change
            else None,
        )


def is_checked_gtin(text: str) -> bool:
    return is_gtin(text) and ean.is_valid(text)


class BasePackForms(BaseInlineFormSet):
    def get_queryset(self) -> Any:
        if not hasattr(self, "_queryset"):
            packs = super().get_queryset()
            self._queryset = packs.prefetch_related("stockrecords").order_by(
                "net_content", "pk"
            )
        return self._queryset

    def clean(self) -> None:
        super().clean()
        if not any(self.is_kept(form) for form in self.forms):
            raise forms.ValidationError(_("A product needs at least one pack."))

    def is_kept(self, form: Any) -> bool:
        filled = getattr(form, "cleaned_data", None) or form.errors
        return bool(filled) and form not in self.deleted_forms

    @property
    def offers(self) -> list[actions.Offer]:
        return [
            form.offer  # type: ignore[attr-defined]
            for form in self.forms
            if form.cleaned_data and form not in self.deleted_forms
        ]


PackForms = inlineformset_factory(
    Product, Pack, form=PackForm, formset=BasePackForms, fk_name="parent", extra=0
)
