"""Make the pages every site has."""

from django.core.management.base import BaseCommand

from cms import actions


class Command(BaseCommand):
    help = "Make home, halls, stories, news, help and the legal pages in both languages; existing pages stay."

    def handle(self, **options: object) -> None:
        for code, home in actions.start_site().items():
            self.stdout.write(f"{code}: {home.title}")
