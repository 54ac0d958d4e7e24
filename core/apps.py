import warnings
from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate
from PIL import Image


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        # In every part that opens pictures, the back office too: no warning, a refusal.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        post_migrate.connect(make_cache_table, sender=self)


def make_cache_table(*, using: str, **_kwargs: Any) -> None:
    """Make the table of the database cache, so that a fresh `migrate` is enough."""
    call_command("createcachetable", database=using, verbosity=0)
