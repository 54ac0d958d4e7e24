"""Forms of what is recorded about a lot."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from core.models import EvidenceFile, Facility
from shop.backoffice import evidence
from shop.partner.models import StockMovement, StockRecord
from shop.provenance.models import Lot
from shop.provenance.records import Findings, Happening

from .happenings import CHOICES, MEANINGS

Kind = StockMovement.Kind


class LotPageForm(forms.Form):
    """A form about one lot."""

    def __init__(self, *args: Any, lot: Lot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lot = lot

    def clean(self) -> dict[str, Any]:
        evidence.refuse_nothing(self)
        return self.cleaned_data

    def kept_document(self, kind: str, *, by: Any, at: datetime) -> Any:
        owner = self.lot.product.producer
        return evidence.kept(self.cleaned_data, kind=kind, owner=owner, by=by, at=at)


class EventForm(LotPageForm):
    what = forms.ChoiceField(label=_("What happened"), choices=CHOICES)
    event_time = forms.DateTimeField(
        label=_("When"), widget=AdminDateTimeInput, help_text=_("Beijing time.")
    )
    read_point: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("At which facility"), queryset=Facility.objects.none(), required=False
    )
    place_zh_hans = forms.CharField(
        label=_("Place in Chinese"), max_length=120, required=False
    )
    place_en = forms.CharField(
        label=_("Place in English"), max_length=120, required=False
    )
    note_zh_hans = forms.CharField(
        label=_("Note in Chinese"), max_length=200, required=False
    )
    note_en = forms.CharField(
        label=_("Note in English"), max_length=200, required=False
    )
    quantity_kg = forms.DecimalField(
        label=_("Quantity in kg"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        required=False,
    )
    document = evidence.document_field()
    is_public = evidence.public_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["read_point"].queryset = Facility.objects.filter(  # type: ignore[attr-defined]
            organisation=self.lot.product.producer_id
        )

    def happening(self, *, by: Any, at: datetime) -> Happening:
        found, meaning = self.cleaned_data, MEANINGS[self.cleaned_data["what"]]
        return Happening(
            kind=meaning.kind,
            action=meaning.action,
            biz_step=meaning.biz_step,
            disposition=meaning.disposition,
            event_time=found["event_time"],
            title=meaning.in_language("zh-hans"),
            title_en=meaning.in_language("en"),
            place=found["place_zh_hans"],
            place_en=found["place_en"],
            note=found["note_zh_hans"],
            note_en=found["note_en"],
            read_point=found["read_point"],
            quantity_kg=found["quantity_kg"],
            document=self.kept_document(EvidenceFile.Kind.TRACE, by=by, at=at),
        )


class ReportForm(LotPageForm):
    laboratory_zh_hans = forms.CharField(label=_("Laboratory"), max_length=120)
    laboratory_en = forms.CharField(
        label=_("Laboratory in English"), max_length=120, required=False
    )
    number = forms.CharField(label=_("Report number"), max_length=60)
    reported_date = forms.DateField(label=_("Reported on"), widget=AdminDateInput)
    items = forms.IntegerField(label=_("Items tested"), min_value=1)
    is_passed = forms.BooleanField(label=_("All passed"), required=False, initial=True)
    document = evidence.document_field()
    is_public = evidence.public_field()

    def findings(self, *, by: Any, at: datetime) -> Findings:
        found = self.cleaned_data
        return Findings(
            laboratory=found["laboratory_zh_hans"],
            laboratory_en=found["laboratory_en"],
            number=found["number"],
            reported_date=found["reported_date"],
            items=found["items"],
            is_passed=found["is_passed"],
            document=self.kept_document(EvidenceFile.Kind.TEST_REPORT, by=by, at=at),
        )


class PackChoice(forms.ModelChoiceField):
    def label_from_instance(self, record: Any) -> str:
        return str(record.product.pack_label)


class StockForm(LotPageForm):
    stock_record = PackChoice(label=_("Pack"), queryset=StockRecord.objects.none())
    kind = forms.ChoiceField(
        label=_("Change of stock"),
        choices=[
            (Kind.RECEIPT, _("Received: add this many")),
            (Kind.LOSS, _("Lost or spoilt: take this many away")),
        ],
    )
    quantity = forms.IntegerField(label=_("Packs"), min_value=1)
    note = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        records = StockRecord.objects.filter(product__parent=self.lot.product_id)
        self.fields["stock_record"].queryset = records.select_related("product")  # type: ignore[attr-defined]


class RecallForm(LotPageForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands on the passport."),
    )
    reason_en = forms.CharField(
        label=_("Reason in English"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
