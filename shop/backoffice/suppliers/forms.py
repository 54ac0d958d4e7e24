"""The form of a supplier with its facilities."""

from functools import cache
from typing import Any

from django import forms
from django.db import transaction
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from stdnum import ean
from wagtail.admin.forms import WagtailAdminModelForm

from core.models import Facility, Organisation
from shop.backoffice.models import Supplier
from shop.partner import parties

FACILITY_FIELDS = (
    "kind",
    "name_zh_hans",
    "name_en",
    "region",
    "place_zh_hans",
    "place_en",
    "gln",
    "altitude_m",
)
GLN_LENGTH = 13


class FacilityForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        fields = FACILITY_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = True

    def clean_gln(self) -> str | None:
        gln = self.cleaned_data["gln"]
        if gln and not (len(gln) == GLN_LENGTH and ean.is_valid(gln)):
            raise forms.ValidationError(
                _("This is no GLN: 13 digits, the last one is the check digit.")
            )
        return gln


class BaseFacilityForms(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        if any(form.instance.pk for form in self.deleted_forms):
            raise forms.ValidationError(
                _("Lots and events may refer to a facility: it stays.")
            )

    @property
    def changed(self) -> list[Facility]:
        return [
            form.instance
            for form in self.forms
            if form.has_changed() and form not in self.deleted_forms
        ]


@cache
def facility_forms() -> Any:
    """Return the formset, made late: the chooser of regions is registered after this module is read."""
    return inlineformset_factory(
        Organisation, Facility, form=FacilityForm, formset=BaseFacilityForms, extra=0
    )


class SupplierForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = Supplier
        fields: tuple[str, ...] = ()

    def __init__(
        self, data: Any = None, files: Any = None, instance: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, files, instance=instance, **kwargs)
        self.fields["name_zh_hans"].required = True
        self.formsets = {
            "facilities": facility_forms()(
                data, files, instance=self.instance, prefix="facilities"
            )
        }

    @transaction.atomic
    def save(self, commit: bool = True) -> Organisation:  # noqa: FBT001, FBT002 - Django's signature
        return parties.save_supplier(
            organisation=self.instance,
            facilities=self.formsets["facilities"].changed,
            by=self.for_user,
            at=timezone.now(),
        )
