"""What was recorded about a lot stays as it was."""

import pytest
from django.db import DatabaseError, connection, transaction

from shop.provenance import actions
from shop.provenance.models import TestReport, TraceEvent

from .test_actions import FINDINGS

pytestmark = pytest.mark.contract


@pytest.fixture
def written(lot, at, harvested):
    actions.record_event(lot=lot, happening=harvested, by=None, at=at)
    actions.record_test(lot=lot, findings=FINDINGS, by=None, at=at)


def rows():
    return [list(model.objects.values()) for model in (TraceEvent, TestReport)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE provenance_traceevent SET title = 'x'",
        "DELETE FROM provenance_traceevent",
        "UPDATE provenance_testreport SET items = 99",
        "DELETE FROM provenance_testreport",
    ],
)
def test_the_database_refuses_every_later_change(written, statement):
    before = rows()

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert rows() == before
