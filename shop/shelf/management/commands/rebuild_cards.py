"""Make every card and shelf row anew; a second run changes nothing."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from shop.shelf import actions


class Command(BaseCommand):
    help = "Recompute what may be sold, the cards and the shelves of all products."

    def handle(self, **options: object) -> None:
        count = actions.rebuild_all(timezone.now())
        self.stdout.write(f"{count} products")
