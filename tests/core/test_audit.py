"""The audit log: written with the deed, by whom and from where, and never changed."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.utils import translation

from core.actions import audit
from core.middleware import NameRequest
from core.models import AuditEntry
from core.requests import serving
from core.written_once import WrittenOnceError
from tests.factories.core import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)
CHANGES = {
    "UPDATE": "UPDATE core_auditentry SET label = 'another' WHERE id = %s",
    "DELETE": "DELETE FROM core_auditentry WHERE id = %s",
}


def record(thing=None, **facts):
    given = {"by": None, "at": NOON, **facts}
    return audit.record("changed the price", thing or OrganisationFactory(), **given)


def test_an_entry_says_who_did_what_to_which_thing():
    user, thing = UserFactory(), OrganisationFactory(name_zh_hans="云岭合作社")

    entry = record(
        thing,
        by=user,
        changes={"price": ("80.00", "86.00"), "phone": (None, "13800001234")},
        organisation=thing,
    )

    entry = AuditEntry.objects.get(pk=entry.pk)
    said = (entry.at, entry.by, entry.organisation, entry.deed, entry.label)
    assert said == (NOON, user, thing, "改价", "云岭合作社")
    assert (entry.object_type, entry.object_id) == ("core.organisation", str(thing.pk))
    assert entry.before == {"price": "80.00"}
    assert entry.after == {"price": "86.00", "phone": "138****1234"}


def test_the_verb_is_read_in_the_language_of_the_reader():
    entry = record()

    with translation.override("en"):
        assert entry.deed == "changed the price"


def test_nobody_signed_in_is_the_platform_itself():
    assert record(by=AnonymousUser()).by is None


def test_an_entry_knows_its_request(rf):
    def view(_request):
        record()
        return HttpResponse()

    request = rf.get("/", REMOTE_ADDR="203.0.113.77")
    response = NameRequest(view)(request)

    entry = AuditEntry.objects.get(verb="changed the price")
    named = entry.request_id, entry.ip_prefix
    assert named == (response.headers["X-Request-ID"], "203.0.113.0/24")
    assert serving.get() is None


@transaction.atomic
def deed_that_fails():
    record()
    raise RuntimeError


def test_an_entry_falls_with_its_deed():
    with pytest.raises(RuntimeError):
        deed_that_fails()

    assert AuditEntry.objects.filter(verb="changed the price").count() == 0


@pytest.mark.contract
@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_to_change_an_entry(change):
    entry = record()

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(CHANGES[change], [entry.pk])

    assert AuditEntry.objects.get(pk=entry.pk).label == entry.label


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda _entry: AuditEntry.objects.update(label="another"),
        lambda _entry: AuditEntry.objects.all().delete(),
    ],
)
def test_django_refuses_to_change_an_entry(change):
    entry = record()
    label = entry.label

    with pytest.raises(WrittenOnceError):
        change(entry)

    assert AuditEntry.objects.get(verb=entry.verb).label == label
