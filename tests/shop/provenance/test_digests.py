"""A digest a night stands on the one before: whatever changes under it is found."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core.written_once import WrittenOnceError
from shop.provenance import actions, queries
from shop.provenance.models import TraceDigest, TraceEvent
from shop.provenance.records import Happening
from tests.factories.shop import LotFactory

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
AT = datetime(2026, 11, 25, 3, tzinfo=UTC)
BEFORE = AT - timedelta(hours=1)


def record(lot=None, at=BEFORE):
    happening = Happening(
        kind=TraceEvent.Kind.OBJECT, biz_step="packing", event_time=at, title="装箱"
    )
    return actions.record_event(
        lot=lot or LotFactory(), happening=happening, by=None, at=at
    )


def tampered(statement):
    """Change a table as somebody would who owns the server: without its triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER provenance_traceevent_never_updated")
            cursor.execute("DROP TRIGGER provenance_traceevent_never_deleted")
        cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")


def verify():
    out = StringIO()
    call_command("verify_trace", stdout=out)
    return out.getvalue().strip()


def test_a_digest_covers_what_was_recorded_since_the_last():
    record(), record()
    first = actions.make_digest(at=AT)
    third = record()

    second = actions.make_digest(at=AT + timedelta(days=1))

    assert (first.events, second.events, second.up_to) == (2, 1, third.pk)
    assert verify() == "3 trace events are as they were recorded."


def test_a_night_without_records_makes_none():
    record()
    actions.make_digest(at=AT)

    assert actions.make_digest(at=AT) is None
    assert TraceDigest.objects.count() == 1


def test_what_is_being_recorded_waits_for_the_next():
    record(at=AT)

    assert actions.make_digest(at=AT) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE provenance_traceevent SET note_zh_hans = '改过'",
        "UPDATE provenance_traceevent SET quantity_kg = 9",
        "DELETE FROM provenance_traceevent",
    ],
)
def test_a_record_changed_behind_our_back_is_found(statement):
    record(), record()
    actions.make_digest(at=AT)

    tampered(statement)

    with pytest.raises(CommandError):
        verify()


def test_a_digest_made_anew_does_not_match_those_after_it():
    record()
    first = actions.make_digest(at=AT)
    record()
    actions.make_digest(at=AT)
    with pytest.raises(WrittenOnceError):
        first.save()

    same = [is_same for _digest, is_same in queries.verified_digests()]

    assert same == [True, True]


def test_the_passport_names_the_digest_over_its_records(client):
    lot = LotFactory()
    record(lot)
    before = client.get(f"/l/{lot.code}?lang=en").content.decode()
    digest = actions.make_digest(at=AT)

    after = client.get(f"/l/{lot.code}?lang=en").content.decode()

    assert (digest.short in before, digest.short in after) == (False, True)
    assert len(digest.short) == 14


def test_a_digest_is_never_changed():
    record()
    actions.make_digest(at=AT)

    with pytest.raises(WrittenOnceError):
        TraceDigest.objects.update(digest="x")
