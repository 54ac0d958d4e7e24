"""Create or refresh the provinces, cities and counties."""

from typing import Any

from django.core.management.base import BaseCommand

from core.actions import regions


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{regions.load()} regions")
