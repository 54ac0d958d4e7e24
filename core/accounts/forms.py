"""Forms of sign-up and sign-in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.display import numbers
from core.models.fields import phone_validator
from core.models.users import User

MAINLAND_DIGITS = 11


class MobileField(forms.CharField):
    """A mobile number in any spelling; a bare Chinese one gets +86."""

    def prepare_value(self, value: Any) -> Any:
        return numbers.phone(value)

    def clean(self, value: Any) -> str | None:
        text = super().clean(value)
        if not text:
            return None
        digits = text.replace(" ", "").replace("-", "")
        if len(digits) == MAINLAND_DIGITS and digits.startswith("1"):
            digits = "+86" + digits
        phone_validator(digits)
        return digits


class SignupForm(forms.Form):
    """The extra half of allauth's sign-up form: one of the two must be given."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("email") and not data.get("phone") and not self.errors:
            raise ValidationError(_("Give an e-mail address or a mobile number."))
        return data

    def signup(self, request: HttpRequest, user: User) -> None:
        """Asked for by allauth; everything is saved by the adapter."""
