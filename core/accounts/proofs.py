"""Whose an address or a number is: of whoever proves it. Until then it blocks nobody, and leads nobody in beside another proof."""

from typing import Any

from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from allauth.account.utils import has_verified_email
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop

from core.actions import audit
from core.models.users import User


def is_proven(user: User) -> bool:
    return user.phone_verified_at is not None or has_verified_email(user)


def leads_to(email: str, *, is_active: bool | None = None) -> User | None:
    """Return the account that an address opens: the one that proved it, else one without any proof.

    Beside another proof it may be a stranger's.
    """
    found = filter_users_by_email(
        email, is_active=is_active, prefer_verified=True, for_login=True
    )
    found.sort(key=lambda user: (user.email != email.lower(), user.pk))
    opened = (
        user for user in found if has_verified_email(user, email) or not is_proven(user)
    )
    return next(opened, None)


def was_never_used(user: User) -> bool:
    """Tell whether nobody has ever been in an account or given it anything."""
    has_rights = user.is_staff or user.is_superuser
    return (
        user.last_login is None
        and not has_rights
        and not user.groups.exists()
        and not user.memberships.exists()
    )


def other_email(user: User, email: str) -> str | None:
    """Return the proven address that stands for a person instead of this one."""
    proven = EmailAddress.objects.filter(user=user, verified=True).exclude(email=email)
    return proven.order_by("-primary", "pk").values_list("email", flat=True).first()


def stays_without_email(user: User, email: str) -> bool:
    other = user.email != email or user.phone or other_email(user, email)
    return bool(other) or was_never_used(user)


def stays_without_phone(user: User) -> bool:
    return user.email is not None or was_never_used(user)


def lose(user: User, by: User | None, **identity: str) -> None:
    """Take an unproven address or number off an account, and the account away if nothing is left of it."""
    changes = {name: (value, None) for name, value in identity.items()}
    verb = gettext_noop("lost an unproven address or number")
    audit.record(verb, user, by=by, at=timezone.now(), changes=changes)
    if "phone" in identity:
        user.phone = None
    elif user.email == identity["email"]:
        user.email = other_email(user, identity["email"])
    if user.email or user.phone:
        user.save(update_fields=["email", "phone"])
    else:
        user.delete()


@transaction.atomic
def take_email(*, email: str, owner: User) -> None:
    """Take an address that somebody proves off every other account: none of them has proven it."""
    elsewhere = Q(email=email) | Q(emailaddress__email=email)
    others = User.objects.filter(elsewhere).exclude(pk=owner.pk).values("pk")
    for user in User.objects.select_for_update().filter(pk__in=others):
        if stays_without_email(user, email):
            EmailAddress.objects.filter(user=user, email=email, verified=False).delete()
            lose(user, owner, email=email)


@transaction.atomic
def take_phone(*, phone: str, owner: User | None) -> None:
    """Take a number off the account that has it unproven, beside an address or without any use."""
    holders = User.objects.filter(phone=phone, phone_verified_at=None)
    for user in holders.select_for_update():
        if user != owner and stays_without_phone(user):
            lose(user, owner, phone=phone)


def step_back(email: str) -> None:
    """Have an account keep an address that it never proved as one of its list only: somebody signs up with it."""
    for user in User.objects.filter(email=email):
        EmailAddress.objects.get_or_create(user=user, email=email)
        user.email = other_email(user, email)
        user.save(update_fields=["email"])


def drop_foreign_password(request: HttpRequest, user: User) -> None:
    """Drop the password of whoever signed up with a number or address and never proved it, when its owner comes.

    The owner is the one whose first proof is a sign-in by code: no password was given then.
    """
    match = request.resolver_match
    by_code = match is not None and match.url_name == "account_confirm_login_code"
    if by_code and user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])


def address_saved(*, instance: EmailAddress, **_kwargs: Any) -> None:
    """Before an address is stored as proven, whichever way: it is nobody else's from now on."""
    if instance.verified:
        take_email(email=instance.email, owner=instance.user)


@transaction.atomic
def address_proven(
    *, request: HttpRequest, email_address: EmailAddress, **_kwargs: object
) -> None:
    """Do for an address what the adapter does for a number; allauth tells of it by a signal only.

    A number that the account has not proven may be a stranger's: it would let that one in later.
    """
    user = email_address.user
    drop_foreign_password(request, user)
    if user.phone and user.phone_verified_at is None:
        user.email = user.email or email_address.email
        lose(user, user, phone=user.phone)
