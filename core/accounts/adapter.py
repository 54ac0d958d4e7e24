"""What allauth asks of us about phones, proofs and re-authentication."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models.users import User
from core.sms import send_sms

from .forms import MobileField
from .proofs import drop_foreign_password


class ProvenAddressStage(EmailVerificationStage):
    """Nobody enters with an unproven address: the e-mail must be verified unless a verified mobile stands for it."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        if user and user.email and user.phone_verified_at is None:
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
            user.save(update_fields=["phone", "phone_verified_at"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        if user.phone_verified_at is None:
            drop_foreign_password(self.request, user)
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
        return User.objects.filter(phone=number).first()

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
