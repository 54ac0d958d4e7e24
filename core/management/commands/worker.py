"""Do the work that waits: run tasks, try failed ones again, bring periodic ones round. Ends in order on SIGTERM."""

import signal
import time
from argparse import ArgumentParser
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Worker

from core.tasks import rounds


class Command(BaseCommand):
    help = "Run tasks until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=0.5)
        parser.add_argument(
            "--once", action="store_true", help="do what is there and end"
        )

    def handle(self, *, interval: float, once: bool, **options: object) -> None:
        self.is_running = True
        worker = self.worker(interval)
        if not once:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, self.stop)
        schedule = import_string(settings.TASK_SCHEDULE)
        while self.is_running:
            now = timezone.now()
            rounds.give_back_lost(now)
            rounds.retry_failed(now)
            rounds.bring_round(schedule, now)
            worker.run()
            if once:
                return
            time.sleep(interval)

    def worker(self, interval: float) -> Worker:
        """Return a worker that ends when nothing is left to do."""
        return Worker(
            queue_names=["*"],
            interval=interval,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Finish the task at hand, then end."""
        self.is_running = False
