"""The audit log in the back office."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from core.actions import audit
from core.models import AuditEntry
from tests.factories.core import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)


@pytest.fixture
def entry():
    thing = OrganisationFactory(name_zh_hans="=云岭合作社")
    by = UserFactory(email="keeper@example.org")
    changes = {"price": ("80.00", "86.00")}
    return audit.record("changed the price", thing, by=by, at=NOON, changes=changes)


@pytest.fixture
def staff(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False

    def staff(*codenames):
        user = UserFactory(is_staff=True)
        wanted = ["access_admin", *codenames]
        user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
        client.force_login(user)
        return client

    return staff


def rows_of(response):
    """Return what is listed of prices: making the people and parties of a test is told as well."""
    listed = response.context["object_list"]
    return [item.pk for item in listed if item.verb == "changed the price"]


def test_who_may_read_the_log_finds_an_entry(staff, entry):
    client = staff("view_auditentry")

    assert rows_of(client.get(reverse("audit:index"))) == [entry.pk]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("q=云岭", True),
        ("q=keeper@example.org", True),
        ("q=other@example.org", False),
        ("at_from=2026-11-02&at_to=2026-11-02", True),
        ("at_from=2026-11-03", False),
        ("object_type=core.organisation", True),
    ],
)
def test_the_log_is_searched_by_person_thing_and_day(staff, entry, query, is_found):
    response = staff("view_auditentry").get(f"{reverse('audit:index')}?{query}")

    assert rows_of(response) == ([entry.pk] if is_found else [])


def test_the_log_is_exported_without_formulas(staff, entry):
    response = staff("view_auditentry").get(f"{reverse('audit:index')}?export=csv")

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert len(lines) == AuditEntry.objects.count() + 1
    assert not [line for line in lines if ",=" in line]
    assert [line for line in lines if ",改价," in line and ",'=云岭合作社," in line]


def test_without_the_right_nobody_reads_the_log(staff, entry):
    assert staff().get(reverse("audit:index")).status_code == 302


@pytest.mark.parametrize("page", ["edit", "delete"])
def test_nobody_changes_the_log(client, settings, entry, page):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    response = client.post(reverse(f"audit:{page}", args=[entry.pk]), {"verb": "x"})

    assert response.status_code == 302
    assert AuditEntry.objects.get(pk=entry.pk).verb == "changed the price"


def test_one_entry_is_told_in_words_and_local_time(staff, entry):
    page = staff("view_auditentry").get(reverse("audit:inspect", args=[entry.pk]))

    told = {str(one["label"]): str(one["value"]) for one in page.context["fields"]}
    assert (told["事件"], told["变化"], "12:00" in told["时间"]) == (
        entry.deed,
        "价格：¥80.00 → ¥86.00",
        True,
    )


def test_a_visitor_is_not_the_platform_itself(staff, client, db):
    client.post(reverse("account_login"), {"login": "13900001234", "password": "x"})
    one = AuditEntry.objects.get(verb="failed to sign in")

    page = staff("view_auditentry").get(reverse("audit:inspect", args=[one.pk]))

    told = {str(one["label"]): str(one["value"]) for one in page.context["fields"]}
    assert (told["操作人"], told["对象"]) == ("未登录者", "139****1234")
