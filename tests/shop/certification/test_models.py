"""A version is written once: neither Django nor the database changes it."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from core.written_once import WrittenOnceError
from shop.certification import notices
from shop.certification.models import CertificateVersion, ExpiryNotice

from .conftest import NOON

CHANGES = {
    "update": lambda: CertificateVersion.objects.update(reason="x"),
    "bulk_update": lambda: CertificateVersion.objects.bulk_update(
        CertificateVersion.objects.all(), ["reason"]
    ),
    "save": lambda: CertificateVersion.objects.get().save(),
    "delete": lambda: CertificateVersion.objects.all().delete(),
    "delete_one": lambda: CertificateVersion.objects.get().delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_django_refuses_to_change_a_version(certificate, change):
    with pytest.raises(WrittenOnceError):
        change()


@pytest.mark.contract
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certification_certificateversion SET status = 'valid'",
        "DELETE FROM certification_certificateversion",
        "UPDATE certification_expirynotice SET days_ahead = 1",
        "DELETE FROM certification_expirynotice",
    ],
)
def test_the_database_refuses_too(certificate, statement):
    notices.notice_expiries(at=NOON)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert (CertificateVersion.objects.count(), ExpiryNotice.objects.count()) == (1, 1)


@pytest.mark.contract
@pytest.mark.parametrize(
    "values",
    [
        {"version": 1, "valid_until": date(2026, 12, 31)},
        {"version": 2, "valid_until": date(2025, 12, 31)},
    ],
)
def test_a_version_has_its_own_number_and_ends_after_it_begins(certificate, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateVersion.objects.create(
            certificate=certificate,
            valid_from=date(2026, 1, 1),
            created_at=NOON,
            **values,
        )
