"""Jobs, failed tasks, and what waits on the first page."""

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from core.models import Job
from shop.payment import tasks
from shop.shelf.tasks import rebuild_cards
from tests.factories.orders import paid_purchase
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(person_in):
    client = Client()
    client.force_login(person_in("Site keepers"))
    return client


def failed():
    DBTaskResult.objects.all().delete()
    tasks.reconcile_all.enqueue()
    DBTaskResult.objects.update(
        status=TaskResultStatus.FAILED,
        worker_ids=["w"] * 8,
        finished_at=timezone.now(),
        traceback="ValueError: spilt",
    )
    return DBTaskResult.objects.get()


def logged():
    return list(ModelLogEntry.objects.values_list("action", flat=True))


@pytest.mark.parametrize("kind", ["search", "cards"])
def test_a_rebuild_is_started_once_and_runs(keeper, kind):
    StockRecordFactory()
    for _ in range(2):
        keeper.post(f"/cms/jobs/start/{kind}/")
    row = DBTaskResult.objects.get(task_path__endswith=f"rebuild_{kind}")

    row.task.func(*row.args_kwargs["args"])

    job = Job.objects.get()
    assert (job.state, job.done == job.total, logged()) == (
        "done",
        True,
        ["shop.job_start"],
    )
    for page in ("jobs", f"jobs/inspect/{job.pk}"):
        assert keeper.get(f"/cms/{page}/").status_code == 200


def test_who_may_only_look_starts_nothing(order_desk):
    order_desk.post("/cms/jobs/start/search/")

    assert (Job.objects.count(), logged()) == (0, [])


def test_cards_tell_how_far_they_are():
    StockRecordFactory()
    job = Job.objects.create(kind="cards", title="Cards", created_at=timezone.now())

    rebuild_cards.func(job.pk)

    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 1, 1)


def test_a_failed_task_is_tried_again_once(keeper):
    row = failed()

    for _ in range(2):
        keeper.post(f"/cms/dead/again/{row.pk}/")

    row.refresh_from_db()
    assert (row.status, logged()) == ("READY", ["shop.task_again"])


def test_a_failed_task_is_put_aside_with_a_reason(keeper):
    row = failed()

    refused = keeper.post(f"/cms/dead/aside/{row.pk}/", {"reason": " "})
    keeper.post(f"/cms/dead/aside/{row.pk}/", {"reason": "sold out"})

    row.refresh_from_db()
    assert (refused.status_code, row.put_aside.reason) == (200, "sold out")
    page = keeper.get(f"/cms/dead/inspect/{row.pk}/")
    assert "sold out" in page.text
    assert list(keeper.get("/cms/dead/").context["object_list"]) == []


def test_a_failed_task_is_shown_with_its_error(keeper):
    row = failed()

    assert list(keeper.get("/cms/dead/").context["object_list"]) == [row]
    assert "ValueError: spilt" in keeper.get(f"/cms/dead/inspect/{row.pk}/").text


def test_who_has_no_right_leaves_failed_tasks_alone(order_desk):
    row = failed()

    for act in ("again", "aside"):
        order_desk.post(f"/cms/dead/{act}/{row.pk}/", {"reason": "x"})

    row.refresh_from_db()
    assert (row.status, hasattr(row, "put_aside"), logged()) == ("FAILED", False, [])


def waiting(client):
    page = client.get("/cms/")
    found = [one for one in page.context or [] if "counters" in one]
    return [(str(one["label"]), one["count"]) for one in found[0]["counters"]]


def test_the_first_page_says_what_waits_for_whom(order_desk, keeper, office):
    paid_purchase()
    failed()

    assert waiting(order_desk) == [("待发货订单", 1), ("未成功的退款", 0)]
    assert waiting(keeper) == [("失败的任务", 1)]
    assert waiting(office) == [("即将到期的证书", 0)]


def test_a_list_without_rows_says_so_in_its_own_words(keeper):
    assert "没有失败的任务。" in keeper.get("/cms/dead/").text
    assert "还没有运行过任务。" in keeper.get("/cms/jobs/").text
    assert "还没有运行过任务。" not in keeper.get("/cms/jobs/?state=done").text
