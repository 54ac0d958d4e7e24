"""Numbers of orders: the day and eight random characters, so that nobody can count or guess them."""

import secrets
from datetime import datetime

from django.utils import timezone

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH = 8


def random_code(length: int = RANDOM_LENGTH) -> str:
    """Return random characters that cannot be confused when read aloud."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(length))


def new_number(at: datetime) -> str:
    """Return yyMMdd and eight random characters: forty bits a day."""
    return f"{timezone.localtime(at):%y%m%d}{random_code()}"


def access_key() -> str:
    """Return what proves that a guest's link to an order came from us."""
    return secrets.token_urlsafe(16)
