"""Fields and validators shared by the models."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

phone_validator = RegexValidator(
    r"^\+[1-9]\d{6,14}$",
    _("Enter a mobile number with its country code, such as +8613800000000."),
)


class EmptyIsNull:
    """A unique text field that stores NULL for an empty string, whichever form or library hands it over."""

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value) or None  # type: ignore[misc]


class NullableEmailField(EmptyIsNull, models.EmailField):  # type: ignore[type-arg]
    """An e-mail address or NULL, never an empty string."""


class NullableCharField(EmptyIsNull, models.CharField):  # type: ignore[type-arg]
    """A text or NULL, never an empty string."""
