"""Coming in without a password. Apart from the other forms: allauth's own forms are made of one of those."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm, ResetPasswordForm
from allauth.account.internal.flows.manage_email import sync_email_address
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .proofs import leads_to


class CodeForm(RequestLoginCodeForm):
    """Ask for a sign-in code by mobile or e-mail."""

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if email:
            self._user = leads_to(email, is_active=True)
            if (
                self._user
            ):  # one made in the back office has no row that the code would prove
                sync_email_address(self._user, email.lower())
        return email

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two: allauth takes a form without either for a good one, and breaks on it."""
        data: dict[str, Any] = super().clean()
        if not data.get("email") and not data.get("phone") and not self.errors:
            raise ValidationError(_("Give an e-mail address or a mobile number."))
        return data


class ResetForm(ResetPasswordForm):
    """Ask for a new password by e-mail."""

    def clean_email(self) -> str:
        email: str = super().clean_email()
        user = leads_to(email, is_active=True)
        self.users = [user] if user else []
        return email
