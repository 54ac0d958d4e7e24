"""What staff do with tasks that failed their last try."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus

from core.models import PutAsideTask
from core.tasks import rounds
from core.tasks.rounds import AnyTask


class DeadTaskError(Exception):
    """Nothing was changed."""

    message: str | Promise = _("This task is not one that failed for good.")


class ReasonMissingError(DeadTaskError):
    message = _("Say why it may be left undone.")


def locked(task: AnyTask) -> AnyTask:
    """Return the locked row of a dead letter."""
    row = rounds.dead().select_for_update(of=("self",)).filter(pk=task.pk).first()
    if row is None:
        raise DeadTaskError
    return row


@transaction.atomic
def try_again(*, task: AnyTask, by: Any, at: datetime) -> None:  # noqa: ARG001 - every write is told who
    """Give a dead letter as many tries as a new task has.

    Raises:
        DeadTaskError: when it is not one, or was tried again already.
    """
    row = locked(task)
    row.status, row.worker_ids = TaskResultStatus.READY, []
    row.finished_at, row.run_after = None, at
    row.save(update_fields=["status", "worker_ids", "finished_at", "run_after"])


@transaction.atomic
def put_aside(*, task: AnyTask, reason: str, by: Any, at: datetime) -> PutAsideTask:
    """Take a dead letter off the list for good, and say why.

    Raises:
        ReasonMissingError: without a reason.
        DeadTaskError: when it is not one, or was put aside already.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissingError
    row = locked(task)
    return PutAsideTask.objects.create(task=row, reason=reason[:200], by=by, at=at)
