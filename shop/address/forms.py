"""The form of one address in the book."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.accounts.forms import MobileField
from core.models import Region
from shop.checkout.forms import options

from .actions import Entry
from .models import UserAddress


class AddressForm(forms.Form):
    """Recipient, place and street; the lists below a place follow the one above."""

    name = forms.CharField(label=_("Recipient"), max_length=40)
    phone = MobileField(label=_("Mobile number"))
    province = forms.ChoiceField(label=_("Province"))
    city = forms.ChoiceField(label=_("City"))
    district = forms.ChoiceField(label=_("District"), required=False)
    street = forms.CharField(label=_("Street and number"), max_length=120)
    is_default = forms.BooleanField(label=_("Begin with this address"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cities = self.offer("province", list(Region.objects.provinces()))
        self.districts = self.offer("city", cities)
        self.offer("district", self.districts)

    def offer(self, name: str, regions: list[Region]) -> list[Region]:
        """Offer these in a field; return those below the chosen one."""
        self.fields[name].choices = options(regions)  # type: ignore[attr-defined]
        values = self.data if self.is_bound else self.initial
        code = str(values.get(name) or "")
        chosen = next((one for one in regions if one.code == code), None)
        return list(chosen.children.all()) if chosen else []

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_said = "district" in self.errors or data.get("district")
        if self.districts and not is_said:
            self.add_error("district", _("Choose the district."))
        return data

    @property
    def entry(self) -> Entry:
        data = self.cleaned_data
        region = Region.objects.select_related("parent__parent").get(
            code=data["district"] or data["city"]
        )
        return Entry(
            data["name"], data["phone"], region, data["street"], data["is_default"]
        )


def values_of(address: UserAddress) -> dict[str, Any]:
    """Return what the form shows of an address that is there."""
    codes = [region.code for region in address.region.lineage] if address.region else []
    province, city, district = [*codes, "", "", ""][:3]
    return {
        "name": address.last_name,
        "phone": str(address.phone_number),
        "province": province,
        "city": city,
        "district": district,
        "street": address.line1,
        "is_default": address.is_default_for_shipping,
    }
