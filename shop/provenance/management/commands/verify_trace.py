"""`manage.py verify_trace`: compute every digest of the trace events again, and fail at the first that differs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shop.provenance import queries


class Command(BaseCommand):
    help = "Compare the trace events with the digests made of them."

    def handle(self, *args: Any, **options: Any) -> None:
        checked = 0
        for digest, is_same in queries.verified_digests():
            if not is_same:
                raise CommandError(
                    f"Of the {digest.events} trace events up to number {digest.up_to} one was changed, added or removed "
                    f"since {digest.made_at.isoformat()}."
                )
            checked += digest.events
        self.stdout.write(f"{checked} trace events are as they were recorded.")
