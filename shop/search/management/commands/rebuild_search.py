from django.core.management.base import BaseCommand
from django.utils import timezone

from shop.search import actions, stores
from shop.search.registry import sources


class Command(BaseCommand):
    help = "Describe everything that may be found anew, and build the index from it."

    def add_arguments(self, parser):
        parser.add_argument(
            "--kind", choices=sorted(sources()), help="only what is of this kind"
        )
        parser.add_argument(
            "--index-only",
            action="store_true",
            help="keep the descriptions, build only the index",
        )

    def handle(self, *, kind=None, index_only=False, **_options):
        for name, source in sources().items():
            if not index_only and kind in {None, name}:
                count = actions.rebuild(kind=name, source=source, at=timezone.now())
                self.stdout.write(f"{name}: {count}")
        self.stdout.write(f"{stores.current().rebuild()} documents in the index")
