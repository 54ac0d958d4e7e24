"""The plumbing of the other tests: a migrated copy per process, whole again after a test that commits."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Locale

pytestmark = pytest.mark.contract


@pytest.mark.django_db
def test_rows_made_by_migrations_are_there() -> None:
    assert list(Locale.objects.values_list("language_code", flat=True)) == ["zh-hans"]


@pytest.mark.django_db(transaction=True)
def test_a_committed_change_is_seen() -> None:
    Locale.objects.create(language_code="en")

    assert Locale.objects.count() == 2


@pytest.mark.django_db
def test_a_committed_change_is_gone_for_the_next_test() -> None:
    assert Locale.objects.count() == 1
    assert ContentType.objects.filter(app_label="core", model="user").count() == 1


@pytest.mark.django_db
def test_sqlite_is_a_file_with_a_write_ahead_log() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL")
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()

    assert (mode, Path(settings.DATABASES["default"]["NAME"]).suffix) == (
        ("wal",),
        ".sqlite3",
    )
