"""Opening an account. Apart from the other forms: allauth's own forms are made of one of those."""

from typing import Any

from allauth.account.forms import SignupForm
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest

from core.models.users import User

from . import proofs


class OpeningForm(SignupForm):
    """Sign up. No answer tells whether an address or a number has an account: its owner is told by message."""

    def validate_unique_email(self, value: str) -> str:
        return value

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        email = data.get("email")
        if email and not data.get("phone") and proofs.leads_to(email):
            self.account_already_exists = True
        return data

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        """Save; an address beside a number is only listed until it is proven, so that it blocks nobody."""
        email, phone = self.cleaned_data.get("email"), self.cleaned_data.get("phone")
        if not phone:
            proofs.step_back(email)
            return super().save(request)
        proofs.take_phone(phone=phone, owner=None)
        self.cleaned_data["email"] = ""
        user: User = super().save(request)
        if email:
            address = EmailAddress.objects.create(user=user, email=email)
            EmailAddress.objects.fill_cache_for_user(user, [address])
        return user
