"""A job is begun once, tells how far it is, can be stopped, and is failed when its worker dies."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from core.actions import jobs
from core.models import Job
from tests.factories.core import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
NOW = timezone.now()


def waiting(key="", **values):
    job = jobs.open_job(kind="count", title="Count the tea", by=None, at=NOW, key=key)
    Job.objects.filter(pk=job.pk).update(**values)
    return job


def facts(job):
    job.refresh_from_db()
    return job.state, job.done, job.total


def count_to_three(progress):
    progress.expect(3)
    for done in (1, 2, 3):
        progress.step(done)


def test_work_is_done_and_its_progress_kept():
    job = waiting()

    jobs.run(job_id=job.pk, work=count_to_three)

    assert facts(job) == ("done", 3, 3)
    assert job.text == "全部完成。"


def test_a_job_that_is_done_is_not_done_again():
    job = waiting()
    jobs.run(job_id=job.pk, work=count_to_three)

    jobs.run(job_id=job.pk, work=lambda progress: progress.expect(9))

    assert facts(job) == ("done", 3, 3)


def test_a_failure_is_kept_and_the_next_try_takes_the_job_up_again():
    job = waiting()

    def spill(progress):
        progress.step(1)
        raise ValueError("spilt")

    with pytest.raises(ValueError, match="spilt"):
        jobs.run(job_id=job.pk, work=spill)
    failed = facts(job)
    jobs.run(job_id=job.pk, work=count_to_three)

    assert failed == ("failed", 1, 0)
    assert facts(job) == ("done", 3, 3)


def test_a_stopped_job_ends_at_its_next_step():
    job, person = waiting(), UserFactory(first_name="Min")

    def be_stopped(progress):
        progress.step(1)
        jobs.cancel(job=job, by=person, at=NOW)
        progress.step(2)

    jobs.run(job_id=job.pk, work=be_stopped)

    assert facts(job) == ("cancelled", 1, 0)
    with translation.override("en"):
        assert job.text == "Stopped by Min. What was done until then stays."


def test_a_stopped_job_is_never_begun():
    job = waiting()
    jobs.cancel(job=job, by=None, at=NOW)

    jobs.run(job_id=job.pk, work=count_to_three)

    assert facts(job) == ("cancelled", 0, 0)


def test_a_job_that_has_ended_cannot_be_stopped():
    job = waiting()
    jobs.run(job_id=job.pk, work=count_to_three)

    with pytest.raises(jobs.JobOverError):
        jobs.cancel(job=job, by=None, at=NOW)

    assert facts(job) == ("done", 3, 3)


def test_a_job_in_the_hands_of_a_worker_is_left_to_it():
    job = waiting(state="running", heartbeat_at=NOW)

    with pytest.raises(jobs.JobOverError):
        jobs.begin(job_id=job.pk, at=NOW + timedelta(minutes=4))

    assert facts(job) == ("running", 0, 0)


def test_a_job_of_a_silent_worker_is_taken_over():
    job = waiting(state="running", heartbeat_at=NOW, done=2)

    jobs.begin(job_id=job.pk, at=NOW + timedelta(minutes=6))

    assert facts(job) == ("running", 0, 0)


@pytest.mark.parametrize(
    ("minutes", "state", "count"), [(5, "running", 0), (6, "failed", 1)]
)
def test_a_silent_job_is_failed(minutes, state, count):
    job = waiting(state="running", heartbeat_at=NOW, done=2)

    assert jobs.reap(at=NOW + timedelta(minutes=minutes)) == count
    assert facts(job) == (state, 2, 0)


def test_of_one_key_one_job_is_alive():
    job = waiting(key="tea")

    with pytest.raises(jobs.JobUnderWayError) as caught:
        waiting(key="tea")

    assert caught.value.job == job
    assert Job.objects.count() == 1


def test_a_failed_job_is_not_taken_up_beside_its_successor():
    failed = waiting(key="tea", state="failed")
    successor = waiting(key="tea")

    with pytest.raises(jobs.JobOverError):
        jobs.begin(job_id=failed.pk, at=NOW)

    assert (facts(failed)[0], facts(successor)[0]) == ("failed", "waiting")


def test_an_unformatted_message_may_hold_any_sign():
    job = waiting(message="100 % of (it)")
    job.refresh_from_db()

    assert job.text == "100 % of (it)"
