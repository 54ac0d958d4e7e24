"""What must not be true where real people buy. `migrate` asks about the rows, `check --deploy` about the settings."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from core.models import User

INVENTED = "@example.org"  # the demo world's addresses, which no real person can have


@register(Tags.database)
def no_demo_accounts(
    databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Refuse to migrate a database with the demo world's accounts, whose doors stand open."""
    if settings.DEMO_ALLOWED:
        return []
    return [
        Error(
            f"Database {alias!r} holds accounts of the demo world.",
            hint="Start with an empty database: one click signs in as any of them.",
            id="core.E001",
        )
        for alias in databases or ()
        if User._meta.db_table  # noqa: SLF001  Django's own documented API
        in connections[alias].introspection.table_names()
        and User.objects.using(alias).filter(email__endswith=INVENTED).exists()
    ]


@register(Tags.security, deploy=True)
def buyers_can_pay(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse to offer bank transfer without saying where to."""
    missing = [name for name, value in settings.BANK_ACCOUNT.items() if not value]
    if "bank_transfer" not in settings.PAYMENT_PROVIDERS or not missing:
        return []
    return [
        Error(
            "Buyers may pay by bank transfer, but the account's "
            f"{', '.join(missing)} is not set.",
            hint="Set BANK_ACCOUNT_NAME, BANK_ACCOUNT_NUMBER and BANK_NAME.",
            id="core.E002",
        )
    ]
