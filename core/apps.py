import warnings
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core.management import call_command
from django.db.models.signals import post_migrate, pre_save
from PIL import Image

from core.append_only import protect


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        # In every part that opens pictures, the back office too: no warning, a refusal.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        # All need the models.
        from allauth.account.models import EmailAddress  # noqa: PLC0415
        from allauth.account.signals import email_confirmed  # noqa: PLC0415

        from core.accounts import failures, rights  # noqa: PLC0415
        from core.accounts.proofs import address_proven, address_saved  # noqa: PLC0415
        from core.accounts.sessions import begin  # noqa: PLC0415

        user_logged_in.connect(begin)
        pre_save.connect(address_saved, sender=EmailAddress)
        email_confirmed.connect(address_proven)
        rights.connect()
        failures.connect()
        post_migrate.connect(make_cache_table, sender=self)
        protect(self, "AuditEntry")
        from core import checks  # noqa: F401, PLC0415  they read models, which are there from now on


def make_cache_table(*, using: str, **_kwargs: Any) -> None:
    """Make the table of the database cache, so that a fresh `migrate` is enough."""
    call_command("createcachetable", database=using, verbosity=0)
