"""Tasks that failed their last try: tried again, or put aside with a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core.actions import tasks
from core.models import PutAsideTask
from core.tasks import rounds

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@task
def spill() -> None:
    raise ValueError("spilt")


def failed(tries=8, hours=0):
    spill.enqueue()
    row = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=row.pk).update(
        status=TaskResultStatus.FAILED,
        worker_ids=["worker"] * tries,
        finished_at=timezone.now() - timedelta(hours=hours),
    )
    return row


def dead():
    return list(rounds.dead())


def test_dead_is_what_has_had_its_last_try():
    spent = failed(tries=8)
    failed(tries=7)
    failed(tries=1, hours=3)

    assert dead() == [spent]


def test_one_that_is_put_aside_is_not_tried_again():
    row = failed(hours=3)
    tasks.put_aside(task=row, reason="sold out", by=None, at=timezone.now())
    DBTaskResult.objects.update(worker_ids=["worker"])

    assert rounds.retry_failed(timezone.now()) == 0


def test_a_dead_letter_gets_all_its_tries_again_once():
    row = failed()

    tasks.try_again(task=row, by=None, at=timezone.now())
    with pytest.raises(tasks.DeadTaskError):
        tasks.try_again(task=row, by=None, at=timezone.now())

    row.refresh_from_db()
    assert (row.status, row.worker_ids) == ("READY", [])


def test_one_that_is_put_aside_is_gone_from_the_list_and_stays_failed():
    row = failed()

    tasks.put_aside(task=row, reason=" sold out ", by=None, at=timezone.now())
    with pytest.raises(tasks.DeadTaskError):
        tasks.put_aside(task=row, reason="again", by=None, at=timezone.now())

    row.refresh_from_db()
    assert (dead(), row.status, row.put_aside.reason) == ([], "FAILED", "sold out")


def test_without_a_reason_nothing_is_put_aside():
    row = failed()

    with pytest.raises(tasks.ReasonMissingError):
        tasks.put_aside(task=row, reason=" ", by=None, at=timezone.now())

    assert (dead(), PutAsideTask.objects.count()) == ([row], 0)
