"""The one form of the checkout: it checks shape and hands over objects."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as NumberError

from core.accounts.forms import MobileField
from core.display.choices import ChoiceText
from core.models import Region
from shop.order.actions.placing import Buyer, Destination, Wishes
from shop.payment import providers

MAINLAND_MOBILE = re.compile(r"\+861[3-9]\d{9}")


PLACE = {
    "invalid_choice": _("This lies somewhere else. Please choose again."),
    "required": _("Please choose."),
}


class AddressForm(forms.Form):
    """Who gets it and where; the lists of places follow from what was chosen before."""

    name = forms.CharField(label=_("Recipient"), max_length=40)
    phone = MobileField(label=_("Mobile number"))
    province = forms.ChoiceField(label=_("Province"), error_messages=PLACE)
    city = forms.ChoiceField(label=_("City"), error_messages=PLACE)
    district = forms.ChoiceField(
        label=_("District"), required=False, error_messages=PLACE
    )
    street = forms.CharField(label=_("Street and number"), max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = list(Region.objects.provinces())
        self.offer("province", options(provinces))
        province = next(
            (one for one in provinces if one.code == self.chosen("province")), None
        )
        cities = list(province.children.all()) if province else []
        self.offer("city", options(cities))
        city = next((one for one in cities if one.code == self.chosen("city")), None)
        self.districts = list(city.children.all()) if city else []
        self.offer("district", options(self.districts))

    def offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def chosen(self, name: str) -> str:
        return str((self.data if self.is_bound else self.initial).get(name) or "")

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and phone.startswith("+86") and not MAINLAND_MOBILE.fullmatch(phone):
            raise ValidationError(_("A mobile number has 11 digits and begins with 1."))
        return phone

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (
            self.districts
            and not data.get("district")
            and "district" not in self.errors
        ):
            self.add_error("district", _("Choose the district."))
        return data

    @property
    def destination(self) -> Destination:
        data = self.cleaned_data
        region = Region.objects.select_related("parent__parent").get(
            code=data["district"] or data["city"]
        )
        return Destination(data["name"], data["phone"], region, data["street"])


class CheckoutForm(AddressForm):
    """Address, contact, invoice and how to pay."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("For the confirmation and a link to the order."),
    )
    note = forms.CharField(
        label=_("Note for the delivery"), max_length=100, required=False
    )
    keep_address = forms.BooleanField(
        label=_("Keep this address in my book"), required=False
    )
    wants_invoice = forms.BooleanField(label=_("I need an invoice"), required=False)
    invoice_title = forms.CharField(
        label=_("Invoice title"), max_length=120, required=False
    )
    invoice_uscc = forms.CharField(
        label=_("Unified social credit code"), max_length=18, required=False
    )
    provider = forms.ChoiceField(label=_("How to pay"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        payments = [
            (one.code, ChoiceText(str(one.name), hint=str(one.hint)))
            for one in providers.offered()
        ]
        self.offer("provider", payments)
        if not self.is_bound and not self.initial.get("provider"):
            self.initial["provider"] = providers.offered()[0].code

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("wants_invoice"):
            self.check_invoice(data)
        return data

    def check_invoice(self, data: dict[str, Any]) -> None:
        if not data.get("invoice_title"):
            self.add_error("invoice_title", _("Give the title of the invoice."))
        number = data.get("invoice_uscc", "")
        try:
            data["invoice_uscc"] = uscc.validate(number) if number else ""
        except NumberError:
            self.add_error(
                "invoice_uscc", _("This is not a valid unified social credit code.")
            )

    def buyer(self, owner: Any) -> Buyer:
        data = self.cleaned_data
        language = get_language() or "zh-hans"
        return Buyer(language, owner, data["email"], data["phone"])

    @property
    def wishes(self) -> Wishes:
        data = self.cleaned_data
        provider = providers.provider(data["provider"])
        return Wishes(
            provider=provider.code,
            hold_for=provider.hold_for,
            wants_invoice=data["wants_invoice"],
            invoice_title=data["invoice_title"],
            invoice_uscc=data["invoice_uscc"],
            note=data["note"],
        )


def options(regions: list[Region]) -> list[tuple[str, str]]:
    return [
        ("", gettext("Choose")),
        *((region.code, region.name) for region in regions),
    ]
