"""Tells the audit log who could not sign in: wrong password, wrong code, wrong digits of the second step."""

from typing import Any

from allauth.account.signals import login_code_rejected
from allauth.account.utils import filter_users_by_email
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_login_failed
from django.utils import timezone
from django.utils.translation import gettext_noop

from core.actions import audit
from core.models import User
from core.requests import asker

from .adapter import AccountAdapter


def connect() -> None:
    user_login_failed.connect(wrong_password)
    login_code_rejected.connect(wrong_code)
    authentication_failed.connect(wrong_second_factor)


def tell(tried: User, way: str) -> None:
    deed, facts = gettext_noop("failed to sign in"), {"by": (None, way)}
    audit.record(deed, tried, by=asker(), at=timezone.now(), changes=facts)


def tried_by(typed: dict[str, Any]) -> User:
    """Return the account that was tried; for none, a person who has only what was typed."""
    if phone := typed.get("phone"):
        return AccountAdapter().get_user_by_phone(phone) or User(phone=phone)
    if email := typed.get("email"):
        found = filter_users_by_email(email, prefer_verified=True)
        return found[0] if found else User(email=email)
    # Neither: it may be a password in the wrong field.
    return User(phone="****")


def wrong_password(*, credentials: dict[str, Any], **_kwargs: Any) -> None:
    tell(tried_by(credentials), "password")


def wrong_code(*, user: User, **_kwargs: Any) -> None:
    tell(user, "code")


def wrong_second_factor(*, user: User, **_kwargs: Any) -> None:
    tell(user, "second step")
