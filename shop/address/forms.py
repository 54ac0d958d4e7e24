"""The form of one address in the book."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.checkout import forms as checkout

from .actions import Entry
from .models import UserAddress


class AddressForm(checkout.AddressForm):
    """The address of a checkout, and whether to begin with it."""

    is_default = forms.BooleanField(label=_("Begin with this address"), required=False)

    @property
    def entry(self) -> Entry:
        where, is_default = self.destination, self.cleaned_data["is_default"]
        return Entry(where.name, where.phone, where.region, where.street, is_default)


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
