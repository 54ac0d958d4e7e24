"""Writes on jobs. Every step is one conditional UPDATE, so a job that was stopped is never started or ended again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.models import Job
from core.models.jobs import SILENCE

State = Job.State
BROKEN = gettext_noop("Something went wrong. Those who look after the site can see it.")
LOST = gettext_noop("Nothing was heard of it for too long. Please start it again.")
STOPPED = gettext_noop("Stopped by %(by)s. What was done until then stays.")
FINISHED = gettext_noop("All is done.")


class JobError(Exception):
    """Nothing was changed."""

    message: str | Promise = _("The job could not be changed.")


class JobUnderWayError(JobError):
    """The same work waits or runs; `job` is it."""

    message = _("This work is under way already.")

    def __init__(self, job: Job | None) -> None:
        super().__init__(job)
        self.job = job


class JobOverError(JobError):
    message = _("This job has ended already.")


@dataclass
class Progress:
    """What the work of a job tells about itself; it raises JobOverError once somebody has stopped the job."""

    job_id: int
    clock: Callable[[], datetime] = timezone.now

    def expect(self, total: int) -> None:
        self._write(total=total)

    def step(self, done: int, message: str = "", **params: str) -> None:
        self._write(done=done, message=message, params=params)

    def _write(self, **values: Any) -> None:
        rows = Job.objects.filter(pk=self.job_id, state=State.RUNNING)
        if rows.update(heartbeat_at=self.clock(), **values) != 1:
            raise JobOverError


def open_job(*, kind: str, title: str, by: Any, at: datetime, key: str = "") -> Job:
    """Make a job that waits; who calls enqueues its task in the same transaction.

    Raises:
        JobUnderWayError: when one with this key waits or runs.
    """
    try:
        with transaction.atomic():
            return Job.objects.create(
                kind=kind, title=title, key=key, created_by=by, created_at=at
            )
    except IntegrityError:
        raise JobUnderWayError(Job.objects.alive().filter(key=key).first()) from None


def begin(*, job_id: int, at: datetime) -> None:
    """Take a job up: one that waits, that failed and is tried again, or whose worker is silent.

    Raises:
        JobOverError: when it is done, stopped, or in the hands of another worker.
    """
    free = Q(state__in=[State.WAITING, State.FAILED]) | Q(
        state=State.RUNNING, heartbeat_at__lt=at - SILENCE
    )
    values = {"started_at": at, "heartbeat_at": at, "finished_at": None, "done": 0}
    rows = Job.objects.filter(free, pk=job_id)
    try:
        with transaction.atomic():
            begun = rows.update(state=State.RUNNING, message="", params={}, **values)
    except IntegrityError:  # a failed one, and the same work was started anew since
        begun = 0
    if begun != 1:
        raise JobOverError


def end(job_id: int, state: str, message: str, at: datetime, **params: str) -> bool:
    rows = Job.objects.filter(pk=job_id, state__in=Job.ALIVE)
    values = {"message": message, "params": params, "finished_at": at}
    return rows.update(state=state, **values) == 1


def cancel(*, job: Job, by: Any, at: datetime) -> None:
    """Stop a job; its work ends at its next step.

    Raises:
        JobOverError: when it has ended.
    """
    if not end(job.pk, State.CANCELLED, STOPPED, at, by=str(by)):
        raise JobOverError


def run(*, job_id: int, work: Callable[[Progress], None]) -> None:
    """Do a job's work. A job that was stopped ends quietly; any other error fails it, and its task is tried again."""
    progress = Progress(job_id)
    try:
        begin(job_id=job_id, at=progress.clock())
        work(progress)
    except JobOverError:
        return
    except Exception:
        end(job_id, State.FAILED, BROKEN, progress.clock())
        raise
    end(job_id, State.DONE, FINISHED, progress.clock())


def reap(*, at: datetime) -> int:
    """Fail the jobs whose worker is silent, and return how many."""
    return Job.objects.silent_at(at).update(
        state=State.FAILED, message=LOST, params={}, finished_at=at
    )
