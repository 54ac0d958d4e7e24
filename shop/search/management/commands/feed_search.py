from django.core.management.base import BaseCommand

from shop.search import stores


class Command(BaseCommand):
    help = "Tell the search server what it has not been told yet; to be run every minute beside the tasks."

    def handle(self, **_options):
        if stores.uses_server():
            self.stdout.write(f"{stores.server_store().catch_up()} documents sent")
