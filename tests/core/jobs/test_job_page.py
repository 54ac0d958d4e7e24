"""A job's page is for the one who started it, and for staff."""

import pytest
from django.urls import reverse
from django.utils import timezone

from core.actions import jobs
from core.models import Job
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def job():
    return jobs.open_job(
        kind="count", title="Count the tea", by=UserFactory(), at=timezone.now()
    )


def address(job, name="core:job-detail"):
    return reverse(name, args=[job.pk])


def test_its_owner_sees_it_and_is_asked_to_wait(client, job):
    client.force_login(job.created_by)

    page = client.get(address(job))

    assert page.status_code == 200
    assert "core/job.html" in [one.name for one in page.templates]
    assert f'hx-get="{address(job)}"' in page.text


def test_htmx_gets_the_part_that_changes_and_stops_asking_at_the_end(client, job):
    client.force_login(job.created_by)
    jobs.cancel(job=job, by=job.created_by, at=timezone.now())

    page = client.get(address(job), headers={"HX-Request": "true"})

    assert page.templates[0].name == "core/job_progress.html"
    assert "hx-get" not in page.text


def test_staff_see_it(client, job, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_staff=True))

    assert client.get(address(job)).status_code == 200


@pytest.mark.parametrize("name", ["core:job-detail", "core:job-cancel"])
def test_a_stranger_is_told_that_it_does_not_exist(client, job, name):
    client.force_login(UserFactory())
    ask = client.post if name.endswith("cancel") else client.get

    assert ask(address(job, name)).status_code == 404
    assert Job.objects.get().state == Job.State.WAITING


def test_a_visitor_is_asked_to_sign_in(client, job):
    assert client.get(address(job)).status_code == 302


def test_its_owner_stops_it_once(client, job):
    client.force_login(job.created_by)

    client.post(address(job, "core:job-cancel"))
    ended = Job.objects.get().finished_at
    again = client.post(address(job, "core:job-cancel"), follow=True)

    assert Job.objects.get().state == Job.State.CANCELLED
    assert Job.objects.get().finished_at == ended
    assert [str(one) for one in again.context["messages"]] == [
        "任务已停止。",
        "这项任务已经结束了。",
    ]


def test_stopping_by_a_link_is_refused(client, job):
    client.force_login(job.created_by)

    assert client.get(address(job, "core:job-cancel")).status_code == 405
