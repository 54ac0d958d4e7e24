"""Make the demo world."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from config.demo.models import Seeding
from config.demo.seeding import (
    bulk,
    goods,
    lots,
    orders,
    pages,
    papers,
    parties,
    prints,
)
from config.demo.seeding.world import Setting
from core.actions import regions
from shop.shelf import actions as shelf

BAR = 40


class Command(BaseCommand):
    help = "Make the demo world; running it again the same day changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=["s", "m", "l"], default="s")
        parser.add_argument("--seed", type=int, default=7)

    def handle(self, *, size: str, seed: int, **options: object) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo world is made in demonstrations only.")
        now = timezone.now()
        setting = Setting(now, seed, size)
        done = Seeding.objects.filter(size=size, seed=seed, day=timezone.localdate(now))
        if done.exists():
            self.stdout.write("The demo world stands already.")
            return
        self.seed(setting)
        Seeding.objects.create(size=size, seed=seed, day=timezone.localdate(now))

    def seed(self, setting: Setting) -> None:
        with self.step("Regions"):
            regions.load()
        with self.step("Pictures"):
            printed = prints.make_all(
                [*prints.jobs_of(setting), *pages.jobs_of(setting)], self.tell
            )
        with (
            self.step("Cooperatives, products, lots and certificates"),
            transaction.atomic(),
        ):
            suppliers = parties.seed_suppliers(setting)
            everyone = {**suppliers, **parties.seed_others(setting)}
            people = parties.seed_people(everyone)
            categories = goods.seed_categories()
            products = goods.seed_products(setting, suppliers, categories)
            papers.seed_certificates(setting, suppliers, products)
            lots.seed_lots(setting, products)
            prints.attach(printed, products)
        if bulk.TOTALS[setting.size]:
            with self.step(f"Products of size {setting.size}"):
                bulk.seed_bulk(setting, categories, self.bar)
        with self.step("Cards and shelves"):
            shelf.rebuild_all(setting.now)
        with self.step("Orders"):
            orders.seed_orders(setting, people, products)
        with self.step("Pages"):
            pages.seed_pages(setting, products, printed)
        with self.step("Search"):
            call_command("rebuild_search", verbosity=0)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        started = time.monotonic()
        self.stdout.write(f"  {name} …")
        yield
        self.stdout.write(f"    {time.monotonic() - started:.1f} s")

    def tell(self, done: int) -> None:
        if done % 50 == 0:
            self.stdout.write(f"    {done}")

    def bar(self, done: int, total: int) -> None:
        """Show how far a long step is: on a terminal one line that fills, else a line for each tenth."""
        filled = BAR * done // total
        line = f"    [{'█' * filled}{'·' * (BAR - filled)}] {done:,} / {total:,}"
        if self.stdout.isatty():
            self.stdout.write(f"\r{line}", ending="\n" if done == total else "")
        elif done == total or done * 10 // total > (done - bulk.CHUNK) * 10 // total:
            self.stdout.write(line)
