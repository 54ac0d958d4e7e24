"""Keep task rows moving: failed ones are tried again later and later, those of a dead worker are given back, periodic
ones come round. Everything is decided from the rows, so any number of workers may do it at once.

A task that failed its last try stays FAILED: those rows are the dead letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

AnyTask: TypeAlias = DBTaskResult[..., Any]
MOST_TRIES = 8
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(hours=1)
LEASE = timedelta(minutes=10)


@dataclass(frozen=True)
class Periodic:
    """A task without arguments that is due again so long after its last time."""

    path: str
    every: timedelta


def wait_after(tries: int) -> timedelta:
    """Return how long to wait after that many tries: doubling from two seconds, at most an hour."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** max(0, tries - 1))


def failed() -> QuerySet[AnyTask]:
    """Return the tasks that failed and that nobody has put aside."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, put_aside=None)


# Its last try is over: the list of those who tried has a last possible place, and somebody stands there.
SPENT = Q(**{f"worker_ids__{MOST_TRIES - 1}__isnull": False})


def dead() -> QuerySet[AnyTask]:
    """Return the dead letters: failed, and never tried again by themselves; the newest first."""
    return failed().filter(SPENT).order_by("-finished_at", "pk")


@transaction.atomic
def retry_failed(at: datetime) -> int:
    """Make failed tasks ready whose time to try again has come; return how many."""
    due = [
        row.pk
        for row in failed().exclude(SPENT)
        if row.finished_at and row.finished_at + wait_after(len(row.worker_ids)) <= at
    ]
    return DBTaskResult.objects.filter(
        pk__in=due, status=TaskResultStatus.FAILED
    ).update(status=TaskResultStatus.READY, finished_at=None)


@transaction.atomic
def give_back_lost(at: datetime) -> int:
    """Make tasks ready that a worker took and never finished; the last try is ended instead. Return how many."""
    lost = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=at - LEASE
    )
    spent = [row.pk for row in lost if len(row.worker_ids) >= MOST_TRIES]
    lost.filter(pk__in=spent).update(status=TaskResultStatus.FAILED, finished_at=at)
    return lost.exclude(pk__in=spent).update(status=TaskResultStatus.READY)


def due(one: Periodic, at: datetime) -> bool:
    """Tell whether a periodic task is neither waiting nor running and its last time is long enough ago."""
    rows = DBTaskResult.objects.filter(task_path=one.path)
    waiting = rows.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    recent = rows.filter(enqueued_at__gt=at - one.every)
    return not (waiting.exists() or recent.exists())


def bring_round(schedule: Sequence[Periodic], at: datetime) -> list[str]:
    """Enqueue the periodic tasks that are due and return their names."""
    started = []
    for one in schedule:
        with transaction.atomic():
            if due(one, at):
                task: Any = import_string(one.path)
                task.enqueue()
                started.append(one.path)
    return started
