"""Do the work that waits: run tasks, try failed ones again, bring periodic ones round. Ends in order on SIGTERM."""

import signal
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Worker

from core.tasks import rounds

# A turn ends after so many tasks even when more wait: what failed and what comes round must not starve.
TASKS_A_TURN = 50


class Command(BaseCommand):
    help = "Run tasks until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=0.5)
        parser.add_argument(
            "--round-every",
            type=float,
            default=2,
            help="seconds between two looks at what failed or is due",
        )
        parser.add_argument(
            "--once", action="store_true", help="do what is there and end"
        )

    def handle(
        self, *, interval: float, round_every: float, once: bool, **options: object
    ) -> None:
        self.is_running = True
        self.worker = self.new_worker(interval)
        if not once:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, self.stop)
        schedule = import_string(settings.TASK_SCHEDULE)
        next_round = 0.0
        while self.is_running:
            if time.monotonic() >= next_round:
                self.round(schedule)
                next_round = time.monotonic() + round_every
            self.worker = self.new_worker(interval)
            self.worker.run()
            if self.worker._run_tasks < TASKS_A_TURN:  # noqa: SLF001  the library counts, and tells nobody
                if once:
                    return
                time.sleep(interval)

    def round(self, schedule: Sequence[rounds.Periodic]) -> None:
        """Look at what failed, what was lost and what is due."""
        now = timezone.now()
        rounds.give_back_lost(now)
        rounds.retry_failed(now)
        rounds.bring_round(schedule, now)

    def new_worker(self, interval: float) -> Worker:
        """Return a worker that ends when nothing is left to do, or its turn is over."""
        return Worker(
            queue_names=["*"],
            interval=interval,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=TASKS_A_TURN,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Finish the task at hand, then end."""
        self.is_running = False
        self.worker.running = False
