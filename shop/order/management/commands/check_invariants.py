"""`manage.py check_invariants`: say what does not add up, and fail if anything does not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shop.order import invariants


class Command(BaseCommand):
    help = "Check stock, orders and money against each other."

    def handle(self, *args: Any, **options: Any) -> None:
        found = invariants.violations()
        for name in invariants.ALL:
            rows = found.get(name, [])
            self.stdout.write(f"{name}: {'ok' if not rows else len(rows)}")
            for row in rows:
                self.stdout.write(f"  {row}")
        if found:
            raise CommandError(f"{len(found)} of {len(invariants.ALL)} do not hold.")
