"""What follows when somebody proves a number or an address for the first time."""

from allauth.account.models import EmailAddress
from django.http import HttpRequest

from core.models.users import User


def drop_foreign_password(request: HttpRequest, user: User) -> None:
    """Drop the password of whoever signed up with a number or address and never proved it, when its owner comes.

    The owner is the one whose first proof is a sign-in by code: no password was given then.
    """
    match = request.resolver_match
    by_code = match is not None and match.url_name == "account_confirm_login_code"
    if by_code and user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])


def address_proven(
    *, request: HttpRequest, email_address: EmailAddress, **_kwargs: object
) -> None:
    """Do for an address what the adapter does for a number; allauth tells of it by a signal only."""
    drop_foreign_password(request, email_address.user)
