"""Signing in by a code. Apart from the other forms: allauth's own forms are made of one of those."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from allauth.account.utils import has_verified_email
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class CodeForm(RequestLoginCodeForm):
    """Ask for a sign-in code by mobile or e-mail."""

    def clean_email(self) -> str:
        """Find nobody by an unproven address of an account that has another proof: the address may be a stranger's."""
        email = super().clean_email()
        user = getattr(self, "_user", None) if email else None
        if user and not has_verified_email(user, email):
            is_proven = user.phone_verified_at or has_verified_email(user)
            self._user = None if is_proven else user
        return email

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two: allauth takes a form without either for a good one, and breaks on it."""
        data: dict[str, Any] = super().clean()
        if not data.get("email") and not data.get("phone") and not self.errors:
            raise ValidationError(_("Give an e-mail address or a mobile number."))
        return data
