"""The form of a lot. What is printed on packs is written once."""

from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from core.models import Facility
from shop.provenance import actions
from shop.provenance.models import Lot
from shop.provenance.records import Details, Harvest

PRINTED = ("product", "lot_number", "code", "harvest_date", "quantity_kg")


class LotForm(WagtailAdminModelForm):
    instance: Lot

    class Meta(WagtailAdminModelForm.Meta):
        model = Lot
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bases = Facility.objects.filter(kind=Facility.Kind.PRODUCTION_BASE)
        self.fields["code"].required = False
        if self.instance.pk:
            for name in PRINTED:
                self.fields[name].disabled = True
            bases = bases.filter(organisation=self.instance.product.producer_id)
        self.fields["facility"].queryset = bases.select_related("organisation")

    def _get_validation_exclusions(self) -> set[str]:
        """Leave to the action what it knows better: its errors are sentences of ours."""
        return super()._get_validation_exclusions() | {"code", "lot_number"}

    def save(self, commit: bool = True) -> Lot:  # noqa: FBT001, FBT002 - Django's signature
        found, said = self.cleaned_data, {"by": self.for_user, "at": timezone.now()}
        shared = {
            "facility": found["facility"],
            "growers": found["growers_zh_hans"],
            "growers_en": found["growers_en"],
            "best_before_date": found["best_before_date"],
        }
        if self.instance.pk:
            actions.amend_lot(lot=self.instance, details=Details(**shared), **said)
        else:
            harvest = Harvest(
                lot_number=found["lot_number"],
                code=found["code"].upper(),
                harvest_date=found["harvest_date"],
                quantity_kg=found["quantity_kg"],
                **shared,
            )
            self.instance = actions.open_lot(
                product=found["product"], harvest=harvest, **said
            )
        return self.instance
