"""Failed tasks come back, lost ones are given back, periodic ones come round."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core.management.commands.worker import TASKS_A_TURN
from core.tasks import rounds, tidy

pytestmark = pytest.mark.django_db(transaction=True)
done = []


@task
def note(word: str) -> None:
    done.append(word)


@task
def fail() -> None:
    raise ValueError("poison")


@task
def round_trip() -> None:
    done.append("round")


@pytest.fixture(autouse=True)
def nothing_done():
    done.clear()


def work():
    call_command("worker", once=True)


def row():
    return DBTaskResult.objects.get(task_path__endswith=".fail")


def test_a_task_is_run_once():
    note.enqueue("tea")

    work()
    work()

    assert done == ["tea"]


def test_poison_is_tried_eight_times_and_others_flow():
    fail.enqueue()
    note.enqueue("tea")

    for _ in range(12):
        work()
        DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).update(
            finished_at=timezone.now() - rounds.LONGEST_WAIT
        )

    assert (row().status, len(row().worker_ids), done) == (
        "FAILED",
        rounds.MOST_TRIES,
        ["tea"],
    )


def test_a_failed_task_waits_longer_each_time():
    waits = [rounds.wait_after(tries).total_seconds() for tries in (1, 2, 3, 8, 20)]

    assert waits == [2, 4, 8, 256, 3600]


def test_a_failed_task_is_not_tried_before_its_time():
    fail.enqueue()
    work()

    assert rounds.retry_failed(timezone.now()) == 0


def test_a_task_of_a_dead_worker_is_given_back():
    note.enqueue("tea")
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(hours=1),
        worker_ids=["dead"],
    )

    work()

    assert done == ["tea"]


def test_a_task_that_is_running_is_left_alone():
    note.enqueue("tea")
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=["busy"]
    )

    assert rounds.give_back_lost(timezone.now()) == 0


def test_a_task_lost_at_its_last_try_is_ended():
    note.enqueue("tea")
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(hours=1),
        worker_ids=["w"] * rounds.MOST_TRIES,
    )

    rounds.give_back_lost(timezone.now())

    assert DBTaskResult.objects.get().status == "FAILED"


def test_a_task_that_failed_while_no_worker_ran_for_a_day_is_tried_again():
    fail.enqueue()
    work()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=1))

    assert rounds.retry_failed(timezone.now()) == 1


def test_more_tasks_than_a_turn_holds_are_all_run():
    for _ in range(TASKS_A_TURN + 3):
        note.enqueue("tea")

    work()

    assert done == ["tea"] * (TASKS_A_TURN + 3)


def test_results_of_long_ago_are_forgotten_and_dead_letters_kept():
    note.enqueue("tea")
    fail.enqueue()
    work()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=15))

    tidy.forget_results(timezone.now())

    assert list(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED"]


def test_a_periodic_task_comes_round_and_not_twice():
    one = rounds.Periodic(f"{__name__}.round_trip", timedelta(minutes=1))
    now = timezone.now()

    first, second = rounds.bring_round([one], now), rounds.bring_round([one], now)

    assert (first, second) == ([one.path], [])
