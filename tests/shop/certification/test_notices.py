"""Staff hear of an end 90, 60 and 30 days ahead and when it has come; each once."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.certification import actions, notices, tasks
from shop.certification.models import ExpiryNotice
from tests.factories.core import UserFactory

from .conftest import NOON, SHANGHAI

LAST_NOON = datetime(2026, 12, 31, 12, tzinfo=SHANGHAI)


def notice(days):
    found = notices.notice_expiries(at=LAST_NOON + timedelta(days=days))
    return [one.days_ahead for one in found]


@pytest.mark.parametrize(
    ("days", "stages"),
    [
        (-91, []),
        (-90, [90]),
        (-61, [90]),
        (-60, [60]),
        (-30, [30]),
        (0, [30]),
        (1, [0]),
        (30, [0]),
        (31, []),
    ],
)
def test_each_stage_has_its_day(certificate, days, stages):
    assert notice(days) == stages


def test_each_stage_is_noticed_once(certificate):
    days = [-95, -90, -89, -60, -45, -30, -2, 1, 2]

    assert [notice(day) for day in days] == [[], [90], [], [60], [], [30], [], [0], []]


def test_days_that_were_missed_are_made_good(certificate):
    assert [notice(-90), notice(-20)] == [[90], [30]]


@pytest.mark.parametrize("action", ["suspend", "withdraw"])
def test_what_is_stopped_already_needs_no_notice(certificate, action):
    getattr(actions, action)(certificate=certificate, reason="复核", by=None, at=NOON)

    assert notice(-30) == []


def test_a_certificate_that_has_ended_gives_the_page_a_new_version(
    certificate, product
):
    product.refresh_from_db()
    before = product.page_version

    notice(1)

    product.refresh_from_db()
    assert product.page_version > before


def test_staff_are_told_in_one_mail_each(certificate, mailoutbox):
    staff = [UserFactory(is_staff=True), UserFactory(is_staff=True)]
    UserFactory()
    found = notices.notice_expiries(at=LAST_NOON)

    row = DBTaskResult.objects.get(task_path="shop.certification.tasks.tell_staff")
    tasks.tell_staff.call(*row.args_kwargs["args"])

    assert row.args_kwargs["args"] == [[found[0].pk]]
    assert [mail.to for mail in mailoutbox] == [[one.email] for one in staff]
    assert {mail.subject for mail in mailoutbox} == {"1 项证书快到期"}
    assert mailoutbox[0].body.splitlines()[:3] == [
        f"帮扶产品认定 {certificate.number}",
        certificate.holder.name_zh_hans,
        "有效至 2026 年 12 月 31 日当天结束。",
    ]


def test_nothing_is_sent_without_staff(certificate, mailoutbox):
    found = notices.notice_expiries(at=LAST_NOON)

    tasks.tell_staff.call([found[0].pk])

    assert mailoutbox == []


def test_the_sweep_judges_and_notices(certificate, product):
    tasks.sweep.call()

    in_reach = certificate.current.valid_until - timezone.localdate()
    expected = int(-30 <= in_reach.days <= 90)
    assert ExpiryNotice.objects.count() == expected
