"""What allauth asks of us about phones, proofs and re-authentication."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage
from allauth.account.utils import has_verified_email
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models.users import User
from core.sms import send_sms

from . import proofs
from .forms import MobileField


class ProvenAddressStage(EmailVerificationStage):
    """Nobody enters with an unproven address: the e-mail must be verified unless a verified mobile stands for it."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        # Nobody: somebody signs up with an address that has an account, and is answered as everybody is.
        if user is None or (user.email and user.phone_verified_at is None):
            self.login.email_verification = (
                app_settings.EmailVerificationMethod.MANDATORY
            )
        return super().handle()


class AccountAdapter(DefaultAccountAdapter):
    """Accounts with an e-mail address, a mobile number or both."""

    def phone_form_field(self, **kwargs: Any) -> forms.Field:
        return MobileField(**{"label": _("Mobile"), **kwargs})

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: forms.Form,
        commit: bool = True,  # noqa: FBT001, FBT002 - allauth's signature
    ) -> User:
        """Save once: allauth saves the row first and the phone later, which breaks the CHECK of a user without e-mail."""
        super().save_user(request, user, form, commit=False)
        user.email = user.email or None
        if commit:
            user.save()
        return user

    def set_phone(self, user: User, phone: str, verified: bool) -> None:  # noqa: FBT001
        user.phone = phone
        user.phone_verified_at = timezone.now() if verified else None
        if not user._state.adding:  # noqa: SLF001 - Django's documented way to ask
            proofs.take_phone(phone=phone, owner=user)
            user.save(update_fields=["phone", "phone_verified_at"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        if user.phone_verified_at is None:
            proofs.drop_foreign_password(self.request, user)
        self.set_phone(user, phone, verified=True)

    def get_login_stages(self) -> list[str]:
        ours = {
            "allauth.account.stages.EmailVerificationStage": "core.accounts.adapter.ProvenAddressStage"
        }
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_user_by_phone(self, phone: str) -> User | None:
        """Find by any spelling: the sign-in form checks a number but hands over what was typed."""
        try:
            number = MobileField(required=True).clean(phone)
        except ValidationError:
            return None
        user = User.objects.filter(phone=number).first()
        return None if user and self.gives_way(user) else user

    def gives_way(self, user: User) -> bool:
        """Tell whether a number is as good as free: unproven beside a proven address, or to be proven by who is signed in."""
        asker = getattr(self.request, "user", None)
        if user.phone_verified_at is not None or user == asker:
            return False
        is_asked_for = asker is not None and asker.is_authenticated
        return has_verified_email(user) or (
            is_asked_for and proofs.stays_without_phone(user)
        )

    @transaction.atomic
    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Prove an address, unless it is all that an account with rights has: its owner comes in there by code."""
        holder = User.objects.filter(email=email_address.email).first()
        if holder not in {None, email_address.user} and not proofs.stays_without_email(
            holder, email_address.email
        ):
            self.add_message(
                request,
                messages.ERROR,
                "account/messages/email_confirmation_failed.txt",
                {"email": email_address.email},
            )
            return False
        return bool(super().confirm_email(request, email_address))

    def send_confirmation_mail(
        self,
        request: HttpRequest,
        emailconfirmation: Any,
        signup: bool,  # noqa: FBT001 - allauth's signature
    ) -> None:
        """Send a link, or tell the owner of an address that it is proven already."""
        email = emailconfirmation.email_address.email
        if EmailAddress.objects.is_verified(email):
            self.send_account_already_exists_mail(email)
        else:
            super().send_confirmation_mail(request, emailconfirmation, signup)

    def _get_login_attempts_cache_key(
        self, request: HttpRequest, **credentials: Any
    ) -> str:
        """Count tries for the account, however it is named: allauth counts all mobile numbers as one."""
        if phone := credentials.get("phone"):
            user = self.get_user_by_phone(phone)
            return f"user:{user.pk}" if user else f"phone:{phone.strip()}"
        email = User.objects.normalize_email(credentials.get("email")) or ""
        user_id = (
            EmailAddress.objects.filter(email=email)
            .order_by("-verified", "pk")
            .values_list("user", flat=True)
            .first()
        )
        return f"user:{user_id}" if user_id else f"email:{email}"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Do not ask for the password again at the first set-up of a second factor, right after signing in."""
        records = self.request.session.get("account_authentication_methods", [])
        is_fresh = (
            bool(records)
            and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        )
        if app == "allauth.mfa" and is_fresh and not is_mfa_enabled(self.request.user):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_verification_code_sms(
        self, user: User, phone: str, code: str, **kwargs: Any
    ) -> None:
        send_sms(phone=phone, text=_("Your code is %(code)s.") % {"code": code})

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        send_sms(phone=phone, text=_("There is no account with this number yet."))

    def send_account_already_exists_sms(self, phone: str) -> None:
        send_sms(
            phone=phone,
            text=_("You have an account with this number already: sign in with it."),
        )
